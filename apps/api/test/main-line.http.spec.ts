import type {
  Course,
  CourseChange,
  Explanation,
  List,
  Milestone,
  PlanData,
  Project,
  ProjectSummary,
  Strategy,
} from '@wegmarke/domain/contracts';
import { courseOf } from '@wegmarke/domain/course';
import { fromExact } from '@wegmarke/domain/rational';
import { TestApp } from './support/app';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

describe('the main line over HTTP', () => {
  let app: TestApp;
  let city: PlanCity;
  let coursePath: string;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'musterstadt');
    coursePath = `${city.path}/strategies/${city.strategyId}/course`;
  });
  afterAll(() => app.stop());

  const milestone = async (at: number) =>
    city.head.get<Milestone>(`${city.path}/milestones/${city.milestoneIds[at] ?? ''}`);

  it('shows the public an adopted strategy and its course', async () => {
    const anyone = app.client();
    const strategies = await anyone.get<List<Strategy>>(`${city.path}/strategies`);
    expect(strategies.json.items[0]).toMatchObject({
      id: city.strategyId,
      adoption: { on: today(), resolution: '2026/0001' },
    });
    const { status, json } = await anyone.get<Course>(coursePath);
    expect(status).toBe(200);
    expect(json.todayScope.actual?.exact).toBe('0/1');
    expect(json.todayScope.planned?.exact).toBe('1/3');
    expect(json.health).toBe('off-course');
    expect(json.pillars.map((pillar) => pillar.title.texts.de)).toEqual(['Erste Säule', 'Zweite Säule']);
    expect(json.pillars[1]?.health).toBe('not-measurable');
  });

  it('moves the course at once when a head of department marks a milestone done, and remembers what it was', async () => {
    const anyone = app.client();
    const before = await anyone.get<Course>(coursePath);
    const { headers, json: late } = await milestone(0);
    expect(late.states).toEqual(['late', 'overdue']);
    const saved = await city.head.patch<Milestone>(
      `${city.path}/milestones/${late.id}`,
      {
        completedOn: today(),
        evidenceLink: 'https://stadt.example/protokoll.pdf',
        reason: 'Nur für die Verwaltung',
      },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(saved.status).toBe(200);
    expect(saved.json).toMatchObject({
      completedOn: today(),
      evidence: 'evidenced',
      undo: { what: 'completed' },
    });
    const after = await anyone.get<Course>(coursePath);
    // A third of the first pillar, none of the second: half of a third.
    expect(after.json.todayScope.actual?.exact).toBe('1/6');
    expect(after.json.todayScope.evidence?.evidenced.exact).toBe('1/1');
    expect(after.json.health).toBe('on-course');
    const then = await anyone.get<Course>(`${coursePath}?knownAt=${encodeURIComponent(before.json.knownAt)}`);
    expect(then.json.todayScope).toEqual(before.json.todayScope);
    expect((await anyone.get(coursePath, { 'if-none-match': after.headers.get('etag') ?? '' })).status).toBe(
      304,
    );
    expect((await anyone.get(coursePath, { 'if-none-match': before.headers.get('etag') ?? '' })).status).toBe(
      200,
    );
  });

  it('explains the figure, and publishes all that is needed to recompute it', async () => {
    const anyone = app.client();
    const course = (await anyone.get<Course>(coursePath)).json;
    const explanation = (await anyone.get<Explanation>(`${coursePath}/explanation`)).json;
    const leaves = explanation.tree.flatMap((pillar) =>
      pillar.projects.flatMap((project) => project.milestones),
    );
    expect(leaves.map(({ id }) => id).sort()).toEqual([...city.milestoneIds].sort());
    const data = (await anyone.get<PlanData>(`${city.path}/strategies/${city.strategyId}/data`)).json;
    const recomputed = courseOf(data.entries, { on: course.on, revision: data.revision, knownOn: course.on });
    expect(recomputed.todayScope).toEqual(course.todayScope);
    expect(recomputed.asAdopted).toEqual(course.asAdopted);
    expect(JSON.stringify(data)).not.toContain('Für den Test');
  });

  it('explains a change by parts that sum to it', async () => {
    const anyone = app.client();
    const data = (await anyone.get<PlanData>(`${city.path}/strategies/${city.strategyId}/data`)).json;
    const beforeCompletion = data.revisions.at(-2)?.recordedAt ?? '';
    const { json, text } = await anyone.get<CourseChange>(
      `${coursePath}/change?fromOn=${today()}&fromKnownAt=${encodeURIComponent(beforeCompletion)}&toOn=${today()}`,
    );
    const total = json.parts.reduce((sum, part) => sum + Number(fromExact(part.amount.exact).n), 0);
    expect(json.parts.map((part) => [part.kind, part.amount.exact])).toEqual([['late-reports', '1/6']]);
    expect(total).toBe(1);
    // What an office says of its own report is not public.
    expect(text).not.toContain('Nur für die Verwaltung');
    expect((await anyone.get(`${coursePath}/change?fromOn=${today()}&toOn=${dayFromToday(-1)}`)).status).toBe(
      422,
    );
  });

  it('takes back, promises again with a reason, and confirms unchanged', async () => {
    const done = await milestone(0);
    const open = await city.head.patch<Milestone>(
      `${city.path}/milestones/${done.json.id}`,
      { completedOn: null },
      { 'if-match': done.headers.get('etag') ?? '' },
    );
    expect(open.json).toMatchObject({ completedOn: null, evidence: null, evidenceLink: null });
    const promised = await city.head.patch<Milestone>(
      `${city.path}/milestones/${done.json.id}`,
      { promisedOn: dayFromToday(40), reason: 'Die Lieferung verzögert sich.' },
      { 'if-match': open.headers.get('etag') ?? '' },
    );
    expect(promised.json.states).toEqual(['late']);
    expect(promised.json.promises).toEqual([
      { promisedOn: dayFromToday(40), givenOn: today(), reason: 'Die Lieferung verzögert sich.' },
    ]);
    const confirmed = await city.head.post<Milestone>(
      `${city.path}/milestones/${done.json.id}/confirmations`,
      undefined,
      { 'if-match': promised.headers.get('etag') ?? '' },
    );
    expect(confirmed.json.lastAttestation).toEqual({ on: today(), what: 'confirmed' });
    const undone = await city.head.delete<Milestone>(
      `${city.path}/milestones/${done.json.id}/attestations/${confirmed.json.undo?.entryId ?? ''}`,
      { 'if-match': confirmed.headers.get('etag') ?? '' },
    );
    expect(undone.json.lastAttestation).toEqual({ on: today(), what: 'promise-set' });
  });

  it('refuses to confirm what is overdue, and to record anything for a save without a change', async () => {
    const overdue = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[0] ?? '',
      title: { source: 'de', texts: { de: 'Überfällig' } },
      baselineOn: dayFromToday(-1),
    });
    const id = overdue.json.createdIds[0] ?? '';
    const { headers, json } = await city.head.get<Milestone>(`${city.path}/milestones/${id}`);
    const refusal = await city.head.post(`${city.path}/milestones/${id}/confirmations`, undefined, {
      'if-match': headers.get('etag') ?? '',
    });
    expect([refusal.status, refusal.json.code]).toEqual([422, 'confirmed-while-overdue']);
    const unchanged = await city.head.patch<Milestone>(
      `${city.path}/milestones/${id}`,
      { completedOn: null },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect([unchanged.status, unchanged.json.version]).toEqual([200, json.version]);
  });

  it('asks for help and suggests another office', async () => {
    const { json } = await milestone(1);
    const helped = await city.head.post<Milestone>(`${city.path}/milestones/${json.id}/help-requests`, {
      text: 'Wir brauchen eine Freigabe.',
      answerBy: dayFromToday(7),
    });
    expect([helped.status, helped.json.helpRequest?.text]).toEqual([201, 'Wir brauchen eine Freigabe.']);
    const suggested = await city.head.post<Milestone>(
      `${city.path}/milestones/${json.id}/owner-suggestions`,
      { officeId: city.otherOfficeId, reason: 'Das liegt beim Tiefbau.' },
    );
    expect(suggested.json.suggestion?.officeId).toBe(city.otherOfficeId);
    expect(
      (
        await city.head.post(`${city.path}/milestones/${json.id}/owner-suggestions`, {
          officeId: city.officeId,
          reason: 'x',
        })
      ).status,
    ).toBe(422);
  });

  it('lets another office verify evidence, and nobody their own', async () => {
    const { json, headers } = await milestone(1);
    await city.head.patch(
      `${city.path}/milestones/${json.id}`,
      { completedOn: today() },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect((await city.head.post(`${city.path}/milestones/${json.id}/verifications`, {})).status).toBe(403);
    const claimed = await city.cdo.post(`${city.path}/milestones/${json.id}/verifications`, {});
    expect([claimed.status, claimed.json.code]).toEqual([422, 'no-evidence']);
  });

  it('lists what is mine by state, and projects with their figures', async () => {
    const mine = await city.head.get<List<Milestone>>(`${city.path}/milestones?mine=true&state=planned`);
    expect(mine.json.items.every((item) => item.states.includes('planned'))).toBe(true);
    expect(mine.json.total).toBeGreaterThan(0);
    const projects = await city.council.get<List<ProjectSummary>>(
      `${city.path}/projects?sort=health&limit=1`,
    );
    expect([projects.json.items.length, projects.json.total]).toEqual([1, 2]);
    const next = await city.council.get<List<ProjectSummary>>(
      `${city.path}/projects?sort=health&limit=1&cursor=${projects.json.nextCursor ?? ''}`,
    );
    expect(next.json.items[0]?.id).not.toBe(projects.json.items[0]?.id);
    const { json } = await city.council.get<Project>(`${city.path}/projects/${city.projectIds[0] ?? ''}`);
    expect(json.milestoneItems).toHaveLength(4);
    const course = (await app.client().get<Explanation>(`${coursePath}/explanation`)).json;
    const explained = course.tree[0]?.projects[0]?.today;
    expect([json.actual, json.planned, json.health]).toEqual([
      explained?.actual,
      explained?.planned,
      explained?.health,
    ]);
  });

  it('previews a change of scope and applies it only with the same effect', async () => {
    const scope = `${city.path}/strategies/${city.strategyId}/scope-changes`;
    const drop = {
      kind: 'drop-milestone',
      subjectId: city.milestoneIds[2] ?? '',
      reason: 'Entfällt',
      effectiveOn: today(),
    };
    const preview = await city.cdo.post<{ baseRevision: number; after: Course }>(
      `${scope}?preview=true`,
      drop,
    );
    expect(preview.status).toBe(200);
    expect(preview.json.after.asAdopted).toEqual((await app.client().get<Course>(coursePath)).json.asAdopted);
    const { headers } = await milestone(2);
    expect((await city.cdo.post(scope, drop)).status).toBe(428);
    const undated = await milestone(3);
    await city.head.patch(
      `${city.path}/milestones/${undated.json.id}`,
      { completedOn: today() },
      { 'if-match': undated.headers.get('etag') ?? '' },
    );
    const stale = await city.cdo.post(
      scope,
      { ...drop, baseRevision: preview.json.baseRevision },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect([stale.status, stale.json.code]).toEqual([409, 'effect-changed']);
    const again = await city.cdo.post<{ baseRevision: number; after: Course }>(`${scope}?preview=true`, drop);
    const applied = await city.cdo.post(
      scope,
      { ...drop, baseRevision: again.json.baseRevision },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(applied.status).toBe(201);
    const now = (await app.client().get<Course>(coursePath)).json;
    expect(now.todayScope).toEqual(again.json.after.todayScope);
    expect((await city.head.post(scope, drop)).status).toBe(403);
  });

  it('shows a department’s judgement beside the derived health, never in its place', async () => {
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const before = await city.head.get<Project>(path);
    const judged = await city.head.patch<Project>(
      path,
      { judgement: { health: 'off-course', reason: 'Die Ausschreibung ist gescheitert.' } },
      { 'if-match': before.headers.get('etag') ?? '' },
    );
    expect(judged.status).toBe(200);
    expect(judged.json.judgement).toMatchObject({ health: 'off-course', on: today() });
    expect(judged.json.health).toBe(before.json.health);
    const tag = { 'if-match': judged.headers.get('etag') ?? '' };
    expect((await city.head.patch(path, { judgement: { health: 'off-course' } }, tag)).status).toBe(422);
    const withdrawn = await city.head.patch<Project>(path, { judgement: null }, tag);
    expect(withdrawn.json.judgement).toBeNull();
  });
});
