import { build } from 'esbuild';

/** The suite, the bare servers and the load: three programs. The tools stay where they are, as they find things by their own path. */
await build({
  entryPoints: {
    main: 'bench/src/main.ts',
    bare: 'bench/src/bare/server.ts',
    load: 'bench/src/load/worker.ts',
  },
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: ['pg', '../../tools/*'],
  alias: { '@wegmarke/domain': './libs/domain/src' },
  loader: { '.sql': 'text' },
  sourcemap: true,
  logLevel: 'warning',
});
