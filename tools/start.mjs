import { readFileSync } from 'node:fs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { main } from './trouble.mjs';

/** `npm start`: everything from a fresh clone to a running product; see docs/operations.md. */
await main(async () => {
  const { name, version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
  const { checkSettings } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  const { requireFreePort } = await import('./start/port.mjs');
  await requireFreePort(settings.host, settings.port);
  await ensureBuilt();
  const { serve } = await import('./start/serve.mjs');
  await serve({ ...settings, title: `${name} ${version}` });
});
