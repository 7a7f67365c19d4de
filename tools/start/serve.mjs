import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { say } from '../progress.mjs';
import { ROOT, ensureBuilt } from '../setup.mjs';
import { Trouble } from '../trouble.mjs';
import { announce } from './announce.mjs';
import { startDatabase } from './database.mjs';
import { hearOfEnding } from './ending.mjs';
import { openLog } from './log.mjs';
import { portTrouble, requireFreePort } from './port.mjs';
import { serverEnvironment } from './settings.mjs';

const { existsSync } = process.getBuiltinModule('node:fs');

/** How long requests under way may take to finish when we are asked to end. */
const END_WITHIN = 20_000;

/** Runs the server, in this very process, and its database until somebody stops them or one of them breaks. */
export async function serve(settings) {
  const log = openLog(settings.dataDir);
  const { stopping, insisted } = hearOfEnding();
  const asked = new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  const broken = new Promise((_, reject) => {
    process.on('uncaughtException', (error) => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      reject(new Trouble(`The server ended unexpectedly. Its log: ${log.path}`));
    });
  });
  /** `database`, a promise, and `server`, as far as they have been started. */
  const running = {};
  try {
    const started = start(settings, log, running, stopping.signal);
    await Promise.race([started.then(() => asked), asked, broken]);
  } finally {
    stopping.abort();
    const closed = Promise.allSettled([running.server?.close()]);
    await Promise.race([closed, insisted, pause(END_WITHIN, undefined, { ref: false })]);
    await running.database?.then(
      (database) => database.stop(),
      () => undefined,
    );
  }
  say('Stopped.');
}

/** PostgreSQL gets ready while we look whether anything is to be built and read the server's code. */
async function start(settings, log, running, stopping) {
  const began = performance.now();
  const { host, port } = settings;
  let first = false;
  if (settings.databaseUrl === undefined) {
    first = !existsSync(join(settings.dataDir, 'postgres'));
    if (first) await requireFreePort(host, port);
    const begun = new Promise((resolve) => {
      running.database = startDatabase(settings, stopping, resolve);
    });
    await Promise.race([begun, running.database]);
  }
  await ensureBuilt(() => requireFreePort(host, port));
  if (stopping.aborted) return;
  say(
    first
      ? 'Starting the server and laying out the database (up to a minute the first time) …'
      : 'Starting the server …',
  );
  // Both count for what it reads while it loads.
  process.env.NODE_ENV = 'production';
  process.chdir(ROOT);
  const build = join(ROOT, 'dist', 'api');
  const { loadServer } = await import(pathToFileURL(join(build, 'load-server.js')).href);
  const { createServer, sentenceFor } = loadServer(build);
  const databaseUrl = settings.databaseUrl ?? (await running.database).url;
  try {
    running.server = await createServer(serverEnvironment(settings, databaseUrl), log.descriptor);
    if (stopping.aborted) return;
    await running.server.listen();
  } catch (error) {
    if (error.syscall === 'listen') throw portTrouble(error, host, port);
    throw new Trouble(sentenceFor(error), { cause: error });
  }
  await announce(settings, running.server, { log: log.path, seconds: (performance.now() - began) / 1000 });
}
