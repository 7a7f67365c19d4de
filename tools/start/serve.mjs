import { closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whenOrphaned } from '../orphaned.mjs';
import { startPostgres } from '../postgres.mjs';
import { say } from '../progress.mjs';
import { Trouble } from '../trouble.mjs';
import { announce } from './announce.mjs';
import { loadApi, stopApi } from './api.mjs';

/** By an import every export would be read, and with them the client behind `fetch` loaded: a part of a start. */
const { get } = process.getBuiltinModule('node:http');
/** How long the server may take to answer; the first start also migrates and loads the demo municipalities. */
const READY_WITHIN = 300_000;
/** One Ctrl-C comes twice: from the terminal, and handed on by npm. */
const SAME_ASKING = 500;
/** A database that keeps dying has a reason that another start does not mend. */
const MOST_RESTARTS = 5;

/**
 * Runs database and server until somebody stops them or the server ends.
 * `loading` is what `loadServer` has returned.
 */
export async function serve(settings, { api: loading, log }) {
  const began = Date.now();
  const stopping = new AbortController();
  const stopped = new Promise((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve({ asked: true }), { once: true });
  });
  let api = loading;
  let askedAt;
  const end = () => {
    if (stopping.signal.aborted) {
      // Asked a second time, whoever asks does not want to wait for requests under way.
      if (Date.now() - askedAt > SAME_ASKING) api.signal('SIGKILL');
      return;
    }
    askedAt = Date.now();
    say('\nStopping …');
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  whenOrphaned(end);
  // Nobody reads what we say when the terminal is gone.
  process.stdout.on('error', () => undefined);

  let database;
  try {
    const first = settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'postgres', '18'));
    let connected = false;
    // It hears of another address where PostgreSQL had to take another port: then it is another server.
    const startOn = (databaseUrl) => {
      if (stopping.signal.aborted) return;
      if (connected) {
        api.signal('SIGKILL');
        api = loadApi(settings, log.descriptor);
      }
      connected = true;
      api.connect(databaseUrl);
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
