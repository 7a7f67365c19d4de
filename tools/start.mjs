import { ROOT, ensureBuilt, isBuilt, setUp } from './setup.mjs';
import { main } from './trouble.mjs';

/** `npm start`: everything from a fresh clone to a running product; see docs/operations.md. */
await main(async () => {
  const { checkSettings } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  const { loadServer } = await import('./start/api.mjs');
  // Most starts find it built as it is to be: it loads while that is looked at, and is let go where it was not.
  let server = isBuilt() ? loadServer(settings) : undefined;
  const letGo = () => {
    server?.api.signal('SIGKILL');
    server = undefined;
  };
  try {
    const { requireFreePort } = await import('./start/port.mjs');
    await requireFreePort(settings.host, settings.port);
    await ensureBuilt(letGo);
  } catch (error) {
    letGo();
    throw error;
  }
  const { serve } = await import('./start/serve.mjs');
  const { readFileSync } = await import('node:fs');
  const { name, version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
  server ??= loadServer(settings);
  await serve({ ...settings, title: `${name} ${version}` }, server);
});
