import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { say } from './progress.mjs';
import { ROOT } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const FILE = join('docs', 'permissions.md');

/** `npm run permissions`: prints the rights into the documents. With `--check` it only says whether they are there. */
await main(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'libs/domain/src/permissions/printed.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { printMatrix } = await import(`data:text/javascript;base64,${code}`);
  const text = printMatrix();
  if (!process.argv.includes('--check')) {
    writeFileSync(join(ROOT, FILE), text);
    say(`${FILE} is written.`);
  } else if (readFileSync(join(ROOT, FILE), 'utf8') !== text) {
    throw new Trouble(`${FILE} is not what the code says. Print it anew: npm run permissions`);
  }
});
