import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { build } from 'esbuild';
import { lighter } from './esbuild.start.mjs';

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

/** Stay in node_modules: native code, files found by their own path, and what few requests need and every start would read. */
const APART = /^(argon2|swagger-ui-dist|@zxcvbn-ts|@simplewebauthn|openid-client)(\/|$)/;

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
      // What the framework would load for a feature that is not in use would come along whole.
      const unused = kind === 'dynamic-import' && importer.includes('/node_modules/@nestjs/');
      if (unused || APART.test(path)) return { path, external: true };
      const found = await resolve(path, { kind, importer, namespace, resolveDir, pluginData: asked });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/**
 * Node's own modules as `require` gives them, and of each only what is asked for: importing one reads every export, and
 * one of `node:http` loads the whole client behind `fetch`.
 */
const builtIns = {
  name: 'built-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, kind }) =>
      isBuiltin(path) && kind === 'import-statement' ? { path, namespace: 'built-in' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'built-in' }, ({ path }) => ({
      contents: [
        `const all = process.getBuiltinModule(${JSON.stringify(path)});`,
        'const itsOwn = (name) => all[name];',
        'export default all;',
        // Marked as calls that nobody misses, so that those of names not in use are left out.
        ...Object.keys(process.getBuiltinModule(path))
          .filter((name) => /^[A-Za-z_]\w*$/.test(name) && name !== 'default')
          .map((name) => `export const ${name} = /* @__PURE__ */ itsOwn('${name}');`),
      ].join('\n'),
    }));
  },
};

/**
 * Files of their own, which the server loads when it comes to need them: a third of all code is for migrations alone, and
 * the description of the API for its readers, jobs and mail for after the start, traces for who wants them.
 */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^typeorm$/ }, () => ({ path: './typeorm.cjs', external: true }));
    onResolve({ filter: /^pg-boss$/ }, () => ({ path: './pg-boss.cjs', external: true }));
    onResolve({ filter: /^nodemailer$/ }, () => ({ path: './nodemailer.cjs', external: true }));
    onResolve({ filter: /\/open-telemetry$/ }, () => ({ path: './open-telemetry.cjs', external: true }));
    onResolve({ filter: /^#openapi$/ }, () => ({ path: './openapi.json', external: true }));
  },
};

/** Scripts that people run themselves come along as text. */
const scripts = {
  name: 'scripts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#recompute\// }, ({ path }) => ({
      path: join(import.meta.dirname, '../../docs/recompute', path.slice('#recompute/'.length)),
      namespace: 'script',
    }));
    onLoad({ filter: /./, namespace: 'script' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
  },
};

/** What packages that are no ES modules expect to find. */
const COMMONJS = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

const shared = {
  outdir: 'dist/api',
  bundle: true,
  platform: 'node',
  target: 'node24',
  alias: {
    '@wegmarke/domain': './libs/domain/src',
    // As ES modules, of which only what is in use is bundled.
    'class-validator': './node_modules/class-validator/esm2015/index.js',
    'rxjs/operators': './node_modules/rxjs/dist/esm/operators/index.js',
    rxjs: './node_modules/rxjs/dist/esm/index.js',
  },
  loader: { '.sql': 'text', '.typ': 'text' },
  sourcemap: true,
  define: { 'process.env.WEGMARKE_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
  plugins: [decorators, lighter, builtIns, scripts, packages],
};

rmSync('dist/api', { recursive: true, force: true });
mkdirSync('dist/api', { recursive: true });
copyFileSync('docs/openapi.json', 'dist/api/openapi.json');
await Promise.all([
  build({
    ...shared,
    entryPoints: {
      main: 'apps/api/src/main.ts',
      'load-server': 'apps/api/src/load-server.ts',
      municipality: 'apps/api/src/municipality.ts',
      verify: 'apps/api/src/verify.ts',
      operator: 'apps/api/src/operator.ts',
      'move-municipality': 'apps/api/src/move-municipality.ts',
      openapi: 'apps/api/src/openapi.ts',
      'check-peers': 'apps/api/src/check-peers.ts',
      'read-list': 'apps/api/src/features/imports/reading/read-list.ts',
      'render-edition': 'apps/api/src/features/editions/files/render-edition.ts',
      'understand-list': 'apps/api/src/features/imports/understanding/understand-list.ts',
    },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    banner: { js: COMMONJS },
  }),
  // The server itself is one function that load-server.ts runs from compiled code, which V8 keeps for scripts alone.
  build({
    ...shared,
    entryPoints: { server: 'apps/api/src/server.ts' },
    outExtension: { '.js': '.cjs' },
    plugins: [apart, ...shared.plugins],
    format: 'cjs',
    supported: { 'dynamic-import': false },
    // Half as much to read; a line of a trace still says where it is.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    define: {
      ...shared.define,
      'import.meta.url': 'fileAddress',
      'import.meta.dirname': '__dirname',
      // Asked for each of a thousand parts, and slow to ask for.
      'process.env.NEST_DEBUG': 'undefined',
    },
    banner: {
      js: `(function (exports, require, module, __filename, __dirname) {
const fileAddress = require('node:url').pathToFileURL(__filename).href;`,
    },
    footer: { js: '})' },
  }),
  build({
    ...shared,
    entryPoints: {
      typeorm: 'typeorm',
      'pg-boss': 'pg-boss',
      nodemailer: 'nodemailer',
      'open-telemetry': 'apps/api/src/platform/observability/open-telemetry.ts',
    },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  }),
]);
