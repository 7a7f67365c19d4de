import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ProblemError } from '../src/platform/errors/problem-error';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { isStored, keyOf, moves } from './support/moves';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

/** What everybody may hold against what a municipality says. */
interface PublicTruth {
  readonly data: string;
  readonly course: string;
  readonly series: string;
  readonly revisions: string;
}

describe('a municipality that moves', () => {
  let folder: string;
  let here: TestApp;
  let there: TestApp;
  let neighbour: PlanCity;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wegmarke-moves-'));
    const start = (name: string) => TestApp.start({ env: { DATA_DIR: join(folder, name) } });
    [here, there] = await Promise.all([start('here'), start('there')]);
    neighbour = await makePlanCity(here, 'nachbar');
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  const sql = <T extends object>(app: TestApp, text: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(app.databaseUrl, async (client) => (await client.query<T>(text, values)).rows);

  async function truthOf(app: TestApp, { path, strategyId }: PlanCity): Promise<PublicTruth> {
    const read = async (what: string): Promise<string> => {
      const { status, text } = await app.client().get(`${path}/strategies/${strategyId}/${what}`);
      expect([what, status]).toEqual([what, 200]);
      return text;
    };
    const withoutInstant = (text: string): string => text.replaceAll(/"knownAt":"[^"]*"/g, '');
    return {
      data: withoutInstant(await read('data')),
      course: withoutInstant(await read('course')),
      series: withoutInstant(
        await read(`course/series?from=${dayFromToday(-200)}&to=${dayFromToday(0)}&step=month`),
      ),
      revisions: await read('revisions?limit=200'),
    };
  }

  /** How many rows of a municipality each table holds; its chain as it is. */
  async function rowsOf(app: TestApp, id: string): Promise<Record<string, number>> {
    const tables = await sql<{ name: string }>(
      app,
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'municipality_id' order by 1`,
    );
    const counted = await sql<{ name: string; n: number }>(
      app,
      tables
        .map(
          ({ name }) =>
            `select '${name}' as name, count(*)::int as n from ${name} where municipality_id = $1`,
        )
        .join(' union all '),
      [id],
    );
    return Object.fromEntries(counted.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
  }

  const chainOf = (app: TestApp, id: string): Promise<{ sequence: string; hash: string }[]> =>
    sql(
      app,
      `select sequence::text, encode(hash, 'hex') as hash from chain_link where municipality_id = $1 order by chain_link.sequence`,
      [id],
    );

  const exported = (app: TestApp, city: PlanCity, name: string) =>
    moves.export(app, city.municipalityId, join(folder, name));
  const restored = (app: TestApp, name: string) => moves.restore(app, join(folder, name));
  const removed = (app: TestApp, city: PlanCity) => moves.remove(app, city.municipalityId, city.slug);

  /** Something that a city does to its plan; whether it is refused makes no difference here. */
  const act = fc.oneof(
    fc.record({ kind: fc.constant('done' as const), at: fc.nat(3), days: fc.integer({ min: -30, max: 0 }) }),
    fc.record({
      kind: fc.constant('promise' as const),
      at: fc.nat(3),
      days: fc.integer({ min: 1, max: 300 }),
    }),
    fc.record({ kind: fc.constant('drop' as const), at: fc.nat(3), days: fc.integer({ min: -30, max: 0 }) }),
    fc.record({ kind: fc.constant('weight' as const), at: fc.nat(3), days: fc.integer({ min: 2, max: 20 }) }),
  );

  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

  async function perform(city: PlanCity, { kind, at, days }: Act): Promise<void> {
    const id = city.milestoneIds[at] ?? '';
    if (kind === 'drop')
      await city.change({ kind: 'drop-milestone', subjectId: id, effectiveOn: dayFromToday(days) });
    else if (kind === 'weight') await city.change({ kind: 'set-weight', subjectId: id, weight: days });
    else {
      const { json } = await city.cdo.get<{ version: number }>(`${city.path}/milestones/${id}`);
      const day = dayFromToday(days);
      const body = kind === 'done' ? { completedOn: day } : { promisedOn: day, reason: 'Lieferung' };
      await city.cdo.patch(`${city.path}/milestones/${id}`, body, { 'if-match': `"${json.version}"` });
    }
  }

  async function upload(city: PlanCity, content: string): Promise<string> {
    const form = new FormData();
    form.set('title', 'Beleg');
    form.set('readers', 'office');
    form.set('file', new Blob([content]), 'beleg.txt');
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}/documents`;
    const { status, text } = await city.cdo.post(path, form);
    expect([status, text.slice(0, 200)]).toEqual([201, text.slice(0, 200)]);
    return keyOf(city.municipalityId, content);
  }

  it('says the same to the last digit after it was exported, removed and restored, whatever it had done', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        run += 1;
        const city = await makePlanCity(here, `umzug-${String(run)}`);
        for (const one of acts) await perform(city, one);
        const key = await upload(city, `Beleg ${String(run)}`);
        const file = `umzug-${String(run)}.zip`;
        const before = await truthOf(here, city);
        const manifest = await exported(here, city, file);
        const [rows, chain] = [
          await rowsOf(here, city.municipalityId),
          await chainOf(here, city.municipalityId),
        ];

        expect(await removed(here, city)).toBe(true);
        expect(await rowsOf(here, city.municipalityId)).toEqual({});
        expect(await isStored(here, key)).toBe(false);
        expect((await here.client().get(city.path)).status).toBe(404);

        for (const app of [here, there]) {
          await restored(app, file);
          expect(await truthOf(app, city)).toEqual(before);
          expect(await isStored(app, key)).toBe(true);
          expect((await moves.verify(app, city.municipalityId)).trouble).toBeNull();
          const after = await rowsOf(app, city.municipalityId);
          for (const { name, rows: count } of manifest.tables) {
            // The chain goes on with what tells that it was restored.
            const more = ['audit_event', 'chain_link'].includes(name) ? 1 : 0;
            expect([name, after[name] ?? 0]).toEqual([name, count + (count > 0 ? more : 0)]);
          }
          expect((await chainOf(app, city.municipalityId)).slice(0, chain.length)).toEqual(chain);
        }
        expect(rows['ledger_entry']).toBeGreaterThan(0);
      }),
      { numRuns: 3, seed: 20_301_231 },
    );
  });

  it('leaves everybody else as they were', async () => {
    const before = [await rowsOf(here, neighbour.municipalityId), await truthOf(here, neighbour)];
    const city = await makePlanCity(here, 'weg');
    await removed(here, city);
    expect([await rowsOf(here, neighbour.municipalityId), await truthOf(here, neighbour)]).toEqual(before);
    expect((await neighbour.cdo.get(`${neighbour.path}/people`)).status).toBe(200);
    const accounts = await sql<{ email: string }>(
      here,
      `select email from account where email like '%@weg.example'`,
    );
    expect(accounts).toEqual([]);
    const [record] = await sql<{ slug: string; counts: Record<string, number> }>(
      here,
      `select slug, counts from removed_municipality where slug = 'weg'`,
    );
    expect(record?.counts['person']).toBe(3);
  });

  it('keeps who is also a member elsewhere', async () => {
    const city = await makePlanCity(here, 'zweitort');
    await sql(here, `insert into person (municipality_id, id, name) values ($1, $2, 'Gast') returning id`, [
      neighbour.municipalityId,
      '0190a0a0-0000-7000-8000-0000000000aa',
    ]);
    await sql(
      here,
      `insert into membership (municipality_id, account_id, person_id)
       select $1, id, $2 from account where email = 'head@zweitort.example' returning account_id`,
      [neighbour.municipalityId, '0190a0a0-0000-7000-8000-0000000000aa'],
    );
    await removed(here, city);
    const accounts = await sql<{ email: string }>(
      here,
      `select email from account where email like '%@zweitort.example'`,
    );
    expect(accounts.map(({ email }) => email)).toEqual(['head@zweitort.example']);
  });

  it('is not restored beside itself, nor under a slug that is taken', async () => {
    const city = await makePlanCity(here, 'doppelt');
    await exported(here, city, 'doppelt.zip');
    await expect(restored(here, 'doppelt.zip')).rejects.toMatchObject({ code: 'municipality-there' });
    await removed(here, city);
    await makePlanCity(here, 'doppelt');
    await expect(restored(here, 'doppelt.zip')).rejects.toMatchObject({ code: 'slug-taken' });
  });

  it('is refused whole where one byte of its file is another', async () => {
    const city = await makePlanCity(here, 'bitfehler');
    await upload(city, 'x'.repeat(5_000));
    await exported(here, city, 'heil.zip');
    await removed(here, city);
    const whole = await readFile(join(folder, 'heil.zip'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const broken = Buffer.from(whole);
        broken[at] = (broken[at] ?? 0) ^ by;
        await writeFile(join(folder, 'kaputt.zip'), broken);
        const outcome = await restored(here, 'kaputt.zip').then(
          () => 'restored',
          (error: unknown) => (error instanceof ProblemError ? error.status : String(error)),
        );
        // A byte that says nothing, as one of the times in a header: then it is all there.
        if (outcome === 'restored') await removed(here, city);
        else expect(outcome).toBe(422);
        expect(await rowsOf(here, city.municipalityId)).toEqual({});
      }),
      { numRuns: 15, seed: 7 },
    );
    await writeFile(join(folder, 'kaputt.zip'), whole.subarray(0, whole.length / 2));
    await expect(restored(here, 'kaputt.zip')).rejects.toMatchObject({ code: 'file-damaged' });
    await restored(here, 'heil.zip');
  });

  it('that is marked is closed, can be kept, and goes when its time has come', async () => {
    const city = await makePlanCity(here, 'bedenkzeit');
    expect(await moves.remove(here, city.municipalityId)).toBe(false);
    expect((await city.cdo.get(`${city.path}/people`)).status).toBe(403);
    await moves.keep(here, city.municipalityId);
    expect((await city.cdo.get(`${city.path}/people`)).status).toBe(200);
    await expect(moves.remove(here, city.municipalityId, 'falsch')).rejects.toMatchObject({
      status: 422,
    });
    await moves.remove(here, city.municipalityId);
    expect(await moves.removeDue(here)).toBe(0);
    await sql(here, `update municipality set removal_due_at = clock_timestamp() where slug = 'bedenkzeit'`);
    expect(await moves.removeDue(here)).toBe(1);
    expect(await rowsOf(here, city.municipalityId)).toEqual({});
  });

  it('moves no row where nothing was marked, and none of another municipality', async () => {
    const refusal = (text: string, values: unknown[]) =>
      here.database.queryOnce(text, values).then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
    const id = neighbour.municipalityId;
    expect(await refusal(`select move_out($1, 'person')`, [id])).toBe('42501');
    expect(await refusal(`select move_in($1, 'person', '[]')`, [id])).toBe('42501');
    expect(
      await refusal(`select set_config('app.moving', 'out', false), move_out($1, 'ledger_entry')`, [id]),
    ).toBe('42501');
    // The application's role marks by the rule alone: thirty days, or the slug typed out.
    expect(await refusal(`update municipality set removal_due_at = now() where id = $1`, [id])).toBe('42501');
    expect(
      await refusal(
        `insert into municipality (id, slug, name, removal_due_at) values ($1, 'neu', 'Neu', now())`,
        [randomUUID()],
      ),
    ).toBe('42501');
    expect(await refusal('select mark_for_removal($1, null)', [id])).toBe('42501');
    expect(await moves.remove(here, id)).toBe(false);
    expect(await refusal(`update municipality set removal_due_at = now() where id = $1`, [id])).toBe('42501');
    expect(await refusal(`select move_out($1, 'person')`, [id])).toBe('42501');
    await moves.keep(here, id);
  });
});
