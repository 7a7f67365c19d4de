/** Says what goes on, one line a step. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Says that a long step begins and, every ten seconds, that it still goes on; a person never looks at a still screen
 * and wonders. Returns what `work` returns.
 */
export async function during(step, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`${step} …`);
  const reminder = setInterval(() => say(`  … ${seconds()} s, still at it`), 10_000);
  try {
    const result = await work();
    say(`  done after ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/** Runs a command to its end; resolves to `{ code, output }` with all it wrote, also on `onOutput` as it comes. */
export async function runCommand(program, args, { onOutput, ...options }) {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    // Ctrl-C reaches the child by itself; what is sent to us alone is passed on.
    const end = () => {
      child.kill('SIGTERM');
      process.exit(143);
    };
    process.once('SIGTERM', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
        onOutput?.(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', end);
      resolve({ code: code ?? signal, output });
    });
  });
}
