import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../setup.mjs';

/** What the tests make samples of, compiled as it stands: `name` is a file of `apps/api/test/support`. */
export async function bundled(name) {
  const { build } = await import('esbuild');
  const outfile = join(ROOT, 'dist', 'tools', `${name}.mjs`);
  await build({
    entryPoints: [join(ROOT, `apps/api/test/support/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: {
      '@wegmarke/domain': join(ROOT, 'libs/domain/src'),
      '@wegmarke/domain-testing': join(ROOT, 'libs/domain/testing'),
    },
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
