import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { main } from './trouble.mjs';

/** `npm run bench`: all set-up, then the suite of `bench/`; see bench/README.md. */
await main(async () => {
  if (!(await setUp())) return;
  await ensureBuilt();
  process.chdir(ROOT);
  await import(pathToFileURL(join(ROOT, 'bench', 'esbuild.config.mjs')).href);
  const { bench } = await import(pathToFileURL(join(ROOT, 'dist', 'bench', 'main.js')).href);
  await bench(process.argv.slice(2));
});
