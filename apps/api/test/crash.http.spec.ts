import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, ScopeChangeResult } from '@wegmarke/domain/contracts';
import { ApiProcess } from './support/api-process';
import { TestApp } from './support/app';
import { asOwner, createDatabase } from './support/database';
import type { HttpAnswer, HttpClient } from './support/http-client';
import { expectProjectionToEqualFold, readLedger } from './support/ledger-truth';
import { type OwnPostgres, startPostgres } from './support/own-postgres';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

/** A stream of additions, each with a key of its own, repeated until it is acknowledged. */
class Writer {
  readonly acknowledged = new Map<string, string>();
  /** Sent, and no answer has come that says what became of it. */
  readonly open = new Set<string>();
  readonly refusals = new Set<string>();
  writing = true;

  constructor(
    private readonly city: PlanCity,
    private readonly name: string,
  ) {}

  async write(client: HttpClient): Promise<void> {
    for (let count = this.acknowledged.size; this.writing;) {
      const [again] = this.open;
      const key = again ?? `${this.name}-${String(count)}`;
      const answer = await this.send(client, key).catch(() => null);
      if (answer === null) return;
      if (answer.status !== 201) continue;
      this.acknowledged.set(key, answer.text);
      count += 1;
    }
  }

  async send(client: HttpClient, key: string): Promise<HttpAnswer<ScopeChangeResult & Problem>> {
    this.open.add(key);
    const answer = await client.post<ScopeChangeResult & Problem>(
      `${this.city.path}/strategies/${this.city.strategyId}/scope-changes`,
      {
        kind: 'add-milestone',
        subjectId: this.city.projectIds[0],
        title: { source: 'de', texts: { de: key } },
        reason: 'Im Sturm',
        effectiveOn: today(),
      },
      { 'idempotency-key': key },
    );
    if (answer.status === 201) this.open.delete(key);
    else this.refusals.add(`${String(answer.status)} ${answer.json.code}`);
    return answer;
  }
}

/** What was acknowledged is there once, what is repeated is told the same, and tables equal the ledger. */
async function expectOnce(
  url: string,
  city: PlanCity,
  writers: readonly Writer[],
  client: HttpClient,
): Promise<void> {
  for (const writer of writers) {
    for (const key of [...writer.open]) {
      const { status, text } = await writer.send(client, key);
      expect([key, status]).toEqual([key, 201]);
      writer.acknowledged.set(key, text);
    }
    for (const [key, told] of [...writer.acknowledged].slice(-15)) {
      const { text, headers } = await writer.send(client, key);
      expect([text, headers.get('idempotency-replayed')]).toEqual([told, 'true']);
    }
  }
  const stored = await asOwner(url, (owner) =>
    owner.query<{ title: string }>(
      `select title #>> '{texts,de}' as title from milestone where strategy_id = $1 and not id = any($2::uuid[])`,
      [city.strategyId, city.milestoneIds],
    ),
  );
  const keys = writers.flatMap((writer) => [...writer.acknowledged.keys()]);
  expect(stored.rows.map(({ title }) => title).sort()).toEqual(keys.sort());
  // Revisions without a gap: checked as the ledger is read.
  expect((await readLedger(url, city)).entries.length).toBe(9 + keys.length);
  await expectProjectionToEqualFold(url, city, today());
}

const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await reached())) await new Promise((resolve) => setImmediate(resolve));
};
const total = (writers: readonly Writer[]): number =>
  writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);

describe('PostgreSQL killed while plans are written', () => {
  let postgres: OwnPostgres;
  let dataDir: string;
  let app: TestApp;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-storm-'));
    postgres = await startPostgres({ dataDir });
    app = await TestApp.start({ databaseUrl: postgres.url, env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await app.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('loses nothing acknowledged, writes nothing twice, says so meanwhile, and recovers by itself', async () => {
    const city = await makePlanCity(app, 'sturmstadt');
    const course = `${city.path}/strategies/${city.strategyId}/course`;
    const writers = ['a', 'b', 'c', 'd'].map((name) => new Writer(city, name));
    const writing = writers.map((writer) => writer.write(city.cdo));
    for (let kills = 1; kills <= 2; kills += 1) {
      const before = total(writers);
      await until(() => total(writers) > before + 15);
      postgres.kill();
      await until(async () => (await app.client().get(course)).status === 503);
      const { headers, json } = await app.client().get(course);
      expect([headers.get('content-type'), json.code, headers.get('retry-after')]).toEqual([
        'application/problem+json; charset=utf-8',
        'database-unavailable',
        '2',
      ]);
      await postgres.restart();
    }
    const after = total(writers);
    await until(() => total(writers) > after + 15);
    writers.forEach((writer) => (writer.writing = false));
    await Promise.all(writing);
    expect([...new Set(writers.flatMap((writer) => [...writer.refusals]))]).toEqual([
      '503 database-unavailable',
    ]);
    await expectOnce(postgres.url, city, writers, city.cdo);
  }, 120_000);
});

describe('the API’s process ended while plans are written', () => {
  let app: TestApp;
  let url: string;

  beforeAll(async () => {
    url = await createDatabase();
    app = await TestApp.start({ databaseUrl: url });
  });
  afterEach(() => ApiProcess.endAll());
  afterAll(() => app.stop());

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'by %s: what was acknowledged is there, what was not can be repeated',
    async (signal) => {
      const city = await makePlanCity(app, signal.toLowerCase());
      const api = await ApiProcess.start(url);
      const client = await api.signIn(`cdo@${city.slug}.example`);
      const writers = ['a', 'b', 'c'].map((name) => new Writer(city, name));
      const writing = writers.map((writer) => writer.write(client));
      await until(() => total(writers) > 20);
      const code = await api.end(signal);
      await Promise.all(writing);
      // Asked to end, it says that it is done; killed, it cannot.
      expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
      expect(writers.flatMap((writer) => [...writer.refusals])).toEqual([]);
      const next = await ApiProcess.start(url);
      await expectOnce(url, city, writers, await next.signIn(`cdo@${city.slug}.example`));
      await next.end('SIGTERM');
    },
    60_000,
  );

  it('asked to end, it finishes a write that waits, and answers it', async () => {
    const city = await makePlanCity(app, 'wartestadt');
    const api = await ApiProcess.start(url);
    const client = await api.signIn(`cdo@${city.slug}.example`);
    const writer = new Writer(city, 'a');
    await asOwner(url, async (owner) => {
      await owner.query('begin');
      await owner.query('select from strategy where id = $1 for update', [city.strategyId]);
      const answer = writer.send(client, 'a-0');
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await asOwner(url, (observer) => until(async () => (await observer.query(waiting)).rowCount === 1));
      const ended = api.end('SIGTERM');
      await until(async () =>
        api
          .client()
          .get('/municipalities')
          .then(() => false)
          .catch(() => true),
      );
      await owner.query('commit');
      expect((await answer).status).toBe(201);
      expect(await ended).toBe(0);
    });
  });
});
