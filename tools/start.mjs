import { setUp } from './setup.mjs';
import { checkSettings } from './start/settings.mjs';
import { main } from './trouble.mjs';

/** `npm start`: everything from a fresh clone to a running product; see docs/operations.md. */
await main(async () => {
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  const { serve } = await import('./start/serve.mjs');
  await serve(settings);
  // Whatever is still under way was asked to end and did not.
  process.exit();
});
