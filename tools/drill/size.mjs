import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { say } from '../progress.mjs';
import { ROOT } from '../setup.mjs';
import { makeFolder, Member, planOf, startServer } from './product.mjs';

const AT_ONCE = 20;
const WRITES = 500;

/** What an installation takes and does on this machine, the asking program and PostgreSQL included. */
async function measureSize(drill) {
  const { default: pg } = await import('pg');
  const folder = makeFolder(drill, 'size');
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  drill.afterwards(() => postgres.stop());
  const env = { DEMO: 'on', WEB_DIR: join(ROOT, 'dist', 'web') };
  const server = await startServer(drill, { databaseUrl: postgres.url, folder, env });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  drill.afterwards(() => owner.end());
  const member = await Member.signIn(server.url);
  const plan = await planOf(member);
  const strategy = `/api/v1/municipalities/bochum/strategies/${plan.strategyId}`;
  const idle = memoryOf(server.child.pid);
  const rate = async (what, path, count, headers = {}) => {
    const began = performance.now();
    await inParallel(count, async () => {
      const answer = await fetch(server.url + path, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    });
    say(`${what}: ${Math.round((count * 1000) / (performance.now() - began))} a second`);
  };
  await rate('the public course as data', `${strategy}/course`, 5_000);
  await rate('the public course as a page', '/bochum', 3_000);
  await rate('the portfolio of a member', `${strategy}/portfolio`, 1_000, { cookie: member.cookie });
  const before = await databaseSize(owner);
  let next = 0;
  const began = performance.now();
  await inParallel(WRITES, () => member.writeSurely(plan, `Umfang ${next++}`));
  say(
    `milestones added by ${AT_ONCE} people to one plan: ${Math.round((WRITES * 1000) / (performance.now() - began))} a second`,
  );
  await owner.query('vacuum');
  const after = await databaseSize(owner);
  say(`memory of the server: ${idle} MB after the start, ${memoryOf(server.child.pid)} MB after all this`);
  say(
    `database: ${before.toFixed(0)} MB with three sample cities; ${WRITES} revisions add ${(after - before).toFixed(1)} MB`,
  );
}

const memoryOf = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

async function databaseSize(owner) {
  const { rows } = await owner.query('select pg_database_size(current_database())::text as bytes');
  return Number(rows[0].bytes) / 1e6;
}

async function inParallel(count, work) {
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

export { measureSize as run };
