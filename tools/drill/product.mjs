import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../setup.mjs';

/** A folder that PostgreSQL's own account can reach, gone after the part. */
export function makeFolder(drill, name) {
  const folder = mkdtempSync(join(tmpdir(), `wegmarke-drill-${name}-`));
  chmodSync(folder, 0o755);
  drill.afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until `reached` resolves to something, which it resolves to. @throws after `seconds` */
export async function until(what, reached, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await reached();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s.`);
    await pause(100);
  }
}

/**
 * A program in a process group of its own, with its log in a file; killed after the part if it still runs.
 * `{ child, log(), kill(), ended }`
 */
export function run(drill, program, args, { env = {}, folder, name, ...options }) {
  const file = join(folder, `${name}.log`);
  const log = openSync(file, 'a');
  const child = spawn(program, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
    ...options,
  });
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
    await ended;
  };
  drill.afterwards(kill);
  return { child, kill, ended, log: () => readFileSync(file, 'utf8') };
}

/** A command of ours to its end. @throws with what it said where it fails */
export async function command(drill, script, args, { env, folder }) {
  const program = run(drill, process.execPath, [join(ROOT, script), ...args], {
    env,
    folder,
    name: randomUUID(),
  });
  const code = await program.ended;
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${program.log().slice(-2000)}`);
  return program.log();
}

/** The built server on a database of its own choice. */
export async function startServer(drill, { databaseUrl, folder, name = 'api', env = {} }) {
  const port = await freePort();
  const program = run(drill, process.execPath, [join(ROOT, 'dist', 'api', 'main.js')], {
    folder,
    name,
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, `${name}-data`),
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, program);
  return { ...program, url, port };
}

/** Until the server at an address is ready. @throws where its program has ended */
export function ready(url, { child, log }) {
  return until(
    `The server at ${url}`,
    async () => {
      if (child.exitCode !== null) throw new Error(`The server has ended:\n${log().slice(-2000)}`);
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      return answer?.status === 200;
    },
    120,
  );
}

/** Somebody of the sample city Bochum, who writes to its plan. */
export class Member {
  #cookie = '';

  constructor(base) {
    this.base = base;
  }

  static async signIn(base, name = 'cdo') {
    const member = new Member(base);
    const { status } = await member.ask('POST', '/session', {
      email: `${name}@bochum.example`,
      password: 'wegmarke',
    });
    if (status !== 200) throw new Error(`Sign-in of ${name} at ${base}: ${status}`);
    return member;
  }

  /** The same session at another address. */
  at(base) {
    const member = new Member(base);
    member.#cookie = this.#cookie;
    return member;
  }

  get cookie() {
    return this.#cookie;
  }

  /** `{ status, headers, json }`; `path` below `/api/v1`. */
  async ask(method, path, body, headers = {}) {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie !== undefined && /wegmarke=[^;]/.test(cookie)) this.#cookie = cookie.split(';')[0];
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      json: text === '' ? undefined : JSON.parse(text),
    };
  }

  /** Adds a milestone to the plan; the title is its name and its key. */
  async write(plan, title) {
    return this.ask(
      'POST',
      `/municipalities/bochum/strategies/${plan.strategyId}/scope-changes`,
      {
        kind: 'add-milestone',
        subjectId: plan.projectId,
        title: { source: 'de', texts: { de: title } },
        reason: 'Übung',
        effectiveOn: plan.today,
      },
      { 'idempotency-key': encodeURIComponent(title) },
    );
  }

  /** The same again and again until it is acknowledged. @returns how often it was tried */
  async writeSurely(plan, title, seconds = 60) {
    let tries = 0;
    await until(
      `Write ${title}`,
      async () => {
        tries += 1;
        const answer = await this.write(plan, title).catch(() => null);
        if (answer && answer.status >= 400 && answer.status < 500)
          throw new Error(`Write ${title} was refused: ${JSON.stringify(answer.json)}`);
        return answer?.status === 201;
      },
      seconds,
    );
    return tries;
  }
}

/** The leading strategy and one of its projects. */
export async function planOf(member) {
  const { json: strategies } = await member.ask('GET', '/municipalities/bochum/strategies');
  const [{ id: strategyId }] = strategies.items;
  const { json: projects } = await member.ask('GET', '/municipalities/bochum/projects?limit=1');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
  return { strategyId, projectId: projects.items[0].id, today };
}

/** Figures as the public reads them, without the instant at which they were asked for. */
export async function figuresOf(member, plan) {
  const { status, json } = await member.ask(
    'GET',
    `/municipalities/bochum/strategies/${plan.strategyId}/course`,
  );
  if (status !== 200) throw new Error(`The course: ${status}`);
  return { ...json, knownAt: undefined };
}

/** How often each title that begins with `prefix` is in the plan, read past the server. `{ title: count }` */
export async function titlesIn(databaseUrl, prefix) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select title #>> '{texts,de}' as title, count(*)::int as count from milestone
       where title #>> '{texts,de}' like $1 group by 1`,
      [`${prefix}%`],
    );
    return Object.fromEntries(rows.map(({ title, count }) => [title, count]));
  } finally {
    await client.end();
  }
}

/** `npm run verify`'s own program on a database. @throws where it finds anything */
export function verify(drill, { databaseUrl, folder }) {
  return command(drill, join('dist', 'api', 'verify.js'), [''], {
    folder,
    env: { NODE_ENV: 'production', DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'verify-data') },
  });
}

/** What `npm run verify` said of the sample city. */
export const saidOf = (said) => said.split('\n').find((line) => line.startsWith('bochum')) ?? said.trim();
