import type { Problem, ScopeChangeInput } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import type { HttpAnswer } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const NOWHERE = '0190a0a0-0000-7000-8000-000000000000';
const LINK = 'https://stadt.example/abnahme.pdf';

describe('a rule that refuses a write names the field', () => {
  let app: TestApp;
  let city: PlanCity;
  let done: string;
  let dropped: string;
  let whole: string;
  let open: string;
  let part: string;
  let emptyPillar: string;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'regelstadt');
    [done = '', dropped = '', whole = '', open = ''] = city.milestoneIds;
    expect((await patch(done, { completedOn: dayFromToday(-2) })).status).toBe(200);
    await city.change({ kind: 'drop-milestone', subjectId: dropped });
    const parts = [
      { title: text('a'), share: 1 },
      { title: text('b'), share: 1 },
    ];
    const split = await city.change({ kind: 'split-milestone', subjectId: whole, parts });
    part = split.json.createdIds[0] ?? '';
    const pillar = await city.change({ kind: 'add-pillar', subjectId: city.strategyId, title: text('Leer') });
    emptyPillar = pillar.json.createdIds[0] ?? '';
    await city.change({ kind: 'drop-pillar', subjectId: emptyPillar });
  });
  afterAll(() => app.stop());

  const patch = async (id: string, body: object) => {
    const path = `${city.path}/milestones/${id}`;
    const tag = (await city.cdo.get(path)).headers.get('etag') ?? '';
    return city.cdo.patch(path, body, { 'if-match': tag });
  };
  const problemIn = (answer: HttpAnswer<unknown>) => JSON.parse(answer.text) as Problem;
  const faultOf = (answer: HttpAnswer<unknown>): unknown => {
    expect(answer.status).toBe(422);
    const json = problemIn(answer);
    for (const error of json.errors ?? [])
      expect([error.code, error.detail]).toEqual([json.code, json.detail]);
    return [json.code, ...(json.errors ?? []).map(({ pointer }) => pointer)];
  };

  it('of a report', async () => {
    const refused: [Promise<HttpAnswer>, string, string][] = [
      [patch(done, { completedOn: today() }), 'already-completed', '/completedOn'],
      [patch(done, { completedOn: dayFromToday(-3) }), 'already-completed', '/completedOn'],
      [patch(done, { promisedOn: dayFromToday(3), reason: 'x' }), 'promise-after-completion', '/promisedOn'],
      [
        patch(open, { completedOn: null, evidenceLink: LINK }),
        'evidence-without-completion',
        '/evidenceLink',
      ],
      [patch(dropped, { completedOn: today() }), 'completed-after-leaving', '/completedOn'],
      [patch(dropped, { promisedOn: dayFromToday(3), reason: 'x' }), 'not-in-scope', '/promisedOn'],
    ];
    for (const [answer, code, pointer] of refused) expect(faultOf(await answer)).toEqual([code, pointer]);
  });

  it('of a change of scope', async () => {
    const refused: [ScopeChangeInput['kind'], string, Partial<ScopeChangeInput>, string, string][] = [
      ['drop-milestone', dropped, {}, 'not-in-scope', '/effectiveOn'],
      ['set-baseline', dropped, { baselineOn: today() }, 'not-in-scope', '/effectiveOn'],
      ['set-weight', part, { weight: 2 }, 'part-has-no-weight', '/weight'],
      ['merge-milestone', open, { intoId: open }, 'successor-is-itself', '/intoId'],
      ['merge-milestone', open, { intoId: done }, 'successor-not-open', '/intoId'],
      ['merge-milestone', open, { intoId: NOWHERE }, 'successor-not-open', '/intoId'],
      ['move-milestone', open, { intoId: NOWHERE }, 'project-not-in-scope', '/intoId'],
      ['move-project', city.projectIds[0] ?? '', { intoId: emptyPillar }, 'pillar-not-in-scope', '/intoId'],
      ['publish-project', city.projectIds[0] ?? '', {}, 'already-published', '/subjectId'],
      ['adopt', city.strategyId, {}, 'already-adopted', '/subjectId'],
    ];
    for (const [kind, subjectId, rest, code, pointer] of refused) {
      expect([kind, faultOf(await city.change({ kind, subjectId, ...rest }))]).toEqual([
        kind,
        [code, pointer],
      ]);
      const preview = await city.cdo.post(
        `${city.path}/strategies/${city.strategyId}/scope-changes?preview=true`,
        { kind, subjectId, reason: 'x', effectiveOn: today(), ...rest },
      );
      expect([kind, faultOf(preview)]).toEqual([kind, [code, pointer]]);
    }
  });

  it('of a new project', async () => {
    const answer = await city.cdo.post(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: emptyPillar,
      officeId: city.officeId,
      title: text('x'),
    });
    expect(faultOf(answer)).toEqual(['pillar-not-in-scope', '/pillarId']);
  });

  it('and tells a day before an addition apart from what the plan never held', async () => {
    const before = { effectiveOn: dayFromToday(-500) };
    const later = await city.change({
      kind: 'add-pillar',
      subjectId: city.strategyId,
      title: text('Später'),
      effectiveOn: dayFromToday(5),
    });
    const [pillar = '', project = ''] = [city.pillarIds[0], city.projectIds[0]];
    const changes: [Omit<ScopeChangeInput, 'reason' | 'effectiveOn'> & { effectiveOn?: string }, string][] = [
      [{ kind: 'drop-milestone', subjectId: open, ...before }, today()],
      [{ kind: 'set-weight', subjectId: part, weight: 2, ...before }, today()],
      [{ kind: 'drop-project', subjectId: project, ...before }, today()],
      [{ kind: 'drop-pillar', subjectId: pillar, ...before }, dayFromToday(-400)],
      [{ kind: 'add-milestone', subjectId: project, title: text('x'), ...before }, today()],
      [{ kind: 'move-project', subjectId: project, intoId: later.json.createdIds[0] ?? '' }, dayFromToday(5)],
    ];
    for (const [change, addedOn] of changes) {
      const answer = await city.change(change);
      expect([change.kind, faultOf(answer)]).toEqual([change.kind, ['before-addition', '/effectiveOn']]);
      expect(problemIn(answer).detail).toContain(`before the addition to the plan on ${addedOn}`);
    }
  });

  it('where a kind of change does not say what is sent', async () => {
    const given = {
      intoId: open,
      weight: 2,
      baselineOn: today(),
      promisedOn: today(),
      title: text('x'),
      parts: [
        { title: text('a'), share: 1 },
        { title: text('b'), share: 1 },
      ],
      atRisk: 1,
      offCourse: 2,
    };
    const answer = await city.change({
      kind: 'drop-milestone',
      subjectId: open,
      ...given,
    });
    const { code: told, errors } = problemIn(answer);
    expect([answer.status, told]).toEqual([422, 'invalid-fields']);
    expect(errors?.map(({ pointer, code }) => [pointer, code])).toEqual(
      Object.keys(given).map((name) => [`/${name}`, 'unknown-field']),
    );
    const rebaselined = await city.change({
      kind: 'set-baseline',
      subjectId: open,
      baselineOn: null,
      weight: 2,
    });
    expect(rebaselined.status).toBe(422);
  });
});
