import type {
  ConfirmationsResult,
  List,
  Milestone,
  Portfolio,
  ProjectSummary,
  SavedView,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

describe('the portfolio in slim form', () => {
  let app: TestApp;
  let city: PlanCity;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'musterstadt');
    path = `${city.path}/strategies/${city.strategyId}`;
  });
  afterAll(() => app.stop());

  it('says of every project what the list says, and what the list leaves out', async () => {
    const { status, json } = await city.head.get<Portfolio>(`${path}/portfolio`);
    expect(status).toBe(200);
    const list = await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?limit=200`);
    expect(json.projects.map(({ id }) => id)).toEqual(list.json.items.map(({ id }) => id));
    for (const project of list.json.items) {
      const { done, late, overdue, due, dated, total } = project.milestones;
      expect(json.projects.find(({ id }) => id === project.id)).toMatchObject({
        pillarId: project.pillar.id,
        officeId: project.office.id,
        health: project.health,
        actual: project.actual,
        planned: project.planned,
        compared: project.compared?.exact === project.actual?.exact ? null : project.compared,
        published: project.published,
        phase: project.phase,
        weight: project.weight,
        lastAttestedOn: project.lastAttestedOn,
        milestones: { done, late, overdue, due, dated, total },
      });
    }
    const [first, second] = json.projects;
    expect(first?.next).toMatchObject({ on: dayFromToday(-20), state: 'overdue' });
    expect([first?.milestones.undated, second?.milestones.undated]).toEqual([0, 1]);
    expect([first?.behind, second?.behind]).toEqual([33.3, null]);
    expect(json.pillars.map(({ number }) => number)).toEqual([1, 2]);
    expect(json.offices.map(({ id }) => id)).toContain(city.officeId);
    expect(json.adopted).toBe(true);
  });

  it('knows how the evidence stands and who asks for help', async () => {
    const milestone = `${city.path}/milestones/${city.milestoneIds[1] ?? ''}`;
    const tag = (await city.head.get(milestone)).headers.get('etag') ?? '';
    const done = await city.head.patch<Milestone>(
      milestone,
      { completedOn: today(), evidenceLink: 'https://example.org/beleg' },
      { 'if-match': tag },
    );
    expect(done.status).toBe(200);
    await city.head.post(`${city.path}/milestones/${city.milestoneIds[2] ?? ''}/help-requests`, {
      text: 'Hilfe',
    });
    const { json } = await city.cdo.get<Portfolio>(`${path}/portfolio`);
    expect(json.projects[0]).toMatchObject({
      evidence: { claimed: 0, evidenced: 1, verified: 0 },
      helpRequests: 1,
      lastAttestedOn: today(),
    });
  });

  it('confirms many projects as one revision, leaving out what is overdue or undated', async () => {
    const body = { projectIds: city.projectIds };
    expect((await city.head.post(`${path}/confirmations`, body)).status).toBe(403);
    const { status, json } = await city.cdo.post<ConfirmationsResult>(`${path}/confirmations`, body);
    expect([status, json.confirmed, json.overdue]).toEqual([200, 1, 1]);
    const { json: milestone } = await city.cdo.get<Milestone>(
      `${city.path}/milestones/${city.milestoneIds[2] ?? ''}`,
    );
    expect(milestone.lastAttestation).toEqual({ on: today(), what: 'confirmed' });
    const nothing = await city.cdo.post<ConfirmationsResult>(`${path}/confirmations`, {
      projectIds: [city.projectIds[1]],
    });
    expect(nothing.json).toEqual({ revision: null, confirmed: 0, overdue: 0 });
  });

  it.each([{}, { projectIds: [] }, { projectIds: ['x'] }])('refuses to confirm %j', async (body) => {
    expect((await city.cdo.post(`${path}/confirmations`, body)).status).toBe(422);
  });

  describe('views', () => {
    const views = () => `${city.path}/views`;

    it('are everybody’s own; shared ones by the digital office alone', async () => {
      const own = await city.head.post<SavedView>(views(), {
        name: 'Meine',
        query: 'health=off-course&sort=-health',
      });
      expect([own.status, own.json.own, own.json.shared, own.json.isDefault]).toEqual([
        201,
        true,
        false,
        false,
      ]);
      expect((await city.head.post(views(), { name: 'Für alle', query: '', shared: true })).status).toBe(403);
      const shared = await city.cdo.post<SavedView>(views(), {
        name: 'Für alle',
        query: 'group=pillar',
        shared: true,
      });
      expect(shared.status).toBe(201);
      const seen = await city.head.get<List<SavedView>>(views());
      expect(seen.json.items.map(({ name, own: mine }) => [name, mine])).toEqual([
        ['Meine', true],
        ['Für alle', false],
      ]);
      expect((await city.cdo.get<List<SavedView>>(views())).json.total).toBe(1);
      const headers = { 'if-match': '"1"' };
      expect((await city.head.patch(`${views()}/${shared.json.id}`, { name: 'x' }, headers)).status).toBe(
        403,
      );
      expect((await city.cdo.delete(`${views()}/${own.json.id}`, headers)).status).toBe(404);
    });

    it('are renamed, changed and deleted at the version that was seen', async () => {
      const { json } = await city.cdo.post<SavedView>(views(), { name: 'Arbeit', query: 'q=bad' });
      const path = `${views()}/${json.id}`;
      expect((await city.cdo.patch(path, { name: 'Neu' })).status).toBe(428);
      const changed = await city.cdo.patch<SavedView>(
        path,
        { name: 'Neu', query: 'q=amt' },
        { 'if-match': '"1"' },
      );
      expect(changed.json).toMatchObject({ name: 'Neu', query: 'q=amt', version: 2 });
      expect((await city.cdo.patch(path, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
      expect((await city.cdo.patch(path, { name: 'für ALLE' }, { 'if-match': '"2"' })).json.code).toBe(
        'view-name-taken',
      );
      expect((await city.cdo.post(views(), { name: 'NEU', query: '' })).json.code).toBe('view-name-taken');
      expect((await city.cdo.delete(path, { 'if-match': '"2"' })).status).toBe(204);
      expect((await city.cdo.delete(path, { 'if-match': '"2"' })).status).toBe(404);
    });

    it('are withdrawn, not changed, by whoever shared one and has left the digital office', async () => {
      const { json } = await city.head.post<SavedView>(views(), { name: 'Von früher', query: 'q=alt' });
      await asOwner(app.databaseUrl, (owner) =>
        owner.query('update saved_view set shared = true where id = $1', [json.id]),
      );
      const change = (patch: object) =>
        city.head.patch<SavedView>(`${views()}/${json.id}`, patch, { 'if-match': '"1"' });
      expect((await change({ query: 'q=neu' })).status).toBe(403);
      const withdrawn = await change({ shared: false });
      expect([withdrawn.status, withdrawn.json.shared, withdrawn.json.query]).toEqual([200, false, 'q=alt']);
      expect((await city.head.delete(`${views()}/${json.id}`, { 'if-match': '"2"' })).status).toBe(204);
    });

    it('can open somebody’s portfolio, until they are no longer shared', async () => {
      const { json } = await city.cdo.post<SavedView>(views(), {
        name: 'Start',
        query: 'group=office',
        shared: true,
      });
      const chosen = await city.head.send<List<SavedView>>('PUT', `${city.path}/default-view`, {
        viewId: json.id,
      });
      expect(chosen.json.items.find(({ isDefault }) => isDefault)?.id).toBe(json.id);
      expect(
        (await city.cdo.get<List<SavedView>>(views())).json.items.some(({ isDefault }) => isDefault),
      ).toBe(false);
      await city.cdo.patch(`${views()}/${json.id}`, { shared: false }, { 'if-match': '"1"' });
      expect(
        (await city.head.get<List<SavedView>>(views())).json.items.map(({ name }) => name),
      ).not.toContain('Start');
      await city.cdo.patch(`${views()}/${json.id}`, { shared: true }, { 'if-match': '"2"' });
      const again = await city.head.get<List<SavedView>>(views());
      expect(again.json.items.find(({ name }) => name === 'Start')?.isDefault).toBe(false);
      const none = await city.head.send('PUT', `${city.path}/default-view`, { viewId: null });
      expect(none.status).toBe(200);
    });

    it.each([
      [{ name: '', query: '' }, '/name'],
      [{ name: 'x', query: '<script>' }, '/query'],
      [{ name: 'x' }, '/query'],
      [{ name: 'x', query: '', shared: 'yes' }, '/shared'],
    ])('refuses %j, by name', async (body, pointer) => {
      const { status, json } = await city.cdo.post(views(), body);
      expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer]);
    });
  });

  it('is nowhere for another city, nor for whoever has no session', async () => {
    const other = await makePlanCity(app, 'nachbarstadt');
    const shared = await other.cdo.post<SavedView>(`${other.path}/views`, {
      name: 'x',
      query: '',
      shared: true,
    });
    for (const foreign of [
      `${city.path}/strategies/${other.strategyId}/portfolio`,
      `${other.path}/views`,
      `${other.path}/search?q=projekt`,
      `${other.path}/inbox`,
    ])
      expect([foreign, (await city.cdo.get(foreign)).status]).toEqual([foreign, 404]);
    const { status } = await city.cdo.send('PUT', `${city.path}/default-view`, { viewId: shared.json.id });
    expect(status).toBe(404);
    expect((await app.client().get(`${path}/portfolio`)).status).toBe(401);
    const rows = await asOwner(app.databaseUrl, (owner) =>
      owner.query(`select 1 from default_view where view_id = $1`, [shared.json.id]),
    );
    expect(rows.rowCount).toBe(0);
  });
});
