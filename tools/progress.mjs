const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

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

/**
 * Runs a command to its end; resolves to `{ code, output }` with all it wrote, also on `onOutput` as it comes. When we
 * are asked to end meanwhile, it ends with us.
 */
export async function runCommand(program, args, { onOutput, ...options }) {
  const { spawnGuarded } = await import('./guarded.mjs');
  const child = spawnGuarded('TERM', program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = (signal) => {
    process.kill(-child.pid, 'SIGTERM');
    void child.ended.then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ENDING) process.once(signal, end);
  let output = '';
  const closed = [child.stdout, child.stderr].map((stream) => {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      output += chunk;
      onOutput?.(chunk);
    });
    return new Promise((resolve) => stream.on('close', resolve));
  });
  const { code, signal, error } = await child.ended;
  await Promise.all(closed);
  for (const one of ENDING) process.off(one, end);
  if (error) throw error;
  return { code: code ?? signal, output };
}
