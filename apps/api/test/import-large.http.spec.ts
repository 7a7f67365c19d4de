import type { Import, List, Milestone, Office, Problem, ProjectSummary } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { expectProjectionToEqualFold, readLedger } from './support/ledger-truth';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';
import { sendFile } from './support/upload';

const ROWS = 2_500;
const list = (more = ''): string =>
  `Nr;Projekt;Zuständig;Ende\n${Array.from({ length: ROWS }, (_, at) => `N${at};Vorhaben ${at};Leitung Tiefbau;31.12.2029\n`).join('')}${more}`;

describe('a large list on its way into the plan', () => {
  let app: TestApp;
  let city: PlanCity;
  let count = 0;

  const upload = async (content: string): Promise<string> => {
    const sent = await sendFile<Import>(app, city.cdo, `${city.path}/imports`, {
      name: 'liste.csv',
      content,
    });
    return `${city.path}/imports/${sent.json.id}`;
  };
  const apply = (path: string) =>
    city.cdo.post<Import & Problem>(`${path}/apply`, { reason: 'Liste der Ämter' });
  const promise = async (days: number) => {
    const path = `${city.path}/milestones/${city.milestoneIds[0]}`;
    const { headers } = await city.head.get<Milestone>(path);
    const input = { promisedOn: dayFromToday(days), reason: 'Im Test' };
    return city.head.patch<Milestone & Problem>(path, input, { 'if-match': headers.get('etag')! });
  };
  /** Keeps an apply from bringing in its rows until `work` is done: those of texts wait for the table of their words. */
  const whileItIsUnderWay = async <T>(path: string, work: () => Promise<T>) =>
    asOwner(app.databaseUrl, async (owner) => {
      const isWaiting = async (): Promise<boolean> => {
        const { rowCount } = await owner.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return (rowCount ?? 0) > 0;
      };
      await owner.query('begin');
      await owner.query('lock table search_word in exclusive mode');
      const applying = apply(path);
      while (!(await isWaiting())) await new Promise((resolve) => setImmediate(resolve));
      const worked = await work();
      await owner.query('commit');
      return { applied: await applying, worked };
    });

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    count += 1;
    city = await makePlanCity(app, `grosseliste${count}`);
  });
  afterAll(() => app.stop());

  it('keeps nobody from reporting, here or elsewhere, and stays one revision with all of it in', async () => {
    const other = await makePlanCity(app, `nachbarstadt${count}`);
    const path = await upload(list());
    const { applied, worked } = await whileItIsUnderWay(path, async () => {
      const reported = [await promise(40), await promise(41)];
      const elsewhere = await other.change({
        kind: 'set-weight',
        subjectId: other.projectIds[0]!,
        weight: 7,
      });
      const read = await other.cdo.get(`${other.path}/strategies/${other.strategyId}/course`);
      return [...reported, elsewhere, read].map(({ status }) => status);
    });
    expect(worked).toEqual([200, 200, 201, 200]);
    expect([applied.status, applied.json.state, applied.json.account.imported]).toEqual([
      200,
      'applied',
      ROWS,
    ]);
    const { entries } = await readLedger(app.databaseUrl, city);
    const brought = entries.filter(({ revision }) => revision === applied.json.revision);
    // A pillar, and a project with its milestone a row.
    expect([brought.length, brought.at(-1)]).toEqual([2 * ROWS + 1, entries.at(-1)]);
    const kept = await city.head.get<Milestone>(`${city.path}/milestones/${city.milestoneIds[0]}`);
    expect(kept.json.promisedOn).toBe(dayFromToday(41));
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
  }, 120_000);

  it('answers every report while it is applied, without a lock in between', async () => {
    const path = await upload(list());
    const state = { isDone: false };
    const applying = apply(path).finally(() => (state.isDone = true));
    const statuses: number[] = [];
    for (let days = 50; !state.isDone; days += 1) statuses.push((await promise(days)).status);
    expect((await applying).status).toBe(200);
    expect(statuses.length).toBeGreaterThan(1);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
  }, 120_000);

  it('is compared anew where the plan that it was compared with has changed meanwhile', async () => {
    const path = await upload(list('X1;Projekt 1;Leitung Tiefbau;31.12.2029\n'));
    const { applied, worked } = await whileItIsUnderWay(path, () =>
      city.change({ kind: 'drop-project', subjectId: city.projectIds[0]! }),
    );
    expect(worked.status).toBe(201);
    expect([applied.status, applied.json.account]).toEqual([
      200,
      expect.objectContaining({ added: ROWS + 1, updated: 0 }),
    ]);
    const found = await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?q=Projekt 1`);
    expect(found.json.items.map(({ id }) => id)).not.toContain(city.projectIds[0]);
    expect(found.json.items).toHaveLength(1);
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
  }, 120_000);

  it('gives nothing to an office that has ended meanwhile', async () => {
    const path = await upload(list());
    const { applied, worked } = await whileItIsUnderWay(path, () =>
      asOwner(app.databaseUrl, (owner) =>
        owner.query(`update office set closed_on = current_date where municipality_id = $1 and id = $2`, [
          city.municipalityId,
          city.otherOfficeId,
        ]),
      ),
    );
    expect([worked.rowCount, applied.status]).toEqual([1, 200]);
    const { json } = await city.cdo.get<List<Office>>(`${city.path}/offices`);
    const open = json.items.filter(({ title }) => title.texts.de === 'Leitung Tiefbau');
    expect(open.map(({ id }) => id)).not.toContain(city.otherOfficeId);
    const found = await city.cdo.get<List<ProjectSummary>>(
      `${city.path}/projects?office=${open[0]!.id}&limit=1`,
    );
    expect(found.json.total).toBe(ROWS);
  }, 120_000);

  it('lets one of two such lists wait for the other, and adds what both name once', async () => {
    const paths = [await upload(list()), await upload(list('N7000;Nur hier;Leitung Tiefbau;31.12.2029\n'))];
    const answers = await Promise.all(paths.map(apply));
    expect(answers.map(({ status, json }) => [status, json.state])).toEqual([
      [200, 'applied'],
      [200, 'applied'],
    ]);
    const { json } = await city.cdo.get<List<unknown>>(`${city.path}/projects?q=Vorhaben 17&limit=1`);
    expect(json.total).toBeGreaterThan(0);
    const all = await city.cdo.get<List<unknown>>(`${city.path}/projects?limit=1`);
    expect(all.json.total).toBe(2 + ROWS + 1);
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
  }, 120_000);
});
