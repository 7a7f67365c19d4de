import { parseArgs } from 'node:util';
import { say } from './progress.mjs';
import { ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const PARTS = {
  restore: 'Back to an instant',
  instances: 'Several instances behind a proxy and PgBouncer',
  trouble: 'A full disk, a dead and a silent database, a clock that jumps',
  size: 'What it takes and does on this machine',
};

/**
 * `npm run drill`: what happens to an installation once in years, done on purpose with real programs. Every step prints
 * what it has proved; the last line is `N proved, M failed`. `-- --only restore`, `instances` or `trouble` does one part; `size`
 * measures instead, and is only done when it is named.
 */
await main(async () => {
  const wanted = readArguments(process.argv.slice(2));
  if (!(await setUp())) return;
  await ensureBuilt();
  const { Drill } = await import('./drill/steps.mjs');
  const drill = new Drill();
  for (const part of wanted) {
    say(`\n== ${PARTS[part]}`);
    const { run } = await import(`./drill/${part}.mjs`);
    await drill.part(run);
  }
  say(`\n${drill.proved} proved, ${drill.failed} failed`);
  process.exitCode = drill.failed > 0 ? 1 : 0;
});

function readArguments(args) {
  try {
    const { only } = parseArgs({ args, options: { only: { type: 'string' } } }).values;
    if (only === undefined) return Object.keys(PARTS).filter((part) => part !== 'size');
    if (only in PARTS) return [only];
  } catch {
    // Told below.
  }
  throw new Trouble(`Use: npm run drill -- [--only ${Object.keys(PARTS).join('|')}]`);
}
