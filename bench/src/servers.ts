import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';

export const ROOT = join(import.meta.dirname, '..', '..');

/** A server under test, in a process of its own. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** Under which its connections are known in the database. */
  readonly applicationName: string;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The product as it is built, with its own settings, on a database; ready when it says so. */
export async function startProduct(api: string, databaseUrl: string, dataDir: string): Promise<Server> {
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DEMO: 'off',
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const server = run([api], env, port, 'wegmarke', join(dataDir, 'server.log'));
  await untilAnswered(server, '/health/ready');
  return server;
}

export async function startBare(databaseUrl: string, dataDir: string, name = 'bare'): Promise<Server> {
  const port = await freePort();
  const env = { DATABASE_URL: databaseUrl, PORT: String(port), APPLICATION_NAME: name };
  const server = run([join(import.meta.dirname, 'bare.js')], env, port, name, join(dataDir, 'bare.log'));
  await untilAnswered(server, '/');
  return server;
}

function run(
  args: string[],
  env: Readonly<Record<string, string>>,
  port: number,
  applicationName: string,
  logFile: string,
): Server {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  closeSync(log);
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      running.delete(child);
      resolve();
    });
  });
  return {
    port,
    pid: child.pid ?? 0,
    applicationName,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const READY_WITHIN = 60_000;

export async function untilAnswered(
  { port }: Pick<Server, 'port'>,
  path: string,
  within = READY_WITHIN,
): Promise<void> {
  const until = Date.now() + within;
  for (;;) {
    if ((await listens(port)) && (await isOk(`http://127.0.0.1:${port}${path}`))) return;
    if (Date.now() > until) throw new Error(`Nothing answers on port ${port}.`);
    await pause(5);
  }
}

/** Knocking costs next to nothing, so that it does not slow down the start that is waited for. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function isOk(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Processor seconds that a server has used so far: its own process and its connections' processes in the database.
 * Read from `/proc`, so Linux alone.
 *
 * @param owner a connection to the server's database
 */
export async function processorSeconds(owner: Client, server: Server): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = $1`,
    [server.applicationName],
  );
  return [server.pid, ...rows.map(({ pid }) => pid)].reduce((sum, pid) => sum + secondsOf(pid), 0);
}

const TICKS_PER_SECOND = 100;

function secondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; user and system time are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
