import type {
  Explanation,
  List,
  Milestone,
  MilestoneState,
  Problem,
  Project,
  ProjectSummary,
  ScopeChangeInput,
  ScopeChangeResult,
  Strategy,
} from '@wegmarke/domain/contracts';
import { addDays } from '@wegmarke/domain/calendar';
import { MILESTONE_STATES, SCOPE_CHANGE_KINDS } from '@wegmarke/domain/contracts';
import { statesOn } from '@wegmarke/domain/plan';
import { TestApp } from './support/app';
import { expectProjectionToEqualFold, projectionOf, readLedger } from './support/ledger-truth';
import { letDaysPass } from './support/movable-clock';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

/** Repeatable: the same seed, the same plan. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Sends random commands through the API; what makes no sense is refused, what does is recorded. */
class RandomCity {
  readonly pillars: string[];
  readonly projects: string[];
  readonly milestones: string[];
  readonly entries: string[] = [];
  readonly statuses = new Map<string, number>();
  day = 0;

  constructor(
    private readonly app: TestApp,
    readonly city: PlanCity,
    private readonly pick: (below: number) => number,
  ) {
    this.pillars = [...city.pillarIds];
    this.projects = [...city.projectIds];
    this.milestones = [...city.milestoneIds];
  }

  get today(): string {
    return addDays(today(), this.day);
  }

  async step(): Promise<void> {
    const choice = this.pick(20);
    if (choice < 12) return this.#changeScope();
    if (choice < 18) return this.#report();
    if (choice < 19) return this.#addProject();
    this.day += 1;
    letDaysPass(this.app, this.day);
  }

  async #changeScope(): Promise<void> {
    const kind = this.#one(SCOPE_CHANGE_KINDS);
    const of = (...kinds: ScopeChangeInput['kind'][]): boolean => kinds.includes(kind);
    const common = {
      kind,
      subjectId: this.#subjectOf(kind),
      reason: 'Zufall',
      effectiveOn: addDays(this.today, this.pick(12) - 7),
    };
    const { weight, baselineOn, title, atRisk, offCourse, intoId, parts } = {
      weight: 1 + this.pick(5),
      baselineOn: this.pick(4) === 0 ? null : addDays(this.today, this.pick(80) - 30),
      title: text('Zufällig'),
      atRisk: this.pick(4),
      offCourse: 4 + this.pick(9),
      intoId: this.#one(
        kind.endsWith('milestone') && kind.startsWith('merge')
          ? this.milestones
          : kind === 'move-project'
            ? this.pillars
            : this.projects,
      ),
      parts: [1, 2, 3]
        .slice(0, 2 + this.pick(2))
        .map((share) => ({ title: text('Teil'), share: share + this.pick(3) })),
    };
    const input: ScopeChangeInput = {
      ...common,
      ...(of('set-weight', 'add-pillar', 'add-milestone') ? { weight } : {}),
      ...(of('set-baseline', 'add-milestone') ? { baselineOn } : {}),
      ...(of('add-pillar', 'add-milestone') ? { title } : {}),
      ...(of('set-tolerances') ? { atRisk, offCourse } : {}),
      ...(/^(merge|move)-/.test(kind) ? { intoId } : {}),
      ...(of('split-milestone') ? { parts } : {}),
    };
    const path = `${this.city.path}/strategies/${this.city.strategyId}/scope-changes`;
    const send = (version: number) =>
      this.city.cdo.post<ScopeChangeResult & Problem>(path, input, { 'if-match': `"${String(version)}"` });
    // A stale version is told the current one, whatever the subject.
    const first = await send(0);
    const { version } = (first.json.current ?? { version: 0 }) as { version: number };
    const { status, json } = first.status === 412 ? await send(version) : first;
    this.#count(kind, status);
    if (status !== 201) return;
    this.entries.push(...json.entryIds);
    if (kind === 'add-pillar') this.pillars.push(...json.createdIds);
    else this.milestones.push(...json.createdIds);
  }

  async #report(): Promise<void> {
    const path = `${this.city.path}/milestones/${this.#one(this.milestones)}`;
    const { status, headers, json } = await this.city.cdo.get<Milestone>(path);
    if (status !== 200) return;
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    const choice = this.pick(5);
    const answer =
      choice === 0
        ? await this.city.cdo.post(`${path}/confirmations`, undefined, ifMatch)
        : choice === 1
          ? await this.city.cdo.patch(
              path,
              { promisedOn: addDays(this.today, this.pick(60)), reason: 'Zufall' },
              ifMatch,
            )
          : choice === 2 && json.undo
            ? await this.city.cdo.delete(`${path}/attestations/${json.undo.entryId}`, ifMatch)
            : choice === 3
              ? await this.city.cdo.patch(path, { completedOn: null }, ifMatch)
              : await this.city.cdo.patch(
                  path,
                  { completedOn: addDays(this.today, -this.pick(20)) },
                  ifMatch,
                );
    this.#count('report', answer.status);
  }

  async #addProject(): Promise<void> {
    const { status, json } = await this.city.cdo.post<Project>(`${this.city.path}/projects`, {
      strategyId: this.city.strategyId,
      pillarId: this.#one(this.pillars),
      title: text('Zufälliges Projekt'),
      officeId: this.city.officeId,
    });
    this.#count('project', status);
    if (status === 201) this.projects.push(json.id);
  }

  #subjectOf(kind: ScopeChangeInput['kind']): string {
    if (kind === 'retract') return this.entries.length > 0 ? this.#one(this.entries) : this.city.strategyId;
    if (kind === 'set-weight') return this.#one([...this.pillars, ...this.projects, ...this.milestones]);
    if (kind === 'adopt' || kind === 'set-tolerances' || kind === 'add-pillar') return this.city.strategyId;
    if (kind === 'drop-pillar') return this.#one(this.pillars);
    return this.#one(kind.endsWith('project') || kind === 'add-milestone' ? this.projects : this.milestones);
  }

  #one<T>(list: readonly T[]): T {
    return list[this.pick(list.length)] as T;
  }

  #count(what: string, status: number): void {
    const key = `${what} ${String(status)}`;
    this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
  }
}

describe('the projection', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterEach(() => {
    letDaysPass(app, 0);
  });
  afterAll(() => app.stop());

  const everything = async <T>(city: PlanCity, path: string): Promise<T[]> => {
    const items: T[] = [];
    for (let cursor = ''; ;) {
      const { json } = await city.cdo.get<List<T>>(`${city.path}/${path}&limit=20${cursor}`);
      items.push(...json.items);
      if (json.nextCursor === null) {
        expect(items).toHaveLength(json.total);
        return items;
      }
      cursor = `&cursor=${json.nextCursor}`;
    }
  };

  it.each([11, 29])(
    'equals the fold after hundreds of random commands, and so do lists, states and figures (seed %i)',
    async (seed) => {
      const city = await makePlanCity(app, `zufall-${String(seed)}`);
      const random_ = new RandomCity(app, city, random(seed));
      for (let count = 0; count < 220; count += 1) await random_.step();
      const recorded = [...random_.statuses].filter(([key]) => /20[01]$/.test(key));
      expect(recorded.length).toBeGreaterThan(10);
      expect([...random_.statuses.keys()].filter((key) => !/ (200|201|412|422)$/.test(key))).toEqual([]);

      const day = random_.today;
      await city.cdo.get(`${city.path}/projects`);
      await expectProjectionToEqualFold(app.databaseUrl, city, day);

      const { milestones } = projectionOf(await readLedger(app.databaseUrl, city), day);
      const inScope = [...milestones.values()].filter((row) => row.left_on === null);
      for (const state of MILESTONE_STATES) {
        const listed = await everything<Milestone>(city, `milestones?state=${state}`);
        const expected = inScope.filter((row) => statesOfRow(row, day).includes(state)).map((row) => row.id);
        expect([state, listed.map(({ id }) => id).sort()]).toEqual([state, expected.sort()]);
        expect(listed.every((item) => item.states.includes(state))).toBe(true);
      }

      const explained = await app
        .client()
        .get<Explanation>(`${city.path}/strategies/${city.strategyId}/course/explanation`);
      const figures = new Map(
        explained.json.tree
          .flatMap((pillar) => pillar.projects)
          .filter((project) => project.today !== null)
          .map((project) => [project.id, project.today]),
      );
      const listed = await everything<ProjectSummary>(city, 'projects?sort=-health');
      const published = listed.filter((project) => project.published);
      expect(published.map(({ id }) => id).sort()).toEqual([...figures.keys()].sort());
      for (const { id, actual, planned, health } of published)
        expect({ id, ...figures.get(id) }).toMatchObject({ id, actual, planned, health });
    },
    120_000,
  );

  const statesOfRow = (
    row: { baseline_on: string | null; promised_on: string | null; completed_on: string | null },
    day: string,
  ): MilestoneState[] =>
    statesOn(
      { baselineOn: row.baseline_on, promisedOn: row.promised_on, completedOn: row.completed_on },
      day,
    );

  it('takes up what was recorded in advance when its day comes, and not before', async () => {
    const city = await makePlanCity(app, 'vorab');
    const soon = addDays(today(), 1);
    const { json: added } = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[1] ?? '',
      title: text('Kommt erst noch'),
      effectiveOn: soon,
      baselineOn: addDays(today(), 5),
    });
    await city.change({ kind: 'drop-milestone', subjectId: city.milestoneIds[2] ?? '', effectiveOn: soon });
    const pillar = await city.change({
      kind: 'add-pillar',
      subjectId: city.strategyId,
      title: text('Dritte Säule'),
      effectiveOn: soon,
    });
    const [id = ''] = added.createdIds;
    const idsListed = async () =>
      (await everything<Milestone>(city, 'milestones?mine=false')).map((item) => item.id);
    const pillarsShown = async () =>
      (await city.cdo.get<Strategy>(`${city.path}/strategies/${city.strategyId}`)).json.pillars.map(
        (each) => each.title.texts.de,
      );
    expect(await idsListed()).not.toContain(id);
    expect(await idsListed()).toContain(city.milestoneIds[2]);
    expect((await city.cdo.get(`${city.path}/milestones/${id}`)).status).toBe(404);
    expect(await pillarsShown()).toEqual(['Erste Säule', 'Zweite Säule']);
    expect(pillar.json.effect.after.pillars.map((each) => each.title.texts.de)).toContain('Dritte Säule');
    await expectProjectionToEqualFold(app.databaseUrl, city, today());

    letDaysPass(app, 1);
    expect(await pillarsShown()).toEqual(['Erste Säule', 'Zweite Säule', 'Dritte Säule']);
    expect(await idsListed()).toContain(id);
    expect(await idsListed()).not.toContain(city.milestoneIds[2]);
    const { json } = await city.cdo.get<Milestone>(`${city.path}/milestones/${id}`);
    expect(json.title.texts.de).toBe('Kommt erst noch');
    await expectProjectionToEqualFold(app.databaseUrl, city, soon);
  });

  it('forgets an addition that is taken back, and knows it again when that is taken back', async () => {
    const city = await makePlanCity(app, 'zurueck');
    const projectPath = `${city.path}/projects/${city.projectIds[1] ?? ''}`;
    const added = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[1] ?? '',
      title: text('Ein Versehen'),
      baselineOn: addDays(today(), -5),
    });
    const [id = ''] = added.json.createdIds;
    const [entryId = ''] = added.json.entryIds;
    const before = (await city.cdo.get<Project>(projectPath)).json;
    expect([before.planned?.exact, before.milestones.total]).toEqual(['1/1', 2]);
    const scope = `${city.path}/strategies/${city.strategyId}/scope-changes`;
    const retraction = { kind: 'retract', subjectId: entryId, reason: 'Versehen', effectiveOn: today() };
    const taken = await city.cdo.post<ScopeChangeResult>(scope, retraction, { 'if-match': '"1"' });
    expect(taken.status).toBe(201);
    const after = (await city.cdo.get<Project>(projectPath)).json;
    expect([after.planned, after.milestones.total, after.milestoneItems.map((item) => item.id)]).toEqual([
      null,
      1,
      [city.milestoneIds[3]],
    ]);
    expect((await city.cdo.get(`${city.path}/milestones/${id}`)).status).toBe(404);
    expect((await everything<Milestone>(city, 'milestones?mine=false')).map((item) => item.id)).not.toContain(
      id,
    );
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
    const stale = await city.cdo.post(
      scope,
      { ...retraction, subjectId: taken.json.entryIds[0] },
      { 'if-match': '"1"' },
    );
    expect(stale.status).toBe(412);
    const { version } = stale.json.current as { version: number };
    const again = await city.cdo.post(
      scope,
      { ...retraction, subjectId: taken.json.entryIds[0] },
      { 'if-match': `"${String(version)}"` },
    );
    expect(again.status).toBe(201);
    expect((await city.cdo.get<Project>(projectPath)).json.planned?.exact).toBe('1/1');
    await expectProjectionToEqualFold(app.databaseUrl, city, today());
  });
});
