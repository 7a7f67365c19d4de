import { join } from 'node:path';
import { builtIn } from '../built-in.mjs';
import { spawnGuarded } from '../guarded.mjs';
import { ROOT } from '../setup.mjs';
import { fileTrouble } from '../trouble.mjs';

const { existsSync, mkdirSync, openSync, renameSync, statSync } = await builtIn('node:fs');

/** Loading makes much that lives on: with room to begin with, the collector does not move it again and again. In MB. */
const ROOM_FOR_THE_YOUNG = '--min-semi-space-size=16';
/** How long requests under way may take to finish when the server is asked to end. */
const END_WITHIN = 20_000;

/** The server with its log in the data folder, loading; `{ api, log }` for `serve`. */
export function loadServer(settings) {
  const log = openLog(settings.dataDir);
  return { log, api: loadApi(settings, log.descriptor) };
}

export function startApi(settings, databaseUrl, log) {
  const api = loadApi(settings, log);
  api.connect(databaseUrl);
  return api;
}

/**
 * Starts the server's process, which reads its code and then waits to be told its database by `connect(url)`: nothing
 * of the reading needs the database, and it is most of a start. It ends when we end without having told.
 */
export function loadApi(settings, log) {
  // Without source maps: reading them costs a third of a start, and the bundle keeps the sources' names.
  const program = join(ROOT, 'dist', 'api', 'main.js');
  const api = spawnGuarded('TERM', process.execPath, [ROOM_FOR_THE_YOUNG, program], {
    cwd: ROOT,
    stdio: ['pipe', log, 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'wegmarke', 'compiled'),
      HOST: settings.host,
      PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      // To be read from standard input.
      DATABASE_URL: '-',
      DEMO: settings.demo ? 'on' : 'off',
      DEMO_PASSWORD: settings.demoPassword,
    },
  });
  // How it ended is told elsewhere.
  api.stdin.on('error', () => undefined);
  api.connect = (databaseUrl) => api.stdin.end(databaseUrl);
  return api;
}

export async function stopApi(api) {
  if (!api) return;
  api.signal('SIGTERM');
  const late = setTimeout(() => api.signal('SIGKILL'), END_WITHIN);
  await api.ended;
  clearTimeout(late);
}

/** The server's log in the data folder; one older file is kept when it has grown large. */
function openLog(dataDir) {
  const path = join(dataDir, 'server.log');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(path) && statSync(path).size > 20e6) renameSync(path, `${path}.1`);
    return { path, descriptor: openSync(path, 'a', 0o600) };
  } catch (error) {
    throw fileTrouble(error, dataDir);
  }
}
