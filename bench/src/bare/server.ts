import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { courseOf } from '@wegmarke/domain/course';
import type { Entry } from '@wegmarke/domain/plan';
import { Pool, type PoolClient, TypeOverrides } from 'pg';
import { AGGREGATE, ENTRIES, PILLARS, PORTFOLIO, UPDATE } from './statements';

/**
 * What the product is compared with: `node:http` and `pg`, prepared statements, no framework, no sign-in, no rights,
 * no validation, no row-level security (it connects as the owner). Nothing can do the same work for much less.
 */
const DAY = 1082;
const types = new TypeOverrides();
types.setTypeParser(DAY, (value) => value);

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  application_name: process.env['APPLICATION_NAME'],
  max: 10,
  types,
});

type Row = Readonly<Record<string, unknown>>;
type Asking = Pick<PoolClient, 'query'>;

const names = new Map<string, string>();

async function ask<Shape extends object = Row>(
  on: Asking,
  text: string,
  values: unknown[],
): Promise<Shape[]> {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return (await on.query<Shape>({ name, text, values })).rows;
}

async function json(text: string, values: unknown[]): Promise<string> {
  const [row] = await ask<{ json: string }>(pool, text, values);
  return row?.json ?? 'null';
}

async function courseAnew(municipalityId: string, strategyId: string, on: string): Promise<string> {
  const [entries, pillars] = await Promise.all([
    ask<Entry>(pool, ENTRIES, [municipalityId, strategyId]),
    ask<{ id: string; title: unknown; number: number }>(pool, PILLARS, [municipalityId, strategyId]),
  ]);
  const revision = entries.at(-1)?.revision ?? 0;
  const course = courseOf(entries, { on, revision, knownOn: on });
  const titles = new Map(pillars.map((pillar) => [pillar.id, pillar]));
  return JSON.stringify({
    ...course,
    on,
    pillars: course.pillars.map((pillar) => ({ ...pillar, ...titles.get(pillar.id) })),
  });
}

interface Update {
  readonly municipalityId: string;
  readonly strategyId: string;
  readonly id: string;
  readonly version: number;
  readonly promisedOn: string;
  readonly reason: string;
  readonly today: string;
}

async function update(asked: Update): Promise<string> {
  const { municipalityId, strategyId, id, today } = asked;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const [head] = await ask<{ revision: number; recorded_at: Date }>(client, UPDATE.lock, [
      municipalityId,
      strategyId,
    ]);
    const [found] = await ask<{ version: number; projectId: string }>(client, UPDATE.milestone, [
      municipalityId,
      id,
    ]);
    if (!head || found?.version !== asked.version) throw new Error('Somebody else was faster.');
    const revision = head.revision + 1;
    const [appended] = await ask<{ recorded_at: Date }>(client, UPDATE.revision, [
      municipalityId,
      strategyId,
      revision,
      head.recorded_at,
      asked.reason,
    ]);
    const value = { kind: 'promise-set', promisedOn: asked.promisedOn };
    await ask(client, UPDATE.entry, [municipalityId, strategyId, revision, randomUUID(), today, id, value]);
    await ask(client, UPDATE.project, [municipalityId, found.projectId, today]);
    await ask(client, UPDATE.change, [municipalityId, id, asked.promisedOn, today]);
    await ask(client, UPDATE.advance, [municipalityId, strategyId, revision, appended?.recorded_at, today]);
    const [changed] = await ask<{ json: string }>(client, UPDATE.milestone, [municipalityId, id]);
    await client.query('commit');
    return changed?.json ?? 'null';
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function answer(request: IncomingMessage): Promise<string> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const of = (name: string): string => searchParams.get(name) ?? '';
  switch (pathname) {
    case '/aggregate':
      return json(AGGREGATE, [of('municipality'), of('strategy'), of('on')]);
    case '/course':
      return courseAnew(of('municipality'), of('strategy'), of('on'));
    case '/projects':
      return json(PORTFOLIO, [of('municipality'), of('on'), of('phase')]);
    case '/milestone':
      return update(JSON.parse(await bodyOf(request)) as Update);
    default:
      return 'null';
  }
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error: Error) => {
      response.writeHead(500);
      response.end(error.message);
    },
  );
});
// As the product's: between its turns nobody closes a connection that the load still has.
server.keepAliveTimeout = 72_000;
server.listen(Number(process.env['PORT']), '127.0.0.1');
