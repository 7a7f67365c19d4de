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
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Stay in node_modules: native code, and files found by their own path. */
const APART = /^(argon2|swagger-ui-dist)(\/|$)/;

/**
 * Packages go into the bundle, as reading a thousand files is most of what a start takes. Those that another one would
 * use if they were installed stay outside, where asking for them fails as it should.
 */
const packages = {
  name: 'packages',
  setup({ onResolve, resolve }) {
    const asked = Symbol('asked');
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, namespace, resolveDir, pluginData }) => {
      if (pluginData === asked || kind === 'entry-point') return undefined;
      if (APART.test(path)) return { path, external: true };
      const found = await resolve(path, { kind, importer, namespace, resolveDir, pluginData: asked });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/** What packages that are no ES modules expect to find. */
const COMMONJS = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

await build({
  entryPoints: { main: 'apps/api/src/main.ts', openapi: 'apps/api/src/openapi.ts' },
  outdir: 'dist/api',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  banner: { js: COMMONJS },
  alias: { '@wegmarke/domain': './libs/domain/src' },
  loader: { '.sql': 'text' },
  sourcemap: true,
  keepNames: true,
  logLevel: 'warning',
  plugins: [decorators, packages],
});
