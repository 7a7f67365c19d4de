import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const USAGE =
  'Usage: npm run survival -- [--requests 1000] [--kills 40] [--seed N]. Requests are for each operation of the API.';

/**
 * `npm run survival`: requests that nobody would make by hand, and kills at random moments, in a size that `npm test`
 * has no time for. Every suite prints its counts; the same seed does the same.
 */
await main(async () => {
  const { requests, kills, seed } = readArguments(process.argv.slice(2));
  if (!(await setUp())) return;
  await ensureBuilt();
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '-c',
      'apps/api/jest.config.js',
      '--runInBand',
      '(fuzz|storm)\\.http',
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, FUZZ_REQUESTS: requests, STORM_KILLS: kills, FUZZ_SEED: seed, STORM_SEED: seed },
    },
  );
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
});

function readArguments(args) {
  const number = { type: 'string' };
  try {
    const { values } = parseArgs({ args, options: { requests: number, kills: number, seed: number } });
    const { requests = '1000', kills = '40', seed = String(Date.now() % 1_000_000_007) } = values;
    if ([requests, kills, seed].every((value) => /^\d{1,10}$/.test(value))) return { requests, kills, seed };
  } catch {
    // Told below.
  }
  throw new Trouble(USAGE);
}
