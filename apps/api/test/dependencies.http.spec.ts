import type { Dependency, List, Roadmap } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity } from './support/plan-city';

describe('dependencies between milestones', () => {
  let app: TestApp;
  let city: PlanCity;
  let other: PlanCity;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    city = await makePlanCity(app, 'wegestadt');
    other = await makePlanCity(app, 'nebenstadt');
    path = `${city.path}/strategies/${city.strategyId}/dependencies`;
  });
  afterEach(() => asOwner(app.databaseUrl, (owner) => owner.query('delete from milestone_dependency')));
  afterAll(() => app.stop());

  const milestone = (at: number): string => city.milestoneIds[at] ?? '';
  const add = (later: number, earlier: number, client: HttpClient = city.cdo) =>
    client.post<Dependency>(path, { milestoneId: milestone(later), needsId: milestone(earlier) });
  const known = async (): Promise<readonly Dependency[]> =>
    (await city.council.get<List<Dependency>>(path)).json.items;

  it('are said and taken back by the digital office and by whoever holds the later one', async () => {
    expect([(await add(1, 0, city.council)).status, (await add(1, 0, app.client())).status]).toEqual([
      403, 401,
    ]);
    expect((await add(1, 0, other.cdo)).status).toBe(404);
    const said = [await add(1, 0, city.head), await add(2, 1)];
    expect(said.map(({ status }) => status)).toEqual([201, 201]);
    expect(await known()).toEqual(said.map(({ json }) => json));
    const first = `${path}/${said[0]?.json.id ?? ''}`;
    expect((await city.council.delete(first)).status).toBe(403);
    expect((await city.head.delete(first)).status).toBe(204);
    expect((await city.head.delete(first)).status).toBe(403);
    expect((await city.cdo.delete(first)).status).toBe(404);
    expect(await known()).toEqual([said[1]?.json]);
  });

  it('are refused with a reason: a circle, itself, what is not there, what is said already', async () => {
    await add(1, 0);
    await add(2, 1);
    const circle = await add(0, 2);
    expect([circle.status, circle.json]).toEqual([
      422,
      expect.objectContaining({
        code: 'dependency-circle',
        errors: [expect.objectContaining({ pointer: '/needsId' })],
      }),
    ]);
    expect(circle.text).toContain('“Geplant” needs “Fällig” needs “Verspätet”');
    const wrong = async (body: object) => {
      const { status, json } = await city.cdo.post(path, body);
      return [status, json.code, json.errors?.[0]?.pointer];
    };
    const foreign = other.milestoneIds[0];
    expect(await wrong({ milestoneId: milestone(0), needsId: milestone(0) })).toEqual([
      422,
      'dependency-on-itself',
      '/needsId',
    ]);
    expect(await wrong({ milestoneId: milestone(0), needsId: foreign })).toEqual([
      422,
      'not-in-scope',
      '/needsId',
    ]);
    expect(await wrong({ milestoneId: foreign, needsId: milestone(0) })).toEqual([
      422,
      'not-in-scope',
      '/milestoneId',
    ]);
    expect(await wrong({ milestoneId: 'x', needsId: milestone(0) })).toEqual([
      422,
      'invalid-fields',
      '/milestoneId',
    ]);
    expect((await add(1, 0)).status).toBe(409);
    expect(await known()).toHaveLength(2);
  });

  it('never close a circle, also when several people say them at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const clients = [city.cdo, city.head, await app.signIn('cdo@wegestadt.example')] as const;
      const answers = await Promise.all([
        add(1, 0, clients[0]),
        add(2, 1, clients[1]),
        add(0, 2, clients[2]),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422]);
      expect(await known()).toHaveLength(2);
      await asOwner(app.databaseUrl, (owner) => owner.query('delete from milestone_dependency'));
    }
  });

  it('stand on the roadmap with all that is in the plan, and go with what leaves it', async () => {
    const { json: said } = await add(2, 1);
    const read = async () =>
      (await city.council.get<Roadmap>(`${city.path}/strategies/${city.strategyId}/roadmap`)).json;
    const before = await read();
    expect(before.dependencies).toEqual([said]);
    expect(before.projects.map(({ id, milestones }) => [id, milestones.map((one) => one.id)])).toEqual([
      [city.projectIds[0], [milestone(0), milestone(1), milestone(2)]],
      [city.projectIds[1], [milestone(3)]],
    ]);
    expect(before.projects[0]?.milestones[0]).toMatchObject({
      states: ['late', 'overdue'],
      officeId: city.officeId,
    });
    const dropped = await city.change({ kind: 'drop-milestone', subjectId: milestone(1) });
    expect(dropped.status).toBe(201);
    const after = await read();
    expect(after.dependencies).toEqual([]);
    expect(after.projects[0]?.milestones.map(({ id }) => id)).toEqual([milestone(0), milestone(2)]);
    expect((await city.council.get(`${city.path}/strategies/${other.strategyId}/roadmap`)).status).toBe(404);
  });

  it('are shown to the public between what is published alone', async () => {
    const read = () => app.client().get<Roadmap>(`${other.path}/strategies/${other.strategyId}/roadmap`);
    const whole = await other.cdo.get<Roadmap>(`${other.path}/strategies/${other.strategyId}/roadmap`);
    const hidden = whole.json.projects[0]?.id ?? '';
    const publish = (day: string | null, published: boolean) =>
      asOwner(app.databaseUrl, async (owner) => {
        await owner.query('update project set published_on = $2 where municipality_id = $1', [
          other.municipalityId,
          '2026-01-01',
        ]);
        await owner.query('update project set published_on = $2 where id = $1', [hidden, day]);
        await owner.query('update strategy set published = $2 where id = $1', [other.strategyId, published]);
      });
    await publish('2026-01-01', true);
    const open = await read();
    expect([open.status, open.json.projects.length]).toEqual([200, whole.json.projects.length]);
    // Whoever belongs to another city is the public here.
    const path = `${other.path}/strategies/${other.strategyId}/roadmap`;
    expect((await city.council.get<Roadmap>(path)).json).toEqual(open.json);
    await publish(null, true);
    const less = await read();
    expect(less.json.projects.map(({ id }) => id)).not.toContain(hidden);
    expect(less.json.projects).toHaveLength(whole.json.projects.length - 1);
    expect(less.text).not.toContain(hidden);
    await publish('2026-01-01', false);
    expect([(await read()).status, (await other.cdo.get(path)).status]).toEqual([404, 200]);
  });
});
