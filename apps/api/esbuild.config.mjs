import { readFile } from 'node:fs/promises';
import { transform } from '@swc/core';
import { build } from 'esbuild';

/** esbuild drops decorator metadata; swc writes it first. */
const decorators = {
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /apps\/api\/src\/.*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

await build({
  entryPoints: { main: 'apps/api/src/main.ts', openapi: 'apps/api/src/openapi.ts' },
  outdir: 'dist/api',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  alias: { '@wegmarke/domain': './libs/domain/src' },
  loader: { '.sql': 'text' },
  sourcemap: true,
  keepNames: true,
  logLevel: 'warning',
  plugins: [decorators],
});
