import type { Milestone } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

const WRITERS = 30;

describe('writers of one plan, which somebody keeps locked', () => {
  let app: TestApp;
  let blocked: PlanCity;
  let other: PlanCity;
  let owner: Client;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    blocked = await makePlanCity(app, 'wartestadt');
    other = await makePlanCity(app, 'nachbarstadt');
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const confirm = async (city: PlanCity, at: number) => {
    const path = `${city.path}/milestones/${city.milestoneIds[at] ?? ''}`;
    const { json } = await city.cdo.get<Milestone>(path);
    const tag = { 'if-match': `"${String(json.version)}"` };
    return city.cdo.post<Milestone>(`${path}/confirmations`, {}, tag);
  };
  const waitingForLocks = async (): Promise<number> => {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'wegmarke'
         and datname = current_database()`,
    );
    return rows[0]?.count ?? 0;
  };

  it('leave the connections to other cities and to all readers, and go on one after the other', async () => {
    const path = `${blocked.path}/milestones/${blocked.milestoneIds[2] ?? ''}`;
    const { json: before } = await blocked.cdo.get<Milestone>(path);
    await owner.query('begin');
    await owner.query(`select 1 from strategy where id = $1 for update`, [blocked.strategyId]);
    const tag = { 'if-match': `"${String(before.version)}"` };
    const waiting = Array.from({ length: WRITERS }, () =>
      blocked.cdo.post<Milestone>(`${path}/confirmations`, {}, tag),
    );
    while ((await waitingForLocks()) === 0);
    expect((await other.cdo.get(`${other.path}/projects`)).status).toBe(200);
    expect((await confirm(other, 2)).status).toBe(200);
    expect((await blocked.cdo.get(`${blocked.path}/projects`)).status).toBe(200);
    // What has nothing to do with the plan is written meanwhile.
    const appointment = {
      officeId: blocked.otherOfficeId,
      personId: blocked.headPersonId,
      kind: 'regular',
      fromOn: today(),
    };
    expect((await blocked.cdo.post(`${blocked.path}/appointments`, appointment)).status).toBe(201);
    // Fewer than there are connections: that is what left them to the others.
    expect(await waitingForLocks()).toBeLessThan(5);
    await owner.query('rollback');
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    // One is first; whoever comes later has seen an older version. Nobody is lost without an answer.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(WRITERS - 1);
  });
});
