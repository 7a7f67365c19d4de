import type {
  Course,
  CourseChange,
  CourseSeries,
  Milestone,
  Problem,
  Project,
  Strategy,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { fingerprint } from './support/fingerprint';
import type { HttpClient } from './support/http-client';
import { readLedger } from './support/ledger-truth';
import { letDaysPass } from './support/movable-clock';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('questions about a course', () => {
  let app: TestApp;
  let city: PlanCity;
  let anyone: HttpClient;
  let strategy: string;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'fragenstadt');
    anyone = app.client();
    strategy = `${city.path}/strategies/${city.strategyId}`;
    await save(`milestones/${city.milestoneIds[0] ?? ''}`, { completedOn: dayFromToday(-4) });
  });
  afterEach(() => {
    letDaysPass(app, 0);
  });
  afterAll(() => app.stop());

  const save = async <T>(path: string, body: object, client = city.cdo) => {
    const tag = (await client.get(`${city.path}/${path}`)).headers.get('etag') ?? '';
    return client.patch<T>(`${city.path}/${path}`, body, { 'if-match': tag });
  };
  const ask = async (query = '') => (await anyone.get<Course>(`${strategy}/course${query}`)).json;
  const figuresOf = ({ todayScope, asAdopted, health, healthAsAdopted, pillars }: Course) => [
    todayScope,
    asAdopted,
    health,
    healthAsAdopted,
    pillars,
  ];

  it('take today’s date for now, an instant for itself, and the revision’s instant as their answer', async () => {
    const now = await ask();
    expect([now.on, now.todayScope.actual?.exact]).toEqual([today(), '1/6']);
    const { instants } = await readLedger(app.databaseUrl, city);
    expect(now.knownAt).toBe(instants.at(-1)?.toISOString());
    for (const knownAt of [today(), now.knownAt, now.knownAt.replace('Z', '+00:00')]) {
      const known = await ask(`?knownAt=${encodeURIComponent(knownAt)}`);
      expect([known.revision, figuresOf(known)]).toEqual([now.revision, figuresOf(now)]);
    }
    const before = await ask(`?knownAt=${encodeURIComponent(instants.at(-2)?.toISOString() ?? '')}`);
    expect([before.revision, before.todayScope.actual?.exact]).toEqual([now.revision - 1, '0/1']);
  });

  it('take yesterday’s date for its end once a day has passed', async () => {
    const now = await ask();
    letDaysPass(app, 1);
    const { status, json } = await anyone.get(`${strategy}/course?knownAt=${today()}`);
    // PostgreSQL’s clock has not moved: the end of the day that the server takes for yesterday is still to come.
    expect([status, json.errors?.[0]?.code]).toEqual([422, 'future']);
    expect((await ask()).on).toBe(dayFromToday(1));
    expect((await ask()).todayScope.actual).toEqual(now.todayScope.actual);
  });

  it('refuse the future, and name what was meant', async () => {
    const tomorrow = dayFromToday(1);
    for (const [question, pointer, code] of [
      [`course?knownAt=${tomorrow}`, '?knownAt', 'future'],
      [`course?knownAt=${tomorrow}T12:00:00Z`, '?knownAt', 'future'],
      [`course/series?knownAt=${tomorrow}`, '?knownAt', 'future'],
      [`data?knownAt=${tomorrow}`, '?knownAt', 'future'],
      [`course/change?fromKnownAt=${tomorrow}`, '?fromKnownAt', 'future'],
      [`course/change?toKnownAt=${tomorrow}`, '?toKnownAt', 'future'],
      ['course?knownAt=2026-02-30', '?knownAt', 'instant'],
      ['course?knownAt=2026-02-30T10:00:00Z', '?knownAt', 'instant'],
      ['course?knownAt=on', '?knownAt', 'instant'],
      ['course?knownAt=2026-03-01T10:00:00', '?knownAt', 'instant'],
      ['course/change?fromKnownAt=gestern', '?fromKnownAt', 'instant'],
      ['course?on=2026-02-30', '?on', 'day'],
      ['course?when=2026-02-20', '?when', 'unknown-field'],
      [`course/series?from=${today()}&to=${dayFromToday(-1)}`, '?to', 'before-from'],
      ['course/series?from=1900-01-01', '?to', 'too-long'],
      ['course/series?step=week', '?step', 'in'],
      [`course/change?fromOn=${today()}&toOn=${dayFromToday(-1)}`, '?toOn', 'backwards'],
      ['course/change?figure=forecast', '?figure', 'in'],
      ['course/change?pillar=0190a0a0-0000-7000-8000-000000000000', '?pillar', 'unknown'],
    ]) {
      const { status, json } = await anyone.get(`${strategy}/${question ?? ''}`);
      expect([question, status, json.errors?.map((each) => [each.pointer, each.code])]).toEqual([
        question,
        422,
        [[pointer, code]],
      ]);
    }
    const { instants } = await readLedger(app.databaseUrl, city);
    const earlier = encodeURIComponent(instants[3]?.toISOString() ?? '');
    const backwards = await anyone.get(`${strategy}/course/change?toKnownAt=${earlier}`);
    expect([backwards.status, backwards.json.errors?.[0]?.pointer]).toEqual([422, '?toKnownAt']);
  });

  it('give planned, but no actual, for a day after the one that is known', async () => {
    const ahead = await ask(`?on=${dayFromToday(400)}`);
    expect([ahead.todayScope.actual, ahead.todayScope.planned?.exact]).toEqual([null, '1/1']);
    expect([ahead.asAdopted.actual, ahead.asAdopted.planned?.exact]).toEqual([null, '1/1']);
    const far = await anyone.get<Course>(`${strategy}/course?on=9999-12-31`);
    expect([far.status, far.json.todayScope.actual]).toEqual([200, null]);
  });

  it('along time tell the past as known now and as reported then', async () => {
    const range = `from=${dayFromToday(-70)}&to=${today()}`;
    const now = (await anyone.get<CourseSeries>(`${strategy}/course/series?${range}`)).json;
    expect(now.points.at(-1)).toMatchObject({
      on: today(),
      strategy: { todayScope: { actual: { exact: '1/6' } } },
    });
    const then = (await anyone.get<CourseSeries>(`${strategy}/course/series?${range}&knownAt=on`)).json;
    expect(then.points.map(({ on }) => on)).toEqual(now.points.map(({ on }) => on));
    // All was recorded today: on no day before was anything known.
    expect(
      then.points.slice(0, -1).every((point) => point.revision === null && point.strategy === null),
    ).toBe(true);
    expect(then.points.at(-1)).toEqual(now.points.at(-1));
  });

  it('are answered 304 where nothing has changed, and never for an item by its version', async () => {
    for (const path of [
      'course',
      'course/explanation',
      'course/series',
      'data',
      `course?knownAt=${today()}`,
    ]) {
      const { headers } = await anyone.get(`${strategy}/${path}`);
      const again = await anyone.get(`${strategy}/${path}`, { 'if-none-match': headers.get('etag') ?? '' });
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
    }
    const project = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const before = await city.cdo.get<Project>(project);
    await save(`milestones/${city.milestoneIds[1] ?? ''}`, { completedOn: today() });
    const after = await city.cdo.get<Project>(project, { 'if-none-match': before.headers.get('etag') ?? '' });
    expect([before.json.milestones.done, after.status, after.json.milestones.done]).toEqual([1, 200, 2]);
    await save(`milestones/${city.milestoneIds[1] ?? ''}`, { completedOn: null });
  });

  it('tell of no part of a change that moves nothing and is about what is not public', async () => {
    const hidden = await makePlanCity(app, 'teilestadt');
    const course = `${hidden.path}/strategies/${hidden.strategyId}/course`;
    const { knownAt } = (await anyone.get<Course>(course)).json;
    const add = (title: string) =>
      hidden.cdo.post(`${hidden.path}/projects`, {
        strategyId: hidden.strategyId,
        pillarId: hidden.pillarIds[0],
        officeId: hidden.officeId,
        title: text(title),
      });
    expect((await add('Nicht öffentlich')).status).toBe(201);
    const question = `fromOn=${today()}&fromKnownAt=${encodeURIComponent(knownAt)}&toOn=${today()}`;
    expect((await anyone.get<CourseChange>(`${course}/change?${question}`)).json.parts).toEqual([]);
    await hidden.change({ kind: 'set-weight', subjectId: hidden.projectIds[0] ?? '', weight: 3 });
    const { parts } = (await anyone.get<CourseChange>(`${course}/change?${question}`)).json;
    expect(parts.map(({ kind, items }) => [kind, items.map((item) => item.subjectId)])).toEqual([
      ['corrections', [hidden.projectIds[0]]],
    ]);
  });

  it('explain what a head of department may read of it', async () => {
    const { json } = await anyone.get<CourseChange>(
      `${strategy}/course/change?fromOn=${dayFromToday(-5)}&toOn=${today()}`,
    );
    expect(json.parts.every((part) => part.items.every((item) => item.title.texts.de !== undefined))).toBe(
      true,
    );
  });
});

describe('what is saved', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'speicherstadt');
  });
  afterEach(() => {
    letDaysPass(app, 0);
  });
  afterAll(() => app.stop());

  const save = async <T>(path: string, body: object, client = city.head) => {
    const tag = (await client.get(`${city.path}/${path}`)).headers.get('etag') ?? '';
    return client.patch<T>(`${city.path}/${path}`, body, { 'if-match': tag });
  };
  const milestonePath = (at: number) => `milestones/${city.milestoneIds[at] ?? ''}`;
  const undo = async (at: number, entryId: string, client = city.head) => {
    const path = `${city.path}/${milestonePath(at)}`;
    const tag = (await client.get(path)).headers.get('etag') ?? '';
    return client.delete<Milestone & Problem>(`${path}/attestations/${entryId}`, { 'if-match': tag });
  };

  it('without a change refreshes nothing: no entry, version, attestation or text', async () => {
    const project = `projects/${city.projectIds[0] ?? ''}`;
    await save<Project>(project, {
      title: { source: 'de', texts: { en: 'Project 1', de: 'Projekt 1' } },
      partners: ['Sparkasse'],
      phase: 'trial',
      judgement: { health: 'at-risk', reason: 'Personal fehlt.' },
      contributesTo: [city.pillarIds[1]],
    });
    await save<Milestone>(milestonePath(1), {
      completedOn: today(),
      evidenceLink: 'https://stadt.example/a.pdf',
    });
    await save<Milestone>(milestonePath(2), { promisedOn: dayFromToday(50), reason: 'Lieferung' });
    const before = await fingerprint(app.databaseUrl);
    letDaysPass(app, 1);
    for (const [path, body] of [
      [project, {}],
      [project, { title: { texts: { de: 'Projekt 1', en: 'Project 1' }, source: 'de' } }],
      [
        project,
        { partners: ['Sparkasse'], phase: 'trial', benefit: null, contributesTo: [city.pillarIds[1]] },
      ],
      [project, { judgement: { reason: 'Personal fehlt.', health: 'at-risk' } }],
      [milestonePath(1), { completedOn: today() }],
      [milestonePath(1), { completedOn: today(), evidenceLink: 'https://stadt.example/a.pdf' }],
      [milestonePath(2), { promisedOn: dayFromToday(50), reason: 'Noch einmal' }],
      [milestonePath(2), { completedOn: null }],
    ] as const) {
      const { status } = await save(path, body);
      expect([path, status, await fingerprint(app.databaseUrl)]).toEqual([path, 200, before]);
    }
  });

  it('as evidence may follow its completion, and counts', async () => {
    await save(milestonePath(0), { completedOn: today() });
    const { status, json } = await save<Milestone>(milestonePath(0), {
      completedOn: today(),
      evidenceLink: 'https://stadt.example/b.pdf',
    });
    expect([status, json.evidence, json.evidenceLink]).toEqual([
      200,
      'evidenced',
      'https://stadt.example/b.pdf',
    ]);
    const verified = await city.cdo.post<Milestone>(`${city.path}/${milestonePath(0)}/verifications`, {});
    expect([verified.status, verified.json.evidence]).toEqual([200, 'verified']);
    await save(milestonePath(0), { completedOn: null });
    expect(
      (await save(milestonePath(0), { completedOn: null, evidenceLink: 'https://x.example' })).status,
    ).toBe(422);
  });

  it('can be undone all day, by whoever reported it, and only then', async () => {
    const { json } = await save<Milestone>(milestonePath(3), { completedOn: dayFromToday(-2) });
    const entryId = json.undo?.entryId ?? '';
    expect((await city.cdo.get<Milestone>(`${city.path}/${milestonePath(3)}`)).json.undo).toBeNull();
    const others = await undo(3, entryId, city.cdo);
    expect([others.status, others.json.code]).toEqual([422, 'too-late-to-undo']);
    letDaysPass(app, 1);
    expect((await city.head.get<Milestone>(`${city.path}/${milestonePath(3)}`)).json.undo).toBeNull();
    expect((await undo(3, entryId)).status).toBe(422);
    letDaysPass(app, 0);
    const undone = await undo(3, entryId);
    expect([undone.status, undone.json.completedOn, undone.json.undo]).toEqual([200, null, null]);
    expect((await undo(3, entryId)).status).toBe(422);
  });

  it('as adopted is never un-added, not by any retraction', async () => {
    const { entries } = await readLedger(app.databaseUrl, city);
    const additions = entries.filter(({ value }) => value.kind.endsWith('-added'));
    expect(additions.length).toBe(8);
    const scope = `${city.path}/strategies/${city.strategyId}/scope-changes`;
    for (const { id } of additions) {
      const retract = { kind: 'retract', subjectId: id, reason: 'Weg damit', effectiveOn: today() };
      const stale = await city.cdo.post(scope, retract, { 'if-match': '"0"' });
      const { version } = stale.json.current as { version: number };
      const { status } = await city.cdo.post(scope, retract, { 'if-match': `"${String(version)}"` });
      const preview = await city.cdo.post(`${scope}?preview=true`, retract);
      expect([id, status, preview.status]).toEqual([id, 422, 422]);
    }
    const { json } = await city.cdo.get<Strategy>(`${city.path}/strategies/${city.strategyId}`);
    expect(json.pillars).toHaveLength(2);
  });

  it('by demo accounts is refused once a real municipality lives here, also in a session of before', async () => {
    const own = await TestApp.start();
    try {
      const demo = await makePlanCity(own, 'musterhausen');
      await asOwner(own.databaseUrl, async (owner) => {
        await owner.query(`update account set demo = true`);
        await owner.query(`update municipality set demo = true`);
      });
      const path = `${demo.path}/milestones/${demo.milestoneIds[0] ?? ''}`;
      const { headers } = await demo.head.get(path);
      await asOwner(own.databaseUrl, (owner) =>
        owner.query(
          `insert into municipality (id, slug, name, initials, languages)
           values (gen_random_uuid(), 'echtstadt', 'Echtstadt', 'ES', '{de}')`,
        ),
      );
      const tag = { 'if-match': headers.get('etag') ?? '' };
      expect((await demo.head.patch(path, { completedOn: today() }, tag)).status).toBe(401);
      expect((await demo.cdo.get(path)).status).toBe(401);
      await expect(own.signIn('cdo@musterhausen.example')).rejects.toThrow('401');
    } finally {
      await own.stop();
    }
  });

  it('keeps what a draft takes back out of every list', async () => {
    const draft = await makePlanCity(app, 'skizzenstadt', { adopt: false });
    const { entries } = await readLedger(app.databaseUrl, draft);
    const pillar = await draft.change({
      kind: 'add-pillar',
      subjectId: draft.strategyId,
      title: text('Zu viel'),
    });
    const [entryId = ''] = pillar.json.entryIds;
    const { status } = await draft.cdo.post(
      `${draft.path}/strategies/${draft.strategyId}/scope-changes`,
      { kind: 'retract', subjectId: entryId, reason: 'Versehen', effectiveOn: today() },
      { 'if-match': '"1"' },
    );
    expect([entries.length, status]).toEqual([8, 201]);
    const { json } = await draft.cdo.get<Strategy>(`${draft.path}/strategies/${draft.strategyId}`);
    expect(json.pillars.map((each) => each.title.texts.de)).toEqual(['Erste Säule', 'Zweite Säule']);
  });
});
