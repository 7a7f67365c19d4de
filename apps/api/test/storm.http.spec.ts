import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiProcess } from './support/api-process';
import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { Random } from './support/fuzz/random';
import { type OwnPostgres, startPostgres } from './support/own-postgres';
import { makePlanCity, type PlanCity } from './support/plan-city';
import { expectOnce, total, until, Writer } from './support/plan-writers';

/** How often something is killed; `npm run survival` asks for more. */
const KILLS = Number(process.env['STORM_KILLS'] ?? 4);
const SEED = Number(process.env['STORM_SEED'] ?? 20261122);
const VICTIMS = ['api', 'api', 'postgres', 'postgres', 'both'] as const;

/** The built API and a PostgreSQL of its own, killed at moments that a seed chooses, while two plans are written. */
describe('a storm of kills', () => {
  let postgres: OwnPostgres;
  let dataDir: string;
  let app: TestApp;
  let api: ApiProcess;
  let writers: Writer[];
  const kills = { api: 0, postgres: 0, both: 0 };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-storm-'));
    postgres = await startPostgres({ dataDir });
    app = await TestApp.start({ databaseUrl: postgres.url, env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await ApiProcess.endAll();
    await app.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    process.stdout.write(
      `storm: ${String(kills.api)} kills of the API, ${String(kills.postgres)} of PostgreSQL, ${String(kills.both)} of both, ` +
        `${String(total(writers))} acknowledged writes all there once, seed ${String(SEED)}\n`,
    );
  });

  it(
    'loses no write that was acknowledged and doubles none; chains are intact, projections equal their ledgers',
    async () => {
      const random = new Random(SEED);
      const cities = [await makePlanCity(app, 'orkanstadt'), await makePlanCity(app, 'boenstadt')];
      writers = cities.flatMap((city) => ['a', 'b', 'c'].map((name) => new Writer(city, name)));
      const ofCity = (city: PlanCity): Writer[] => writers.filter((writer) => writer.of === city);
      let writing: Promise<void>[] = [];
      const start = async (): Promise<void> => {
        api = await ApiProcess.start(postgres.url, undefined, { LOG_LEVEL: 'silent' });
        for (const city of cities) {
          const client = await api.signIn(`cdo@${city.slug}.example`);
          writing.push(...ofCity(city).map((writer) => writer.write(client)));
        }
      };
      await start();
      for (let count = 0; count < KILLS; count += 1) {
        const reached = total(writers) + 1 + random.below(40);
        await until(() => total(writers) >= reached);
        // Somewhere within a write, and not always just after one.
        for (let turns = random.below(600); turns > 0; turns -= 1)
          await new Promise((resolve) => setImmediate(resolve));
        const victim = random.pick(VICTIMS);
        kills[victim] += 1;
        if (victim !== 'api') postgres.kill();
        if (victim !== 'postgres') {
          await api.end('SIGKILL');
          await Promise.all(writing);
          writing = [];
        }
        if (victim !== 'api') await postgres.restart();
        if (victim !== 'postgres') await start();
      }
      const after = total(writers);
      await until(() => total(writers) > after + 20);
      for (const writer of writers) writer.writing = false;
      await Promise.all(writing);
      const refusals = new Set(writers.flatMap((writer) => [...writer.refusals]));
      for (const refusal of refusals) expect(refusal).toMatch(/^503 /);
      for (const city of cities) {
        const client = await api.signIn(`cdo@${city.slug}.example`);
        await expectOnce(postgres.url, city, ofCity(city), client);
        expect(await verifyCity(app, city)).toMatchObject({ trouble: null });
      }
    },
    60_000 + KILLS * 15_000,
  );
});
