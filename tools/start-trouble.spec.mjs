import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findHome } from './postgres/home.mjs';
import { findRunning } from './postgres.mjs';
import { ROOT } from './setup.mjs';

/** Half of what requests under way are given: whoever insists waits for less. */
const SOON = 10_000;
const READY = 'Stop with Ctrl-C';

describe('a running product', () => {
  let folder;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wegmarke-trouble-'));
    chmodSync(folder, 0o755);
    const first = await startProduct(folder);
    first.child.kill('SIGINT');
    await first.ended;
  }, 180_000);

  afterAll(() => {
    const { home } = findHome(join(folder, 'postgres'), true);
    rmSync(home, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  });

  const expectNoDatabase = () => expect(findRunning({ dataDir: join(folder, 'postgres') })).toBeUndefined();

  test('waits for a request under way, and no longer when Ctrl-C is pressed again', async () => {
    const product = await startProduct(folder);
    const client = connect(product.port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write(
      'POST /api/v1/session HTTP/1.1\r\nHost: city\r\nContent-Type: application/json\r\n' +
        'Content-Length: 100\r\nExpect: 100-continue\r\n\r\n',
    );
    // It has been taken up, and its body never comes.
    const [answer] = await once(client, 'data');
    expect(String(answer)).toContain('100 Continue');
    product.child.kill('SIGINT');
    await product.until('Stopping …');
    const insisting = setInterval(() => product.child.kill('SIGINT'), 100);
    const end = await Promise.race([product.ended, pause(SOON, 'still there', { ref: false })]);
    clearInterval(insisting);
    expect(end).toEqual([0, null]);
    expect(product.said()).toMatch(/\nStopping …\nStopped\.\n$/);
    expectNoDatabase();
    client.destroy();
  }, 60_000);

  test('stops when npm, through which alone it could be stopped, is killed', async () => {
    const product = await startProduct(folder, { program: 'npm', args: ['start'] });
    product.child.kill('SIGKILL');
    await once(product.child.stdout, 'close');
    expect(product.said()).toMatch(/\nStopping …\nStopped\.\n$/);
    expectNoDatabase();
    await expect(fetch(`http://127.0.0.1:${product.port}/health/live`)).rejects.toThrow();
  }, 60_000);

  test('says in a sentence that the server broke, and takes the database with it', async () => {
    // What breaks is any error that nobody catches.
    const fault = 'process.on("SIGUSR2", () => { throw new Error("a fault of ours"); })';
    const product = await startProduct(folder, {
      args: ['--import', `data:text/javascript,${encodeURIComponent(fault)}`, START],
    });
    product.child.kill('SIGUSR2');
    expect(await product.ended).toEqual([1, null]);
    expect(product.complained()).toContain('Error: a fault of ours');
    expect(product.complained()).toMatch(
      new RegExp(`\nThe server ended unexpectedly\\. Its log: ${join(folder, 'server.log')}\n$`),
    );
    expectNoDatabase();
  }, 60_000);

  test('starts its database again when that is killed, and answers again', async () => {
    const product = await startProduct(folder);
    const { home } = findHome(join(folder, 'postgres'), true);
    const postmaster = Number(readFileSync(join(home, '18', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    await product.until('The database is back; everything that was confirmed is there.');
    let status;
    while (status !== 200) {
      const answer = await fetch(`http://127.0.0.1:${product.port}/health/ready`);
      ({ status } = answer);
      expect([200, 503]).toContain(status);
      await answer.text();
    }
    product.child.kill('SIGINT');
    expect(await product.ended).toEqual([0, null]);
    expectNoDatabase();
  }, 60_000);

  test('refuses a port in use on the data of an earlier start too, and stops the database', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address();
    const product = begin(folder, { port });
    expect(await product.ended).toEqual([1, null]);
    expect(product.complained().trim()).toBe(
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
    expectNoDatabase();
    holder.close();
  }, 60_000);
});

const START = join(ROOT, 'tools', 'start.mjs');

/** The product on the data in `folder`, once it is ready. */
async function startProduct(folder, options) {
  const product = begin(folder, { port: await freePort(), ...options });
  await product.until(READY);
  return product;
}

function begin(folder, { port, program = process.execPath, args = [START] }) {
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, DEMO: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complained += chunk));
  const until = (text) =>
    new Promise((resolve, reject) => {
      const look = () => said.includes(text) && resolve();
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`It ended without "${text}": ${said}${complained}`)));
      look();
    });
  return { child, port, ended, until, said: () => said, complained: () => complained };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
