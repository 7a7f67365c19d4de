import type {
  Course,
  CourseChange,
  CourseChanges,
  List,
  NoRecord,
  PlanChange,
  PlanChangesInput,
  PlanChangesResult,
  Problem,
  Revision,
  ScopeAccount,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { addDays } from '@wegmarke/domain/calendar';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('the plan ledger as people read it', () => {
  let app: TestApp;
  let city: PlanCity;
  let anybody: HttpClient;
  const hidden = uuid();

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'planbuchstadt');
    anybody = app.client();
    await change([{ kind: 'drop', subjectId: milestone(1) }], {
      reason: 'Nicht mehr nötig',
      paper: '2026/0077',
    });
    await change([{ kind: 'set-weight', subjectId: project(1), weight: 4 }], {
      reason: 'Wichtiger als gedacht',
    });
    await change([{ kind: 'set-baseline', subjectId: milestone(2), baselineOn: dayFromToday(120) }], {
      reason: 'Neu beschlossen',
    });
    await change([{ kind: 'move', subjectId: project(0), intoId: city.pillarIds[1] ?? '' }], {
      reason: 'Gehört zur zweiten Säule',
    });
    await change(
      [
        {
          kind: 'add-project',
          id: hidden,
          pillarId: city.pillarIds[0] ?? '',
          title: text('Noch geheim'),
          officeId: city.officeId,
        },
      ],
      { reason: 'Wird vorbereitet' },
    );
    await change([{ kind: 'describe-project', subjectId: project(1), title: text('Neuer Name') }]);
    await change([{ kind: 'set-completion', subjectId: milestone(0), completedOn: today() }], {
      reason: 'Intern: endlich',
    });
  });
  afterAll(() => app.stop());

  const project = (at: number): string => city.projectIds[at] ?? '';
  const milestone = (at: number): string => city.milestoneIds[at] ?? '';
  const strategy = (): string => `${city.path}/strategies/${city.strategyId}`;
  const change = async (changes: PlanChange[], input: Partial<PlanChangesInput> = {}): Promise<number> => {
    const { status, json } = await city.cdo.post<PlanChangesResult & Problem>(`${strategy()}/changes`, {
      changes,
      ...input,
    });
    expect([status, json.errors]).toEqual([201, undefined]);
    return json.revision;
  };
  const list = async (query = '', reader = city.council): Promise<List<Revision>> => {
    const { status, json } = await reader.get<List<Revision>>(`${strategy()}/revisions${query}`);
    expect(status).toBe(200);
    return json;
  };
  const account = async (query = '', reader = anybody): Promise<ScopeAccount> =>
    (await reader.get<ScopeAccount>(`${strategy()}/account${query}`)).json;

  it('tells a change with its reason, paper, office and the figures before and after', async () => {
    const { items } = await list('?kind=dropped', anybody);
    expect(items).toHaveLength(1);
    const [drop] = items;
    expect(drop).toMatchObject({
      kinds: ['dropped'],
      reason: 'Nicht mehr nötig',
      paper: '2026/0077',
      office: text('Chief Digital Officer'),
      person: null,
      undoes: null,
      undoneBy: null,
      on: today(),
      entryCount: 1,
      entries: [
        {
          kind: 'milestone-dropped',
          subjectId: milestone(1),
          subjectType: 'milestone',
          title: text('Fällig'),
          projectId: project(0),
          retracted: false,
        },
      ],
    });
    for (const [known, figures] of [
      [(drop?.revision ?? 0) - 1, drop?.before],
      [drop?.revision ?? 0, drop?.after],
    ] as const) {
      const course = await courseKnownAt(known);
      expect(figures).toEqual({
        today: { actual: course.todayScope.actual, planned: course.todayScope.planned },
        adopted: { actual: course.asAdopted.actual, planned: course.asAdopted.planned },
      });
    }
    expect(drop?.before?.today).not.toEqual(drop?.after.today);
    expect(drop?.before?.adopted.planned).toEqual(drop?.after.adopted.planned);
  });

  /** Today's figures with what was recorded up to a revision. */
  async function courseKnownAt(revision: number): Promise<Course> {
    const { json } = await city.cdo.get<Revision>(`${strategy()}/revisions/${String(revision)}`);
    const { json: course } = await anybody.get<Course>(`${strategy()}/course?knownAt=${json.recordedAt}`);
    expect(course.revision).toBe(revision);
    return course;
  }

  it('tells what a value was before', async () => {
    const [weighed] = (await list('?kind=reweighted', anybody)).items;
    expect(weighed?.entries[0]).toMatchObject({ kind: 'weight-set', was: 1, value: 4 });
    const [moved] = (await list('?kind=rebaselined', anybody)).items;
    expect(moved?.entries[0]).toMatchObject({ was: dayFromToday(90), value: dayFromToday(120) });
  });

  it('tells the public nothing of unpublished projects, persons, texts, or what an office says of its report', async () => {
    const all = await list('?limit=200', anybody);
    const written = JSON.stringify(all);
    for (const secret of [hidden, 'Noch geheim', 'Wird vorbereitet', 'Intern: endlich'])
      expect(written).not.toContain(secret);
    expect(all.items.every(({ person, texts }) => person === null && texts.length === 0)).toBe(true);
    const forMembers = await list('?limit=200');
    const membersRead = JSON.stringify(forMembers);
    for (const told of ['Noch geheim', 'Wird vorbereitet', 'Intern: endlich'])
      expect(membersRead).toContain(told);
    expect(forMembers.items.find(({ kinds }) => kinds.includes('described'))).toMatchObject({
      kinds: ['described'],
      entries: [],
      texts: [
        { field: 'title', before: text('Projekt 2'), after: text('Neuer Name'), subjectId: project(1) },
      ],
    });
    expect(forMembers.items[0]?.person).not.toBeNull();
    expect(forMembers.total).toBe(all.total + 2);
  });

  it('is not there for the public while a strategy is not published, nor for another city', async () => {
    const other = await makePlanCity(app, 'nachbarstadt');
    for (const path of ['revisions', 'revisions/1', 'account']) {
      const { status } = await anybody.get(`${other.path}/strategies/${city.strategyId}/${path}`);
      expect([path, status]).toEqual([path, 404]);
    }
    for (const wrong of ['0', 'x', '99999'])
      expect((await anybody.get(`${strategy()}/revisions/${wrong}`)).status).toBe(404);
  });

  it('is found by kind, subject, office and day', async () => {
    const kindsOf = async (query: string) => (await list(query)).items.map(({ kinds }) => kinds.join());
    expect(await kindsOf('?kind=plan&limit=4')).toEqual(['added', 'moved', 'rebaselined', 'reweighted']);
    expect(await kindsOf('?kind=reported')).toEqual(['reported']);
    expect(await kindsOf(`?subject=${milestone(2)}`)).toEqual(['rebaselined', 'added']);
    const ofProject = await list(`?subject=${project(1)}`);
    expect(ofProject.items.map(({ kinds }) => kinds.join())).toEqual([
      'described',
      'reweighted',
      'added',
      'added',
    ]);
    const ofPillar = await list(`?subject=${city.pillarIds[1] ?? ''}&kind=moved`);
    expect(ofPillar.total).toBe(1);
    expect((await list(`?office=${city.otherOfficeId}`)).total).toBe(0);
    expect((await list(`?from=${dayFromToday(1)}`)).total).toBe(0);
    const all = await list('?limit=200');
    expect((await list(`?from=${today()}&to=${today()}&limit=1`)).total).toBe(all.total);
    for (const wrong of ['?kind=nothing', '?from=2026-02-30', '?subject=x', '?cursor=x']) {
      const { status } = await anybody.get(`${strategy()}/revisions${wrong}`);
      expect([wrong, status]).toEqual([wrong, 422]);
    }
  });

  it('comes page by page, newest first, each revision once', async () => {
    const all = await list('?limit=200');
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: List<Revision> = await list(`?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.total).toBe(all.total);
      seen.push(...page.items.map(({ revision }) => revision));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all.items.map(({ revision }) => revision));
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  describe('the account', () => {
    it('adds up in every pillar and in all, to the coverage of the course', async () => {
      const { rows, adoptedOn } = await account();
      const { json: course } = await anybody.get<Course>(`${strategy()}/course`);
      expect(adoptedOn).toBe(today());
      expect(rows.map(({ pillarId, number }) => [pillarId, number])).toEqual([
        [null, null],
        [city.pillarIds[0], 1],
        [city.pillarIds[1], 2],
      ]);
      for (const row of rows) {
        const { adopted, added, parts, dropped, merged, split, moved, inScope, status } = row;
        expect(inScope).toBe(adopted + added + parts - dropped - merged - split + moved);
        const figures = row.pillarId === null ? course : course.pillars.find(({ id }) => id === row.pillarId);
        expect(inScope).toBe(figures?.todayScope.coverage.milestones.total);
        expect(Object.values(status ?? {}).reduce((sum, count) => sum + count, 0)).toBe(adopted);
      }
      expect(rows).toMatchObject([
        { adopted: 4, dropped: 1, moved: 0, inScope: 3, status: { done: 1, dropped: 1, open: 2 } },
        { adopted: 3, dropped: 0, moved: -3, inScope: 0, title: text('Erste Säule') },
        { adopted: 1, dropped: 1, moved: 3, inScope: 3, title: text('Zweite Säule') },
      ]);
    });

    it('stands on another day as it stood then, and before the first record not at all', async () => {
      const [adoption] = (await list('?kind=adopted', anybody)).items;
      const then = await account(`?knownAt=${adoption?.recordedAt ?? ''}`);
      expect(then.rows[0]).toMatchObject({ adopted: 4, dropped: 0, inScope: 4 });
      const before = addDays(today(), -30);
      expect((await anybody.get<NoRecord>(`${strategy()}/account?knownAt=${before}`)).json).toEqual({
        noRecord: true,
      });
      const future = await anybody.get(`${strategy()}/account?knownAt=${dayFromToday(3)}`);
      expect(future.status).toBe(422);
    });
  });

  it('explains the change of every level at once as of each by itself', async () => {
    const [adoption] = (await list('?kind=adopted', anybody)).items;
    const asked = `fromKnownAt=${adoption?.recordedAt ?? ''}&fromOn=${today()}`;
    const { json } = await anybody.get<CourseChanges>(`${strategy()}/course/changes?${asked}&scope=today`);
    expect(json.changes.map(({ pillarId }) => pillarId)).toEqual([null, ...city.pillarIds]);
    for (const { pillarId, from, to, parts } of json.changes) {
      const alone = await anybody.get<CourseChange>(
        `${strategy()}/course/change?${asked}${pillarId === null ? '' : `&pillar=${pillarId}`}`,
      );
      expect([alone.json.from, alone.json.to]).toEqual([from, to]);
      const moving = alone.json.parts.filter(({ amount }) => amount.exact !== '0/1');
      expect(moving.map(({ kind, amount }) => ({ kind, amount }))).toEqual(parts);
      const items = alone.json.parts.flatMap((part) => part.items.map(({ subjectId }) => subjectId));
      if (pillarId === city.pillarIds[0]) expect([from?.exact, to, parts]).toEqual(['0/1', null, []]);
      if (pillarId === city.pillarIds[1])
        expect(items).toEqual(expect.arrayContaining([milestone(1), project(0), project(1)]));
    }
    const backwards = await anybody.get(
      `${strategy()}/course/changes?fromOn=${today()}&toOn=${dayFromToday(-2)}`,
    );
    expect(backwards.status).toBe(422);
  });

  it('says what took back what', async () => {
    const revision = await change([{ kind: 'set-weight', subjectId: project(1), weight: 9 }], {
      reason: 'Versehen',
    });
    const undone = await city.cdo.post<UndoResult>(`${strategy()}/revisions/${String(revision)}/undo`, {
      reason: 'War ein Versehen',
    });
    const [back, first] = (await list('?kind=plan&limit=2', anybody)).items;
    expect(first).toMatchObject({ revision, undoneBy: undone.json.revision, entries: [{ retracted: true }] });
    expect(back).toMatchObject({
      revision: undone.json.revision,
      undoes: revision,
      kinds: ['taken-back'],
      reason: 'War ein Versehen',
      entries: [{ kind: 'retracted', retracts: 'weight-set' }],
    });
    expect(back?.after).toEqual(first?.before);
  });

  it('tells at most 100 entries of a revision in the list, and all of them by itself', async () => {
    const changes = Array.from({ length: 120 }, (_, index): PlanChange => ({
      kind: 'add-milestone',
      id: uuid(),
      projectId: project(1),
      title: text(`Schritt ${String(index)}`),
    }));
    const revision = await change(changes, { reason: 'Viele Schritte' });
    const [many] = (await list('?limit=1', anybody)).items;
    expect([many?.revision, many?.entryCount, many?.entries.length]).toEqual([revision, 120, 100]);
    const { json } = await anybody.get<Revision>(`${strategy()}/revisions/${String(revision)}`);
    expect(json.entries).toHaveLength(120);
  });
});
