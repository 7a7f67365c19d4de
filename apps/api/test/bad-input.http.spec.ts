import type { Milestone, Project, ScopeChangeResult } from '@wegmarke/domain/contracts';
import fc from 'fast-check';
import document from '#openapi' with { type: 'json' };
import { TestApp } from './support/app';
import { fingerprint } from './support/fingerprint';
import type { HttpAnswer } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const NOWHERE = '0190a0a0-0000-7000-8000-000000000000';

describe('bad input', () => {
  let app: TestApp;
  let city: PlanCity;
  let other: PlanCity;
  let stored: string;
  let versions: ReadonlyMap<string, string>;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    city = await makePlanCity(app, 'gutestadt');
    other = await makePlanCity(app, 'nachbarstadt');
    const tags = new Map<string, string>();
    for (const path of [
      ...city.milestoneIds.map((id) => `/milestones/${id}`),
      ...city.projectIds.map((id) => `/projects/${id}`),
      `/strategies/${city.strategyId}`,
    ])
      tags.set(path, (await city.cdo.get(city.path + path)).headers.get('etag') ?? '');
    versions = tags;
    stored = await fingerprint(app.databaseUrl);
  });
  afterEach(async () => {
    expect(await fingerprint(app.databaseUrl)).toBe(stored);
  });
  afterAll(() => app.stop());

  const milestone = (at = 1) => `/milestones/${city.milestoneIds[at] ?? ''}`;
  const project = (at = 0) => `/projects/${city.projectIds[at] ?? ''}`;
  const scope = () => `/strategies/${city.strategyId}/scope-changes`;
  const tagOf = (path: string): Record<string, string> => {
    const tag = versions.get(path);
    return tag === undefined ? {} : { 'if-match': tag };
  };
  const patch = (path: string, body: unknown) => city.cdo.patch(city.path + path, body, tagOf(path));
  const post = (path: string, body: unknown) => city.cdo.post(city.path + path, body);
  /** A scope change with the right version of its subject. */
  const change = (body: Record<string, unknown>) => {
    const id = String(body['subjectId']);
    const tag = [...versions].find(([path]) => path.endsWith(id))?.[1] ?? '"1"';
    return city.cdo.post(
      city.path + scope(),
      { reason: 'Versuch', effectiveOn: today(), ...body },
      { 'if-match': tag },
    );
  };
  const faultsOf = ({ status, headers, json }: HttpAnswer): unknown => {
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(json.code).toMatch(/^[a-z-]+$/);
    return [status, ...(json.errors ?? []).map(({ pointer }) => pointer).sort()];
  };

  describe('in dates and weights names the field', () => {
    it.each([
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '20260301',
      '01.03.2026',
      '',
      'morgen',
      20260301,
      true,
      {},
      [],
    ])('a day such as %j', async (day) => {
      expect(faultsOf(await patch(milestone(), { completedOn: day }))).toEqual([422, '/completedOn']);
      expect(faultsOf(await patch(milestone(), { promisedOn: day, reason: 'x' }))).toEqual([
        422,
        '/promisedOn',
      ]);
      expect(faultsOf(await post(`${milestone()}/help-requests`, { text: 'x', answerBy: day }))).toEqual([
        422,
        '/answerBy',
      ]);
      const added = { kind: 'add-milestone', subjectId: city.projectIds[0], title: text('x') };
      expect(faultsOf(await change({ ...added, effectiveOn: day }))).toEqual([422, '/effectiveOn']);
      expect(faultsOf(await change({ ...added, baselineOn: day }))).toEqual([422, '/baselineOn']);
    });

    it.each(['0001-01-01', '1989-12-31', '9999-12-31', dayFromToday(36_600)])(
      'a day so far off as %s',
      async (day) => {
        const added = { kind: 'add-milestone', subjectId: city.projectIds[0], title: text('x') };
        const faults = [
          await patch(milestone(), { completedOn: day }),
          await patch(milestone(), { promisedOn: day, reason: 'x' }),
          await post(`${milestone()}/help-requests`, { text: 'x', answerBy: day }),
          await change({ ...added, effectiveOn: day }),
          await change({ ...added, baselineOn: day }),
          await change({ ...added, promisedOn: day }),
        ].flatMap(({ status, json }) => [
          status,
          ...(json.errors ?? []).map(({ pointer, code }) => pointer + code),
        ]);
        expect(faults).toEqual(
          ['completedOn', 'promisedOn', 'answerBy', 'effectiveOn', 'baselineOn', 'promisedOn'].flatMap(
            (field) => [422, `/${field}plausible-day`],
          ),
        );
      },
    );

    it.each([0, -1, 1.5, 1001, '3', null, [], true, 1e300])('a weight of %j', async (weight) => {
      expect(faultsOf(await change({ kind: 'set-weight', subjectId: city.projectIds[0], weight }))).toEqual([
        422,
        '/weight',
      ]);
      const added = { strategyId: city.strategyId, pillarId: city.pillarIds[0], officeId: city.officeId };
      expect(faultsOf(await post('/projects', { ...added, title: text('x'), weight }))).toEqual([
        422,
        '/weight',
      ]);
      const parts = [
        { title: text('a'), share: 1 },
        { title: text('b'), share: weight },
      ];
      expect(
        faultsOf(await change({ kind: 'split-milestone', subjectId: city.milestoneIds[1], parts })),
      ).toEqual([422, '/parts/1/share']);
    });

    it('a completion in the future, a promise in the past, both at once', async () => {
      expect(faultsOf(await patch(milestone(), { completedOn: dayFromToday(1) }))).toEqual([
        422,
        '/completedOn',
      ]);
      expect(faultsOf(await patch(milestone(), { promisedOn: dayFromToday(-1), reason: 'x' }))).toEqual([
        422,
        '/promisedOn',
      ]);
      expect(
        faultsOf(await patch(milestone(), { completedOn: today(), promisedOn: today(), reason: 'x' })),
      ).toEqual([422, '/completedOn']);
      expect(faultsOf(await patch(milestone(), { promisedOn: today() }))).toEqual([422, '/reason']);
      expect(faultsOf(await patch(milestone(), {}))).toEqual([422, '/completedOn']);
    });
  });

  describe('in texts names the field', () => {
    const bad = [
      'a\u202eb',
      'a\u2067b',
      'a\u0000b',
      'a\u0007b',
      '   ',
      '\ud800',
      'x'.repeat(20_000),
      7,
      {},
      ['x'],
      null,
    ];
    it.each(bad)('a text such as %j', async (value) => {
      const texts = { source: 'de', texts: { de: value } };
      const added = { strategyId: city.strategyId, pillarId: city.pillarIds[0], officeId: city.officeId };
      const wrong: [HttpAnswer, string][] = [
        [await patch(milestone(), { promisedOn: today(), reason: value }), '/reason'],
        [await patch(milestone(), { completedOn: today(), reason: value }), '/reason'],
        [await post(`${milestone()}/help-requests`, { text: value }), '/text'],
        [
          await post(`${milestone()}/owner-suggestions`, { officeId: city.otherOfficeId, reason: value }),
          '/reason',
        ],
        [await patch(project(), { title: texts }), '/title'],
        [await patch(project(), { benefit: texts }), '/benefit'],
        [await patch(project(), { description: texts }), '/description'],
        [await patch(project(), { partners: ['gut', value] }), '/partners'],
        [await patch(project(), { judgement: { health: 'at-risk', reason: value } }), '/judgement/reason'],
        [await post('/projects', { ...added, title: texts }), '/title'],
        [await change({ kind: 'drop-project', subjectId: city.projectIds[0], reason: value }), '/reason'],
        [await change({ kind: 'add-pillar', subjectId: city.strategyId, title: texts }), '/title'],
        [
          await change({
            kind: 'split-milestone',
            subjectId: city.milestoneIds[1],
            parts: [
              { title: texts, share: 1 },
              { title: text('b'), share: 1 },
            ],
          }),
          '/parts/0/title',
        ],
      ];
      if (value !== null) {
        wrong.push([await post(`${milestone(0)}/verifications`, { note: value }), '/note']);
        wrong.push([await change({ kind: 'adopt', subjectId: city.strategyId, paper: value }), '/paper']);
        wrong.push([
          await patch(milestone(), { completedOn: today(), evidenceLink: value }),
          '/evidenceLink',
        ]);
      }
      for (const [answer, pointer] of wrong) expect(faultsOf(answer)).toEqual([422, pointer]);
    });

    it.each([
      'javascript:alert(1)',
      'https://stadt.example/a\u202eb',
      'https://stadt.example/a\u0000b',
      'data:text/html,x',
      '//stadt.example',
      'stadt.example',
    ])('a link such as %j', async (evidenceLink) => {
      expect(faultsOf(await patch(milestone(), { completedOn: today(), evidenceLink }))).toEqual([
        422,
        '/evidenceLink',
      ]);
    });

    it.each([
      'text',
      null,
      [],
      {},
      { source: 'de' },
      { source: 'fr', texts: { fr: 'x' } },
      { source: 'de', texts: { en: 'x' } },
      { source: 'de', texts: ['x'] },
      { source: 'de', texts: { de: 'x', fr: 'x' } },
      { source: 'de', texts: { de: 'x' }, more: 1 },
      { source: ['de'], texts: { de: 'x' } },
    ])('a text in languages such as %j', async (title) => {
      expect(faultsOf(await patch(project(), { title }))).toEqual([422, '/title']);
    });
  });

  it.each([
    ['a judgement that is a list', { judgement: [] }, '/judgement'],
    ['a list of judgements', { judgement: [{ health: 'at-risk', reason: 'x' }] }, '/judgement'],
    ['a judgement without a reason', { judgement: { health: 'at-risk' } }, '/judgement/reason'],
    [
      'a judgement that cannot be given',
      { judgement: { health: 'not-measurable', reason: 'x' } },
      '/judgement/health',
    ],
    ['partners that are no list', { partners: { 0: 'x' } }, '/partners'],
    ['an owner that is nobody', { officeId: null }, '/officeId'],
    ['a phase that only a drop reaches', { phase: 'stopped' }, '/phase'],
    ['the same pillar twice', { contributesTo: [NOWHERE, NOWHERE] }, '/contributesTo'],
    ['a list within a list', { contributesTo: [[NOWHERE]] }, '/contributesTo'],
    ['a field that is not offered', { weight: 3 }, '/weight'],
  ])('names %s', async (_, body, pointer) => {
    expect(faultsOf(await patch(project(), body))).toEqual([422, pointer]);
  });

  it.each([
    ['none', undefined],
    ['one', [{ title: text('a'), share: 1 }]],
    ['nothing twice', [null, null]],
    ['numbers', [1, 2]],
    ['lists', [[], []]],
    ['an object', { 0: { title: text('a'), share: 1 } }],
    ['too many', Array.from({ length: 51 }, () => ({ title: text('a'), share: 1 }))],
  ])('names the parts of a split: %s', async (_, parts) => {
    const answer = await change({ kind: 'split-milestone', subjectId: city.milestoneIds[1], parts });
    expect(faultsOf(answer)).toEqual(expect.arrayContaining([422, expect.stringMatching(/^\/parts/)]));
  });

  it('refuses what would make a circle, also backdated, and a merge into itself', async () => {
    const [a, b, c] = city.milestoneIds;
    expect((await change({ kind: 'merge-milestone', subjectId: a, intoId: a })).json.code).toBe(
      'successor-is-itself',
    );
    expect(
      (await change({ kind: 'merge-project', subjectId: city.projectIds[0], intoId: city.projectIds[0] }))
        .json.code,
    ).toBe('successor-is-itself');
    const fresh = await makePlanCity(app, 'kreisstadt');
    const merge = (subjectId: string | undefined, intoId: string | undefined, days: number) =>
      fresh.change({
        kind: 'merge-milestone',
        subjectId: subjectId ?? '',
        intoId: intoId ?? '',
        effectiveOn: dayFromToday(days),
      });
    const [x, y, z] = fresh.milestoneIds;
    expect((await merge(x, y, 2)).status).toBe(201);
    expect((await merge(y, z, 4)).status).toBe(201);
    for (const days of [0, 1, 2, 3, 4, 5]) expect((await merge(z, x, days)).status).toBe(422);
    for (const days of [0, 1, 2]) expect((await merge(y, x, days)).status).toBe(422);
    expect([b, c].length).toBe(2);
    stored = await fingerprint(app.databaseUrl);
  });

  it('names what belongs to another city, or to nobody, as what is not there', async () => {
    for (const there of [other, null]) {
      const id = (ids: readonly string[] | undefined) => ids?.[0] ?? NOWHERE;
      const strategyId = there?.strategyId ?? NOWHERE;
      const added = {
        strategyId: city.strategyId,
        pillarId: city.pillarIds[0],
        officeId: city.officeId,
        title: text('x'),
      };
      const wrong: [HttpAnswer, unknown][] = [
        [await patch(project(), { officeId: there?.officeId ?? NOWHERE }), [422, '/officeId']],
        [await patch(project(), { departmentId: NOWHERE }), [422, '/departmentId']],
        [await patch(project(), { contributesTo: [id(there?.pillarIds)] }), [422, '/contributesTo']],
        [await post('/projects', { ...added, pillarId: id(there?.pillarIds) }), [422, '/pillarId']],
        [await post('/projects', { ...added, officeId: there?.officeId ?? NOWHERE }), [422, '/officeId']],
        [await post('/projects', { ...added, strategyId }), [422, '/pillarId']],
        [
          await post(`${milestone()}/owner-suggestions`, {
            officeId: there?.officeId ?? NOWHERE,
            reason: 'x',
          }),
          [422, '/officeId'],
        ],
        [await post(`/milestones/${id(there?.milestoneIds)}/help-requests`, { text: 'x' }), [404]],
        [await patch(`/milestones/${id(there?.milestoneIds)}`, { completedOn: today() }), [404]],
        [await patch(`/projects/${id(there?.projectIds)}`, { title: text('x') }), [404]],
        [await change({ kind: 'drop-project', subjectId: id(there?.projectIds) }), [404]],
        [await change({ kind: 'set-weight', subjectId: id(there?.pillarIds), weight: 2 }), [404]],
        [await change({ kind: 'adopt', subjectId: strategyId }), [404]],
        [await change({ kind: 'retract', subjectId: NOWHERE }), [404]],
        [
          await city.cdo.post(`${city.path}/strategies/${strategyId}/scope-changes`, {
            kind: 'add-pillar',
            subjectId: strategyId,
            title: text('x'),
            reason: 'x',
            effectiveOn: today(),
          }),
          [404],
        ],
      ];
      for (const [answer, expected] of wrong) expect(faultsOf(answer)).toEqual(expected);
      for (const [kind, subjectId, intoId] of [
        ['merge-project', city.projectIds[0], id(there?.projectIds)],
        ['move-project', city.projectIds[0], id(there?.pillarIds)],
        ['merge-milestone', city.milestoneIds[1], id(there?.milestoneIds)],
        ['move-milestone', city.milestoneIds[1], id(there?.projectIds)],
      ])
        expect((await change({ kind, subjectId, intoId })).status).toBe(422);
    }
  });

  it('refuses a change about the wrong kind of thing', async () => {
    expect(faultsOf(await change({ kind: 'drop-milestone', subjectId: city.projectIds[0] }))).toEqual([
      422,
      '/subjectId',
    ]);
    expect(faultsOf(await change({ kind: 'adopt', subjectId: city.projectIds[0] }))).toEqual([
      422,
      '/subjectId',
    ]);
    expect(faultsOf(await change({ kind: 'fly', subjectId: city.projectIds[0] }))).toEqual([422, '/kind']);
    expect((await change({ kind: 'adopt', subjectId: city.strategyId })).json.code).toBe('already-adopted');
    expect(
      faultsOf(await change({ kind: 'set-tolerances', subjectId: city.strategyId, atRisk: 9, offCourse: 3 })),
    ).toEqual([422, '/offCourse']);
  });

  it('tells what a body is that cannot be read', async () => {
    for (const path of [milestone(), project()]) {
      for (const [body, status] of [
        ['{"title":', 400],
        ['{"a":1,}', 400],
        ['{"__proto__":{"admin":true}}', 400],
        ['{"constructor":{"prototype":{"admin":true}}}', 400],
        ['[]', 422],
        ['"text"', 422],
        ['7', 422],
        [`{"reason":"${'x'.repeat(10_000_000)}"}`, 413],
        [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
      ] as const) {
        const { status: answered, json } = await patch(path, body);
        expect([body.slice(0, 20), answered, typeof json.code]).toEqual([
          body.slice(0, 20),
          status,
          'string',
        ]);
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'x',
      ]) {
        const { status, json } = await city.cdo.patch(city.path + path, 'x=1', {
          ...tagOf(path),
          'content-type': type,
        });
        expect([type, status, json.code]).toEqual([type, 415, 'not-json']);
      }
    }
    // Of a member that comes twice the last counts, as everywhere in JSON.
    const twice = await patch(milestone(), `{"completedOn":"${today()}","completedOn":"2026-02-30"}`);
    expect(faultsOf(twice)).toEqual([422, '/completedOn']);
  });

  it('refuses what is nested too deeply, and members that every object has, by name', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const answersTo = async (value: string) => [
      await app.client().post('/session', `{"email":${value},"password":"x"}`),
      await patch(milestone(), `{"promisedOn":"${today()}","reason":${value}}`),
      await patch(project(), `{"contributesTo":${value}}`),
    ];
    expect((await answersTo(deep(20))).map(faultsOf)).toEqual([
      [422, '/email'],
      [422, '/reason'],
      [422, '/contributesTo'],
    ]);
    // Beyond all sense it is not even parsed.
    for (const value of [deep(20_000), nested])
      for (const { status, json } of await answersTo(value))
        expect([status, json.code]).toEqual([400, 'json-too-deep']);
    for (const name of ['constructor', 'prototype', 'toString', 'valueOf', '__defineGetter__']) {
      const texts = { source: 'de', texts: { de: 'x', [name]: 'y' } };
      const nameless = { email: { [name]: 'x' }, password: 'x' };
      expect(faultsOf(await app.client().post('/session', nameless))).toEqual([422, `/email/${name}`]);
      expect(faultsOf(await patch(project(), { title: texts }))).toEqual([422, `/title/texts/${name}`]);
      expect(faultsOf(await patch(project(), { partners: [{ [name]: 1 }] }))).toEqual([
        422,
        `/partners/0/${name}`,
      ]);
      expect(faultsOf(await patch(project(), { phase: 'trial', [name]: 'x' }))).toEqual([422, `/${name}`]);
    }
    const proto = `{"title":{"source":"de","texts":{"de":"x","__proto__":{"en":"y"}}}}`;
    expect((await patch(project(), proto)).json.code).toBe('malformed-json');
    for (const name of ['constructor', '__proto__', 'prototype', 'toString']) {
      expect(faultsOf(await city.cdo.get(`${city.path}/projects?${name}=1`))).toEqual([422, `?${name}`]);
    }
  });

  it('says first what kind of value a field holds, with the name of the field as it is sent', async () => {
    const detailOf = async (answer: Promise<HttpAnswer>) => (await answer).json.errors?.[0]?.detail;
    const weight = change({ kind: 'set-weight', subjectId: city.projectIds[0], weight: '2' });
    expect(await detailOf(weight)).toBe('weight must be an integer number.');
    expect(await detailOf(patch(project(), { partners: 'a' }))).toBe('partners must be an array.');
    expect(await detailOf(app.client().post('/session', { email: 'x', password: {} }))).toBe(
      'password must be a text.',
    );
    expect(await detailOf(patch(project(), { contributesTo: ['x'] }))).toBe(
      'Each value in contributesTo must be a UUID.',
    );
  });

  it('tells of an address that is none in its own words', async () => {
    for (const path of ['/municipalities/%E0%A4%A', '/municipalities/%', '/%zz']) {
      const { status, headers, json, text: answered } = await app.client().get(path);
      expect([status, json.code, json.status]).toEqual([400, 'malformed-address', 400]);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answered).not.toContain('FST_');
    }
    const long = await app.client().get(`/municipalities/${'x'.repeat(300)}/projects`);
    expect([long.status, long.json.code]).toEqual([414, 'address-too-long']);
  });

  it.each(['*', '1', '"0"', 'W/"1"', '"x"', '""', ',', '"999999999999999999999"'])(
    'answers If-Match %s with the current state',
    async (ifMatch) => {
      for (const path of [milestone(), project()]) {
        const { status, json } = await city.cdo.patch(city.path + path, '{', { 'if-match': ifMatch });
        expect([status, json.code]).toEqual([412, 'stale']);
        expect(json.current).toMatchObject({ id: path.split('/').at(-1) });
        expect((await city.cdo.patch(city.path + path, '{')).status).toBe(428);
      }
      const drop = { kind: 'drop-project', subjectId: city.projectIds[0], reason: '', effectiveOn: 'x' };
      const { status, json } = await city.cdo.post(city.path + scope(), drop, { 'if-match': ifMatch });
      expect([status, json.current]).toMatchObject([
        412,
        { id: city.projectIds[0], title: text('Projekt 1') },
      ]);
      expect((await city.cdo.post(city.path + scope(), drop)).status).toBe(428);
      const pillar = { ...drop, kind: 'drop-pillar', subjectId: city.pillarIds[0] };
      const stale = await city.cdo.post(city.path + scope(), pillar, { 'if-match': ifMatch });
      expect([stale.status, stale.json.current]).toMatchObject([412, { id: city.pillarIds[0], number: 1 }]);
      const confirmation = `${city.path}${milestone()}/confirmations`;
      expect((await city.cdo.post(confirmation, undefined, { 'if-match': ifMatch })).status).toBe(412);
      expect((await city.cdo.post(confirmation)).status).toBe(428);
    },
  );

  it('takes ids in capitals for what they are', async () => {
    const fresh = await makePlanCity(app, 'grossstadt');
    const capitals = (id: string | undefined) => (id ?? '').toUpperCase();
    const created = await fresh.cdo.post<Project>(`${fresh.path}/projects`, {
      strategyId: capitals(fresh.strategyId),
      pillarId: capitals(fresh.pillarIds[0]),
      officeId: capitals(fresh.officeId),
      title: text('Groß geschrieben'),
      contributesTo: [capitals(fresh.pillarIds[1])],
    });
    expect([created.status, created.json.contributesTo]).toEqual([201, [fresh.pillarIds[1]]]);
    const added = await fresh.cdo.post<ScopeChangeResult>(
      `${fresh.path}/strategies/${fresh.strategyId}/scope-changes`,
      {
        kind: 'add-milestone',
        subjectId: capitals(created.json.id),
        title: text('Auch groß'),
        reason: 'x',
        effectiveOn: today(),
      },
    );
    expect(added.status).toBe(201);
    const retracted = await fresh.cdo.post<ScopeChangeResult>(
      `${fresh.path}/strategies/${fresh.strategyId}/scope-changes`,
      { kind: 'retract', subjectId: capitals(added.json.entryIds[0]), reason: 'x', effectiveOn: today() },
      { 'if-match': '"1"' },
    );
    expect(retracted.status).toBe(201);
    expect(
      (await fresh.cdo.get<Milestone>(`${fresh.path}/milestones/${capitals(fresh.milestoneIds[0])}`)).status,
    ).toBe(200);
    stored = await fingerprint(app.databaseUrl);
  });

  it('never brings an operation of the API to fail, whatever is sent', async () => {
    const id = fc.constantFrom(
      ...city.milestoneIds,
      ...city.projectIds,
      ...city.pillarIds,
      city.strategyId,
      city.officeId,
      ...other.milestoneIds,
      other.strategyId,
      NOWHERE,
      'x',
      '%00',
      '..',
      "' or 1=1",
    );
    const scalar = fc.oneof(
      id,
      fc.constantFrom(
        today(),
        '2026-02-30',
        '0001-01-01',
        '9999-12-31',
        '0050-01-01',
        'true',
        'on',
        '',
        '1',
        '-1',
        '1e9',
      ),
      fc.constantFrom(
        'late,due',
        'health',
        '-next',
        'not-measurable',
        'W10',
        '[[]]',
        'WyIwIiwiIiwieCJd',
        '2026-01-01T00:00:00Z',
        '+275760-09-13T00:00:00.001Z',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const queryValue = fc.oneof(
      { weight: 5, arbitrary: scalar },
      { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
    );
    const value = fc.oneof(scalar, fc.jsonValue({ maxDepth: 3 }), fc.constant(text('Gut')), fc.integer());
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        operation,
      })),
    );
    expect(operations.length).toBeGreaterThan(20);
    const clients = [city.cdo, city.head, city.council, other.cdo, app.client()];
    const request = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
      const queries = (operation.parameters ?? [])
        .filter((each) => each.in === 'query')
        .map((each) => each.name);
      const fields = propertiesOf(operation);
      return fc.record({
        method: fc.constant(method),
        path: fc.array(id, { minLength: 3, maxLength: 3 }).map((ids) => {
          let at = 0;
          return path
            .replace('{slug}', city.slug)
            .replaceAll(/\{\w+\}/g, () => encodeURIComponent(ids[at++] ?? ''));
        }),
        query: fc.dictionary(
          fc.constantFrom(...(queries.length > 0 ? queries : ['x']), 'preview'),
          queryValue,
          { maxKeys: 4 },
        ),
        body:
          fields.length === 0
            ? fc.constant(undefined)
            : fc.oneof(
                fc.dictionary(fc.constantFrom(...fields, 'more'), value, { maxKeys: 7 }),
                fc.jsonValue({ maxDepth: 2 }),
              ),
        ifMatch: fc.constantFrom(undefined, '"1"', '"2"', '*', 'x'),
        key: fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), { nil: undefined }),
        who: fc.constantFrom(...clients),
      });
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, body, ifMatch, key, who }) => {
        // Sessions end: whoever signs out here could ask for nothing more.
        if (path === '/session' && method !== 'GET') return;
        const search = new URLSearchParams(
          Object.entries(query).flatMap(([name, values]) =>
            [values].flat().map((each): [string, string] => [name, each]),
          ),
        );
        const headers = {
          ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
          ...(key === undefined || key.trim() === '' ? {} : { 'idempotency-key': key }),
        };
        const sent = body === undefined || method === 'GET' ? undefined : JSON.stringify(body);
        const { status, text: answered } = await who.send(
          method,
          `${path}?${search.toString()}`,
          sent,
          headers,
        );
        expect([status < 500, status, answered.slice(0, 200)]).toEqual([
          true,
          status,
          answered.slice(0, 200),
        ]);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1500), interruptAfterTimeLimit: 60_000 },
    );
    stored = await fingerprint(app.databaseUrl);
  }, 120_000);
});

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
}

/** Names of all members that the body of an operation may have. */
function propertiesOf({ requestBody }: Operation): string[] {
  const schemas: Record<string, unknown> = document.components.schemas;
  const found = new Set<string>();
  const visit = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if ('$ref' in schema) visit(schemas[String(schema.$ref).split('/').at(-1) ?? '']);
    if ('properties' in schema) Object.keys(schema.properties as object).forEach((name) => found.add(name));
    for (const key of ['anyOf', 'oneOf', 'allOf'] as const)
      if (key in schema) ((schema as Record<string, unknown>)[key] as unknown[]).forEach(visit);
  };
  Object.values(requestBody?.content ?? {}).forEach(({ schema }) => visit(schema));
  return [...found];
}
