import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnGuarded } from './guarded.mjs';
import { runAs } from './postgres/account.mjs';
import { findBinaries } from './postgres/binaries.mjs';
import { DATABASE, ENVIRONMENT, OWNER, databaseTrouble, ensureCluster } from './postgres/cluster.mjs';
import { findHome } from './postgres/home.mjs';
import { clearLeftovers, runningPostmaster, signRunner } from './postgres/processes.mjs';

const { readFileSync } = process.getBuiltinModule('node:fs');

/** See postgres.d.mts. */
export async function startPostgres({
  dataDir,
  port,
  version = 18,
  durable = true,
  backupDir,
  settings = {},
  onProgress = () => undefined,
  log = () => undefined,
  onExit = () => undefined,
  onSpawn = () => undefined,
}) {
  const { home, account, shelf } = findHome(dataDir, durable);
  const binaries = findBinaries({ version, home, account, shelf, onProgress });
  const { cluster, password } = await ensureCluster({
    home,
    version,
    binaries,
    account,
    durable,
    onProgress,
  });
  await clearLeftovers(home, cluster, onProgress);
  const extra = { ...settings };
  if (backupDir !== undefined) {
    const { archiveSettings } = await import('./postgres/archive.mjs');
    Object.assign(extra, archiveSettings({ backupDir, home, account }));
  }

  let current;
  let last;
  const start = async (wanted) => {
    let chosen = wanted ?? (await freePort());
    for (let attempt = 1; ; attempt += 1) {
      const child = spawnPostgres({ binaries, cluster, account, port: chosen, durable, extra });
      onSpawn();
      try {
        await ready(child, log);
        signRunner(home);
        current = last = child;
        void child.ended.then((how) => {
          if (current === child) {
            current = undefined;
            onExit(how);
          }
        });
        return chosen;
      } catch (said) {
        // Processes of a killed PostgreSQL need a moment to notice; a free port may be taken meanwhile.
        const taken = !wanted && /Address already in use/.test(said);
        const passing = taken || /pre-existing shared memory|is still in use/.test(said);
        if (!passing || attempt > 50) throw databaseTrouble(said, home, chosen);
        await pause(200);
        if (taken) chosen = await freePort();
      }
    }
  };
  const stop = async () => {
    const child = current;
    if (!child) return;
    current = undefined;
    child.signal('SIGINT');
    const slow = setTimeout(() => child.signal('SIGQUIT'), 30_000);
    await child.ended;
    clearTimeout(slow);
  };

  const chosen = await start(port);
  return {
    url: addressOf(password, chosen),
    port: chosen,
    home,
    get pid() {
      return current?.pid;
    },
    stop,
    kill() {
      const child = current;
      current = undefined;
      child?.signal('SIGKILL');
    },
    async restart() {
      await stop();
      await last.ended;
      await clearLeftovers(home, cluster, onProgress);
      await start(chosen);
    },
  };
}

/** See postgres.d.mts. */
export function findRunning({ dataDir, version = 18, durable = true }) {
  const { home } = findHome(dataDir, durable);
  const cluster = join(home, String(version));
  if (runningPostmaster(cluster) === undefined) return undefined;
  // The lock file: process, folder, start, port, …
  const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
  return addressOf(readFileSync(join(home, 'password'), 'utf8').trim(), port);
}

const addressOf = (password, port) => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;

function spawnPostgres({ binaries, cluster, account, port, durable, extra }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    jit: 'off',
    log_line_prefix: '',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...extra,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawnGuarded('INT', join(binaries, 'bin', 'postgres'), ['-D', cluster, ...options], {
    ...runAs(account),
    cwd: cluster,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Resolves when connections are accepted; rejects with all that PostgreSQL said when it ends before. */
function ready(child, log) {
  return new Promise((resolve, reject) => {
    let said = '';
    let rest = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        log(line);
        if (said.length < 20_000) said += `${line}\n`;
        if (line.includes('ready to accept connections')) resolve();
      }
    });
    void child.ended.then(({ error }) => setImmediate(() => reject(`${said}${rest}${error?.message ?? ''}`)));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
