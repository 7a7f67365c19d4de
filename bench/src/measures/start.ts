import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../cluster';
import { median } from '../rounds';
import { freePort, ROOT, untilAnswered } from '../servers';
import type { Measured, Setting } from '../setting';

/** The first start lays out the database and loads the sample cities. */
const FIRST_START_WITHIN = 300_000;

/** `npm start` on data that is there already, and PostgreSQL alone on the same data, in turn. */
export async function measureStart({ dataDir, extent, say }: Setting): Promise<Measured> {
  say('Starting again');
  const data = join(dataDir, 'start');
  await mkdir(data, { recursive: true });
  await timeStart(data);
  const postgres = await findPostgres(data);
  const starts: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < extent.starts; round += 1) {
    alone.push(await timePostgres(postgres));
    starts.push(await timeStart(data));
  }
  await rm(postgres.home, { recursive: true, force: true });
  const ratios = starts.map((seconds, at) => seconds / (alone[at] ?? NaN));
  return {
    ratios: { 'start-again': median(ratios) },
    notes: [`Start again: ${median(starts).toFixed(2)} s, PostgreSQL alone ${median(alone).toFixed(3)} s`],
  };
}

/** Seconds until the product is ready; it is stopped as by Ctrl-C. */
async function timeStart(data: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: data, HOST: '127.0.0.1', PORT: String(port) },
  });
  const said = listen(child);
  const ended = once(child, 'exit');
  const early = ended.then(() => {
    throw new Error(`npm start ended: ${said.text}`);
  });
  try {
    await Promise.race([untilAnswered({ port }, '/health/ready', FIRST_START_WITHIN), early]);
    return (performance.now() - began) / 1000;
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

function listen(child: ChildProcess): { text: string } {
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said.text += chunk.toString();
    });
  }
  return said;
}

interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly uid: number;
  readonly gid: number;
  /** Where the database really is. */
  readonly home: string;
}

/** How the product's own start runs PostgreSQL on this data: read from the process, then done without the product. */
async function findPostgres(data: string): Promise<Program> {
  const cluster = await startPostgres({ dataDir: join(data, 'postgres') });
  const process = `/proc/${cluster.pid}`;
  const args = readFileSync(join(process, 'cmdline'), 'utf8').split('\0').filter(Boolean);
  const status = readFileSync(join(process, 'status'), 'utf8');
  const id = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const program = {
    args,
    cwd: readlinkSync(join(process, 'cwd')),
    uid: id('Uid'),
    gid: id('Gid'),
    home: cluster.home,
  };
  await cluster.stop();
  return program;
}

/** Seconds until PostgreSQL accepts connections. */
async function timePostgres({ args, cwd, uid, gid }: Program): Promise<number> {
  const [program = '', ...rest] = args;
  const began = performance.now();
  const child = spawn(program, rest, {
    cwd,
    uid,
    gid,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const seconds = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve((performance.now() - began) / 1000);
    });
    child.on('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
  child.kill('SIGINT');
  await ended;
  return seconds;
}
