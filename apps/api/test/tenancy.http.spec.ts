import type {
  Explanation,
  List,
  Milestone,
  Project,
  ProjectSummary,
  ScopeChangeResult,
  Strategy,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { fingerprint } from './support/fingerprint';
import type { HttpClient } from './support/http-client';
import { readLedger } from './support/ledger-truth';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const SECRET = 'Noch geheim';

type Who = 'public' | 'council' | 'head' | 'cdo' | 'admin' | 'stranger';
const EVERYBODY: readonly Who[] = ['public', 'council', 'head', 'cdo', 'admin', 'stranger'];

describe('between municipalities and roles', () => {
  let app: TestApp;
  let city: PlanCity;
  let other: PlanCity;
  let who: Record<Who, HttpClient>;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    city = await makePlanCity(app, 'heimatstadt');
    other = await makePlanCity(app, 'fremdstadt');
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(
        `with added as (
           insert into account (id, email, name)
           select gen_random_uuid(), 'admin@heimatstadt.example', 'admin' returning id
         ), person_ as (
           insert into person (municipality_id, id, name) values ($1, gen_random_uuid(), 'admin') returning id
         ), password as (
           insert into credential (account_id, password_hash)
           select added.id, (select password_hash from credential limit 1) from added
         )
         insert into membership (municipality_id, account_id, person_id, roles)
         select $1, added.id, person_.id, '{admin}' from added, person_`,
        [city.municipalityId],
      );
    });
    who = {
      public: app.client(),
      council: city.council,
      head: city.head,
      cdo: city.cdo,
      admin: await app.signIn('admin@heimatstadt.example'),
      stranger: other.cdo,
    };
  });
  afterAll(() => app.stop());

  const statusesOf = async (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => {
    const statuses: Partial<Record<Who, number>> = {};
    for (const name of EVERYBODY) statuses[name] = (await who[name].send(method, path, body, headers)).status;
    return statuses;
  };

  it('reading is for members, and for all where it is published', async () => {
    const members = { public: 401, council: 200, head: 200, cdo: 200, admin: 200, stranger: 404 };
    const all = { public: 200, council: 200, head: 200, cdo: 200, admin: 200, stranger: 200 };
    const strategy = `${city.path}/strategies/${city.strategyId}`;
    for (const [path, expected] of [
      [`${city.path}/milestones`, members],
      [`${city.path}/milestones/${city.milestoneIds[0] ?? ''}`, members],
      [`${city.path}/projects`, members],
      [`${city.path}/projects/${city.projectIds[0] ?? ''}`, members],
      [`${city.path}/offices`, members],
      [`${city.path}/departments`, members],
      [`${city.path}/strategies`, all],
      [strategy, all],
      [`${strategy}/course`, all],
      [`${strategy}/course/explanation`, all],
      [`${strategy}/course/series`, all],
      [`${strategy}/course/change?fromOn=${dayFromToday(-1)}`, all],
      [`${strategy}/data`, all],
      [`${strategy}/projects`, all],
      [`${strategy}/projects/${city.projectIds[0] ?? ''}`, all],
    ] as const)
      expect([path, await statusesOf('GET', path)]).toEqual([path, expected]);
  });

  it('writing is for the office that answers and the digital office, before the version is asked for', async () => {
    const owned = { public: 401, council: 403, head: 428, cdo: 428, admin: 403, stranger: 404 };
    const milestone = `${city.path}/milestones/${city.milestoneIds[0] ?? ''}`;
    const id = '0190a0a0-0000-7000-8000-000000000000';
    const before = await fingerprint(app.databaseUrl);
    for (const [method, path, expected] of [
      ['PATCH', milestone, owned],
      ['POST', `${milestone}/confirmations`, owned],
      ['DELETE', `${milestone}/attestations/${id}`, owned],
      ['DELETE', `${milestone}/help-requests/${id}`, owned],
      ['DELETE', `${milestone}/owner-suggestions/${id}`, owned],
      ['POST', `${milestone}/help-requests`, { ...owned, head: 422, cdo: 422 }],
      ['POST', `${milestone}/owner-suggestions`, { ...owned, head: 422, cdo: 422 }],
      ['POST', `${milestone}/verifications`, { ...owned, head: 403, cdo: 422 }],
      ['PATCH', `${city.path}/projects/${city.projectIds[0] ?? ''}`, owned],
      ['POST', `${city.path}/projects`, { ...owned, head: 403, cdo: 422 }],
    ] as const)
      expect([method, path, await statusesOf(method, path, {})]).toEqual([method, path, expected]);
    const scope = `${city.path}/strategies/${city.strategyId}/scope-changes`;
    const drop = { kind: 'drop-project', subjectId: city.projectIds[0], reason: 'x', effectiveOn: today() };
    const steering = { ...owned, head: 403 };
    expect(await statusesOf('POST', scope, drop)).toEqual(steering);
    expect(await statusesOf('POST', `${scope}?preview=true`, drop)).toEqual({ ...steering, cdo: 200 });
    expect(await fingerprint(app.databaseUrl)).toBe(before);
  });

  it('nothing of another municipality is found by its ids, and no answer or tag holds any of it', async () => {
    const before = await fingerprint(app.databaseUrl);
    const foreign = [
      other.strategyId,
      other.officeId,
      ...other.pillarIds,
      ...other.projectIds,
      ...other.milestoneIds,
    ];
    const [pillar = '', project = '', milestone = ''] = [
      other.pillarIds[0],
      other.projectIds[0],
      other.milestoneIds[0],
    ];
    const strategy = `${city.path}/strategies/${other.strategyId}`;
    const tag = { 'if-match': '"1"' };
    for (const [method, path, body] of [
      ['GET', `${city.path}/milestones/${milestone}`],
      ['GET', `${city.path}/projects/${project}`],
      ['GET', strategy],
      ['GET', `${strategy}/course`],
      ['GET', `${strategy}/course?knownAt=${today()}`],
      ['GET', `${strategy}/course/series`],
      ['GET', `${strategy}/course/explanation`],
      ['GET', `${strategy}/course/change?fromOn=${dayFromToday(-1)}`],
      ['GET', `${strategy}/data`],
      ['GET', `${strategy}/projects`],
      ['GET', `${strategy}/projects/${project}`],
      ['GET', `${city.path}/strategies/${city.strategyId}/projects/${project}`],
      ['PATCH', `${city.path}/milestones/${milestone}`, { completedOn: today() }],
      ['PATCH', `${city.path}/projects/${project}`, { title: text('x') }],
      ['POST', `${city.path}/milestones/${milestone}/confirmations`],
      ['POST', `${city.path}/milestones/${milestone}/help-requests`, { text: 'x' }],
      ['POST', `${city.path}/milestones/${milestone}/verifications`, {}],
      [
        'POST',
        `${strategy}/scope-changes`,
        { kind: 'adopt', subjectId: other.strategyId, reason: 'x', effectiveOn: today() },
      ],
      [
        'POST',
        `${strategy}/scope-changes?preview=true`,
        { kind: 'adopt', subjectId: other.strategyId, reason: 'x', effectiveOn: today() },
      ],
    ] as const) {
      const { status, headers, text: answered } = await city.cdo.send(method, path, body, tag);
      expect([path, status, headers.get('etag')]).toEqual([path, 404, null]);
      expect(answered).not.toContain('Fremdstadt');
    }
    for (const query of [
      `projects?pillar=${pillar}`,
      `projects?strategy=${other.strategyId}`,
      `projects?office=${other.officeId}`,
      `milestones?project=${project}`,
      `strategies/${city.strategyId}/projects?pillar=${pillar}`,
    ]) {
      const { status, json } = await city.cdo.get<List<unknown>>(`${city.path}/${query}`);
      expect([query, status, json]).toEqual([query, 200, { items: [], nextCursor: null, total: 0 }]);
    }
    for (const path of ['milestones', 'projects', 'strategies', 'offices']) {
      const { text: answered } = await city.cdo.get(`${city.path}/${path}`);
      for (const id of foreign) expect(answered).not.toContain(id);
    }
    const change = `${city.path}/strategies/${city.strategyId}/course/change?fromOn=${dayFromToday(-1)}`;
    const asked = await city.cdo.get(`${change}&pillar=${pillar}`);
    expect([asked.status, asked.json.errors?.[0]?.pointer]).toEqual([422, '?pillar']);
    expect(await fingerprint(app.databaseUrl)).toBe(before);
  });

  it('who ask at the same moment are told what is theirs, and who asks after a write is told of it', async () => {
    const own = `${city.path}/strategies/${city.strategyId}/course`;
    const foreign = `${other.path}/strategies/${city.strategyId}/course`;
    const asked = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? foreign : own));
    const answers = await Promise.all(asked.map((path) => app.client().get(path)));
    expect(answers.map(({ status }) => status)).toEqual(asked.map((path) => (path === own ? 200 : 404)));

    let asking = true;
    const others = Array.from({ length: 8 }, async () => {
      while (asking) expect((await app.client().get(own)).status).toBe(200);
    });
    const tags: (string | null)[] = [];
    try {
      for (let round = 0; round < 10; round += 1) {
        await city.change({
          kind: 'add-milestone',
          subjectId: city.projectIds[0] ?? '',
          title: text(`Nummer ${String(round)}`),
        });
        tags.push((await app.client().get(own)).headers.get('etag'));
      }
    } finally {
      asking = false;
      await Promise.all(others);
    }
    expect(new Set(tags).size).toBe(10);
  });

  it('an unpublished strategy is not there for the public, whatever is asked of it', async () => {
    const draft = await makePlanCity(app, 'entwurfstadt', { adopt: false });
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update strategy set published = false, version = version + 1 where id = $1`, [
        draft.strategyId,
      ]),
    );
    const strategy = `${draft.path}/strategies/${draft.strategyId}`;
    const { json } = await app.client().get<List<Strategy>>(`${draft.path}/strategies`);
    expect(json).toEqual({ items: [], nextCursor: null, total: 0 });
    for (const path of [
      '',
      '/course',
      '/course/series',
      '/course/explanation',
      '/course/change',
      '/data',
      '/projects',
      `/projects/${draft.projectIds[0] ?? ''}`,
    ]) {
      for (const query of path === '/course' ? ['', `?knownAt=${today()}`] : ['']) {
        const known = await draft.council.get(strategy + path);
        const { status, headers } = await app.client().get(strategy + path + query, {
          'if-none-match': known.headers.get('etag') ?? '*',
        });
        expect([path, known.status, status, headers.get('etag')]).toEqual([path, 200, 404, null]);
      }
    }
  });

  it('an unpublished project is told to nobody but members: not its title, ids, or milestones', async () => {
    const created = await city.cdo.post<Project>(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: city.pillarIds[0],
      officeId: city.officeId,
      title: text(SECRET),
      benefit: text(SECRET),
    });
    const hidden = created.json.id;
    const added = await city.change({
      kind: 'add-milestone',
      subjectId: hidden,
      title: text(SECRET),
      baselineOn: dayFromToday(-3),
    });
    const [milestoneId = ''] = added.json.createdIds;
    const report = async (body: object) => {
      const path = `${city.path}/milestones/${milestoneId}`;
      const tag = (await city.cdo.get<Milestone>(path)).headers.get('etag') ?? '';
      expect((await city.cdo.patch(path, body, { 'if-match': tag })).status).toBe(200);
    };
    const strategy = `${city.path}/strategies/${city.strategyId}`;
    const everything = async (): Promise<void> => {
      const { entries } = await readLedger(app.databaseUrl, city);
      const ids = entries
        .filter(({ subjectId }) => [hidden, milestoneId].includes(subjectId))
        .map(({ id }) => id);
      for (const path of [
        '',
        '/course',
        '/course/series?knownAt=on',
        '/course/explanation',
        `/course/explanation?on=${dayFromToday(30)}`,
        `/course/change?fromOn=${dayFromToday(-30)}&toOn=${today()}`,
        `/course/change?fromOn=${today()}&toOn=${today()}&fromKnownAt=${encodeURIComponent(firstInstant)}`,
        `/course/change?fromOn=${today()}&toOn=${today()}&fromKnownAt=${encodeURIComponent(firstInstant)}&figure=planned`,
        `/course/change?fromOn=${dayFromToday(-30)}&toOn=${dayFromToday(30)}&figure=planned&scope=adopted`,
        '/data',
        '/projects',
        `/projects?q=${encodeURIComponent('geheim')}`,
      ]) {
        for (const name of ['public', 'stranger', 'council'] as const) {
          if (name === 'council' && path.startsWith('/projects')) continue;
          const { status, text: answered } = await who[name].get(strategy + path);
          expect([path, status]).toEqual([path, 200]);
          for (const word of [SECRET, hidden, milestoneId, ...ids])
            expect([path, answered.includes(word)]).toEqual([path, false]);
        }
      }
      expect((await app.client().get(`${strategy}/projects/${hidden}`)).status).toBe(404);
    };
    const { instants } = await readLedger(app.databaseUrl, city);
    const firstInstant = instants[0]?.toISOString() ?? '';
    await everything();
    const before = await app.client().get<Explanation>(`${strategy}/course`);
    expect(before.json.unpublishedProjects).toBe(1);
    await report({ completedOn: dayFromToday(-1) });
    await everything();
    expect((await app.client().get<Explanation>(`${strategy}/course`)).json.todayScope).toEqual(
      before.json.todayScope,
    );
    await report({ completedOn: null });
    await everything();
    const listed = await city.council.get<List<ProjectSummary>>(`${city.path}/projects`);
    expect(listed.json.items.map(({ id }) => id)).toContain(hidden);
    // Taken back altogether: still told to nobody.
    const entries = (await readLedger(app.databaseUrl, city)).entries;
    const additions = entries.filter(
      ({ subjectId, value }) =>
        [hidden, milestoneId].includes(subjectId) && /^(milestone|project)-added$/.test(value.kind),
    );
    for (const { id } of additions.reverse()) {
      const retract = { kind: 'retract', subjectId: id, reason: 'Versehen', effectiveOn: today() };
      const scope = `${strategy}/scope-changes`;
      const stale = await city.cdo.post(scope, retract, { 'if-match': '"0"' });
      const { version } = stale.json.current as { version: number };
      const done = await city.cdo.post<ScopeChangeResult>(scope, retract, {
        'if-match': `"${String(version)}"`,
      });
      expect([id, done.status, done.text]).toEqual([id, 201, done.text]);
      await everything();
    }
    expect((await app.client().get<Explanation>(`${strategy}/course`)).json.unpublishedProjects).toBe(0);
  });
});
