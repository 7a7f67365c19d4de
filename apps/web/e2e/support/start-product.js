import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { spawnGuarded } from '../../../../tools/guarded.mjs';
import { startPostgres } from '../../../../tools/postgres.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** Another build than the usual one may be walked through. */
const DIST = process.env.DIST_DIR ?? join(ROOT, 'dist');
/** The first start migrates and loads the demo municipalities. */
const READY_WITHIN = 240_000;

/**
 * Starts the built product with its demo data, on an empty database of its own. Its addresses travel in the
 * environment: `E2E_URL`, `E2E_DATABASE_URL`, and `E2E_CONTROL_URL`, where the database can be killed and restarted.
 */
export default async function startProduct() {
  const program = join(DIST, 'api', 'main.js');
  if (!existsSync(program)) throw new Error(`There is no ${program}. Build first: npm run build.`);
  const folder = await mkdtemp(join(tmpdir(), 'wegmarke-e2e-'));
  const product = { folder };
  globalThis.product = product;
  try {
    product.postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
    const port = await freePort();
    product.server = startServer(program, port, product.postgres.url, folder);
    product.control = await listen(
      createServer((request, response) => void command(product, request, response)),
    );
    process.env.E2E_URL = `http://localhost:${port}`;
    process.env.E2E_DATABASE_URL = product.postgres.url;
    process.env.E2E_CONTROL_URL = `http://127.0.0.1:${product.control.address().port}`;
    await ready(process.env.E2E_URL, product.server, join(folder, 'server.log'));
  } catch (error) {
    await stopProduct(product);
    throw error;
  }
}

/** Ends all that was started and removes what it wrote. */
export async function stopProduct({ server, postgres, control, folder }) {
  control?.close();
  server?.signal('SIGTERM');
  await server?.ended;
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
}

/**
 * A second product beside the first, on an empty database of its own in the same PostgreSQL, without sample cities
 * unless `more` says so: `{ url, databaseUrl, found, stop }`. `found` makes a municipality as the command does, and
 * resolves to the one-time link. `more` adds to its environment.
 */
export async function startEmptyProduct(more = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'wegmarke-e2e-empty-'));
  const name = `empty_${randomBytes(6).toString('hex')}`;
  const address = new URL(process.env.E2E_DATABASE_URL);
  const owner = new pg.Client({ connectionString: address.href });
  await owner.connect();
  await owner.query(`create role ${name} login password '${name}'`);
  await owner.query(`create database ${name}`);
  await owner.end();
  address.pathname = `/${name}`;
  const appAddress = new URL(address);
  appAddress.username = appAddress.password = name;
  const env = { DATABASE_APP_URL: appAddress.href, DEMO: 'off', ...more };
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = startServer(join(DIST, 'api', 'main.js'), port, address.href, folder, env);
  await ready(url, server, join(folder, 'server.log'));
  const linkOf = async (program, ...args) => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(DIST, 'api', program), ...args], {
      env: { ...process.env, ...env, NODE_OPTIONS: '', DATABASE_URL: address.href },
    });
    return JSON.parse(stdout).link;
  };
  return {
    url,
    databaseUrl: address.href,
    found: (slug, title, admin) => linkOf('municipality.js', slug, title, admin, 'de,en'),
    operator: (email) => linkOf('operator.js', 'create', email),
    async stop() {
      server.signal('SIGTERM');
      await server.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startServer(program, port, databaseUrl, folder, env = { DEMO: 'on' }) {
  const log = openSync(join(folder, 'server.log'), 'a');
  const server = spawnGuarded('TERM', process.execPath, [program], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      WEB_DIR: join(DIST, 'web'),
      // Its mail server delivers to nobody.
      MAIL_RESERVED: 'on',
      ...env,
    },
  });
  closeSync(log);
  return server;
}

async function ready(url, server, log) {
  let ended;
  void server.ended.then((how) => (ended = how));
  const until = Date.now() + READY_WITHIN;
  while (!ended && Date.now() < until) {
    if (await answers(`${url}/health/ready`)) return;
    await pause(100);
  }
  throw new Error(
    `The product did not become ready. Its log ends with:\n${readFileSync(log, 'utf8').slice(-4000)}`,
  );
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** `POST /kill`: as in a crash; `POST /restart`: answers when connections are accepted again. */
async function command({ postgres }, request, response) {
  try {
    if (request.url === '/kill') postgres.kill();
    else await postgres.restart();
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

async function freePort() {
  const server = await listen(createServer());
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
