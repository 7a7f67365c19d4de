import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProcess } from './support/api-process';
import { TestApp } from './support/app';
import { asOwner, createDatabase } from './support/database';
import { type OwnPostgres, startPostgres } from './support/own-postgres';
import { makePlanCity } from './support/plan-city';
import { expectOnce, total, until, Writer } from './support/plan-writers';

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
