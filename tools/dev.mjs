import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnGuarded } from './guarded.mjs';
import { runCommand, say } from './progress.mjs';
import { ROOT, commandEnvironment, setUp } from './setup.mjs';
import { main } from './trouble.mjs';

/** How long a change may be followed by others, as an editor or a checkout writes many files, before it is built. */
const SETTLED = 200;

/**
 * `npm run dev`: the product as `npm start` runs it, built again at every change. The pages are rendered by the server,
 * so that it starts anew when they change too; the browser is reloaded by hand.
 */
await main(async () => {
  const { checkSettings, serverEnvironment } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  const { requireFreePort } = await import('./start/port.mjs');
  await requireFreePort(settings.host, settings.port);
  const { startDatabase } = await import('./start/database.mjs');

  const stopping = new AbortController();
  const stopped = new Promise((resolve) => {
    stopping.signal.addEventListener('abort', resolve, { once: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());

  const database =
    settings.databaseUrl === undefined ? await startDatabase(settings, stopping.signal) : undefined;
  const pages = spawnGuarded(
    'TERM',
    process.execPath,
    [join(ROOT, 'node_modules', '.bin', 'nx'), 'build', 'web', '--watch'],
    {
      cwd: ROOT,
      env: commandEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  let api;
  const rebuild = async () => {
    const { code, output } = await runCommand(
      process.execPath,
      [join(ROOT, 'apps', 'api', 'esbuild.config.mjs')],
      { cwd: ROOT },
    );
    if (code !== 0) {
      say(`${output.trim()}\nThe server could not be built; the one before goes on.`);
      return;
    }
    await stop(api);
    if (stopping.signal.aborted) return;
    api = spawnGuarded('TERM', process.execPath, [join(ROOT, 'dist', 'api', 'main.js')], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: serverEnvironment(settings, database?.url ?? settings.databaseUrl),
    });
    say(`The server starts on http://${settings.host}:${settings.port}`);
  };

  const watchers = [];
  try {
    const changes = collectChanges(watchers, ['apps/api/src', 'libs/domain/src', 'dist/web']);
    await rebuild();
    while (!stopping.signal.aborted) {
      await Promise.race([changes.next(), stopped]);
      if (!stopping.signal.aborted) await rebuild();
    }
  } finally {
    for (const watcher of watchers) watcher.close();
    pages.signal('SIGTERM');
    await stop(api);
    await pages.ended;
    await database?.stop();
  }
});

async function stop(api) {
  api?.signal('SIGTERM');
  await api?.ended;
}

/** `next()` resolves when something in `folders` has changed since it was last asked, and come to rest. */
function collectChanges(watchers, folders) {
  let changed = 0;
  let tell = () => undefined;
  for (const folder of folders) {
    // Nothing may be built yet, and what is built later is to be seen.
    mkdirSync(join(ROOT, folder), { recursive: true });
    watchers.push(
      watch(join(ROOT, folder), { recursive: true }, () => {
        changed += 1;
        tell();
      }),
    );
  }
  return {
    async next() {
      if (changed === 0) await new Promise((resolve) => (tell = resolve));
      let seen;
      do {
        seen = changed;
        await pause(SETTLED);
      } while (seen !== changed);
      changed = 0;
    },
  };
}
