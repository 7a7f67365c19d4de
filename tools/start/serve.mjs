import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnGuarded } from '../guarded.mjs';
import { whenOrphaned } from '../orphaned.mjs';
import { startPostgres } from '../postgres.mjs';
import { say } from '../progress.mjs';
import { ROOT } from '../setup.mjs';
import { Trouble, fileTrouble } from '../trouble.mjs';
import { announce } from './announce.mjs';

/** By an import every export would be read, and with them the client behind `fetch` loaded: a part of a start. */
const { get } = process.getBuiltinModule('node:http');
/** Loading makes much that lives on: with room to begin with, the collector does not move it again and again. In MB. */
const ROOM_FOR_THE_YOUNG = '--min-semi-space-size=16';
/** How long the server may take to answer; the first start also migrates and loads the demo municipalities. */
const READY_WITHIN = 300_000;
/** How long requests under way may take to finish when the server is asked to end. */
const END_WITHIN = 20_000;
/** A database that keeps dying has a reason that another start does not mend. */
const MOST_RESTARTS = 5;

/** Runs database and server until somebody stops them or the server ends. */
export async function serve(settings) {
  const began = Date.now();
  const stopping = new AbortController();
  const stopped = new Promise((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve({ asked: true }), { once: true });
  });
  let api;
  const end = () => {
    // Asked a second time, whoever asks does not want to wait for requests under way.
    if (stopping.signal.aborted) api?.signal('SIGKILL');
    else say('\nStopping …');
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  whenOrphaned(end);
  // Nobody reads what we say when the terminal is gone.
  process.stdout.on('error', () => undefined);

  let database;
  try {
    const log = openLog(settings.dataDir);
    const first = settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'postgres', '18'));
    // The server loads while PostgreSQL starts, and then waits for it.
    const startOn = (databaseUrl) => {
      api?.signal('SIGKILL');
      if (!stopping.signal.aborted) api = startApi(settings, databaseUrl, log.descriptor);
    };
    if (settings.databaseUrl === undefined)
      database = await startDatabase(settings, stopping.signal, startOn);
    else startOn(settings.databaseUrl);
    closeSync(log.descriptor);
    if (stopping.signal.aborted) return;
    say(
      first
        ? 'Starting the server and laying out the database (up to a minute the first time) …'
        : 'Starting the server …',
    );
    const ended = api.ended.then((how) => ({ how }));
    const outcome = await Promise.race([ready(settings, stopping.signal), ended, stopped]);
    if (outcome.ready) {
      await announce(settings, { log: log.path, seconds: (Date.now() - began) / 1000 });
      // A promise that settled in the meantime settles the race at once.
      report(await Promise.race([ended, stopped]), log.path, false);
    } else {
      report(outcome, log.path, true);
    }
  } finally {
    stopping.abort();
    await stopApi(api);
    await database?.stop();
  }
  say('Stopped.');
}

/** What is wrong when the server ended by itself; nothing when it was asked to. */
function report({ asked, how, late }, log, starting) {
  if (asked) return;
  if (late)
    throw new Trouble(
      `The server did not become ready within ${READY_WITHIN / 60_000} minutes. Its log: ${log}`,
    );
  if (how.error) throw new Trouble(`The server could not be started: ${how.error.message}`);
  const way = how.signal ? `by signal ${how.signal}` : `with code ${how.code}`;
  throw new Trouble(
    `The server ended ${starting ? 'before it was ready' : 'unexpectedly'} (${way}). Its log: ${log}`,
  );
}

export async function startDatabase({ dataDir }, stopping, onAddress) {
  let restarts = 0;
  const database = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    onProgress: (step) => say(`${step} …`),
    onExit: () => void revive(),
    onAddress,
  });
  // The server waits for its database to come back, so nobody has to start anything again.
  const revive = async () => {
    while (!stopping.aborted && restarts < MOST_RESTARTS) {
      restarts += 1;
      say('The database ended unexpectedly: starting it again …');
      try {
        await database.restart();
        say('The database is back; everything that was confirmed is there.');
        return;
      } catch (error) {
        say(error.message);
        await pause(1000);
      }
    }
    if (!stopping.aborted)
      say('The database does not stay up. Stop with Ctrl-C and look for the reason above.');
  };
  return database;
}

export function startApi(settings, databaseUrl, log) {
  // Without source maps: reading them costs a third of a start, and the bundle keeps the sources' names.
  const program = join(ROOT, 'dist', 'api', 'main.js');
  return spawnGuarded('TERM', process.execPath, [ROOM_FOR_THE_YOUNG, program], {
    cwd: ROOT,
    stdio: ['ignore', log, 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'wegmarke', 'compiled'),
      HOST: settings.host,
      PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      DATABASE_URL: databaseUrl,
      DEMO: settings.demo ? 'on' : 'off',
      DEMO_PASSWORD: settings.demoPassword,
    },
  });
}

export async function stopApi(api) {
  if (!api) return;
  api.signal('SIGTERM');
  const late = setTimeout(() => api.signal('SIGKILL'), END_WITHIN);
  await api.ended;
  clearTimeout(late);
}

/** Asks until the server says that it is ready. */
async function ready({ host, port }, stopping) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until && !stopping.aborted) {
    if (await answers({ host, port, path: '/health/ready' })) return { ready: true };
    await pause(20);
  }
  return { late: true };
}

function answers(address) {
  return new Promise((resolve) => {
    const request = get(
      { ...address, host: reachable(address.host), timeout: 2000, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** An address that means "all" is not one to ask. */
function reachable(host) {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
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
