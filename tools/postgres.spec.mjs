import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';

const asRoot = process.getuid() === 0;
let folder;
let running;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegmarke-postgres-'));
  chmodSync(folder, 0o755);
  running = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir, options = {}) {
  const database = await startPostgres({ dataDir, durable: false, ...options });
  running.push(database);
  return database;
}

async function query({ url }, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The real settings, fsync included, as these tests are about what survives. */
const REAL = { durable: true };

test.each([18, 16])(
  'PostgreSQL %i keeps what was committed over a crash and over a new start',
  async (version) => {
    const database = await start(join(folder, 'data'), { ...REAL, version });
    await query(database, 'create table kept (n int); insert into kept values (1)');
    database.kill();
    await database.restart();
    await query(database, 'insert into kept values (2)');
    await database.stop();

    const again = await start(join(folder, 'data'), { ...REAL, version });
    expect(await query(again, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    const [{ server }] = await query(
      again,
      `select current_setting('server_version_num')::int / 10000 as server`,
    );
    expect(server).toBe(version);
  },
);

test('says that its process has begun before it is ready', async () => {
  const order = [];
  await start(join(folder, 'data'), {
    log: (line) => line.includes('ready to accept connections') && order.push('ready'),
    onSpawn: () => order.push('begun'),
  });
  expect(order).toEqual(['begun', 'ready']);
});

test('keeps fsync on unless told otherwise, checks its pages, and asks for a password', async () => {
  const database = await start(join(folder, 'data'), REAL);
  const [settings] = await query(
    database,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
            current_setting('server_encoding') as encoding, upper('ß-ä') as upper`,
  );
  expect(settings).toEqual({ fsync: 'on', checksums: 'on', encoding: 'UTF8', upper: 'ß-Ä' });
  await expect(query({ url: database.url.replace(/:[^:@/]+@/, ':wrong@') }, 'select 1')).rejects.toThrow(
    /password/,
  );
  expect(statSync(join(database.home, 'password')).mode & 0o777).toBe(0o600);
  expect(statSync(database.home).mode & 0o777).toBe(0o700);
});

test('says in one sentence that the folder is in use, and leaves the one who uses it alone', async () => {
  const first = await start(join(folder, 'data'));
  await expect(start(join(folder, 'data'))).rejects.toMatchObject({
    name: 'Trouble',
    message: expect.stringMatching(
      /^The database in .* is already in use by process \d+\. Stop that one, .*DATA_DIR\.$/,
    ),
  });
  expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('does a cut-off set-up again', async () => {
  const data = join(folder, 'data');
  mkdirSync(join(data, '18'), { recursive: true });
  writeFileSync(join(data, '18', 'PG_VERSION'), '18\n');
  // The number of a process that has ended.
  const ended = spawn('true');
  await once(ended, 'exit');
  writeFileSync(join(data, '18.unfinished'), String(ended.pid));
  const steps = [];
  const database = await start(data, { onProgress: (step) => steps.push(step) });
  expect(steps[0]).toMatch(/cut off/);
  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(join(data, '18.unfinished'))).toBe(false);
});

test('ignores the lock file of a process number that has gone to another program', async () => {
  const database = await start(join(folder, 'data'));
  const lock = join(database.home, '18', 'postmaster.pid');
  const text = readFileSync(lock, 'utf8');
  await database.stop();
  writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));
  const again = await start(join(folder, 'data'));
  expect(await query(again, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('ends when the process that started it is killed, and the next start finds everything', async () => {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.mjs'))});
    const { url, pid } = await startPostgres({ dataDir: ${JSON.stringify(join(folder, 'data'))} });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => undefined, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(starter.stdout, 'data');
  const database = JSON.parse(line);
  await query(database, 'create table kept as select 7 as n');
  starter.kill('SIGKILL');
  await once(starter, 'exit');

  const again = await start(join(folder, 'data'));
  expect(again.pid).not.toBe(database.pid);
  expect(await query(again, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('works below a folder that only its owner may enter', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const data = join(closed, 'data');
  const database = await start(data);
  await query(database, 'create table kept as select 1 as n');
  await database.stop();
  const again = await start(data);
  expect(await query(again, 'select n from kept')).toEqual([{ n: 1 }]);
  expect(again.home === data).toBe(!asRoot);
  await again.stop();

  if (again.home === data) return;
  // Another database of a test takes away what a deleted folder has left behind.
  const other = join(folder, 'other');
  mkdirSync(other, { mode: 0o700 });
  const removed = await start(join(other, 'data'));
  await removed.stop();
  rmSync(other, { recursive: true });
  const third = join(folder, 'third');
  mkdirSync(third, { mode: 0o700 });
  await start(join(third, 'data'));
  expect([existsSync(removed.home), existsSync(again.home)]).toEqual([false, true]);

  rmSync(again.home, { recursive: true });
  await expect(start(data)).rejects.toThrow(/which is gone\. Bring that folder back/);
});

test('says in one sentence that a port is in use', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  await expect(start(join(folder, 'data'), { port })).rejects.toMatchObject({
    name: 'Trouble',
    message: `Port ${port} is in use by another program. Stop that one, or choose another port for the database.`,
  });
  holder.close();
});

test('says in one sentence that the folder is a file, or not its own', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(start(join(folder, 'file'))).rejects.toMatchObject({ name: 'Trouble' });
  mkdirSync(join(folder, 'data', '18'), { recursive: true });
  writeFileSync(join(folder, 'data', '18', 'letter.txt'), 'mine');
  await expect(start(join(folder, 'data'))).rejects.toThrow(/is not empty and holds no database/);
  expect(readFileSync(join(folder, 'data', '18', 'letter.txt'), 'utf8')).toBe('mine');
});

test('tells when it ended by itself', async () => {
  const ended = [];
  const database = await start(join(folder, 'data'), { onExit: (how) => ended.push(how) });
  process.kill(database.pid, 'SIGKILL');
  while (database.pid !== undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toEqual([{ code: null, signal: 'SIGKILL' }]);
  await database.restart();
  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
});
