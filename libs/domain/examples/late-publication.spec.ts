import { courseOf, explanationOf, sightOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

const start = '2026-01-10';
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P', { due: '2026-06-01' }))
    .record(adopted(start))
    .record(
      project('2026-02-01', 'Q', 'S'),
      milestone('2026-02-01', 'x', 'Q', { due: '2026-02-20' }),
      milestone('2026-02-01', 'y', 'Q'),
    )
    .record(completed('2026-02-15', 'x'));
const published = (on: string, id: string) => [on, id, { kind: 'project-published' }] as const;

describe('a project published after the adoption', () => {
  const ledger = plan().record(published('2026-03-01', 'Q'));
  const at = (on: string) => courseOf(ledger.entries, { on, knownOn: '2026-12-31' });

  it('enters no figure before, and the course says how many there are', () => {
    expect(at('2026-02-28')).toMatchObject({
      unpublishedProjects: 1,
      todayScope: { actual: { exact: '0/1' } },
    });
    const [pillarS] = explanationOf(
      sightOf(ledger.entries, { on: '2026-02-28', knownOn: '2026-12-31' }),
    ).tree;
    expect(pillarS?.projects.map((each) => each.id)).toEqual(['P']);
  });

  it('counts from its day in today’s scope, never as adopted', () => {
    expect(at('2026-03-01')).toMatchObject({
      unpublishedProjects: 0,
      todayScope: { actual: { exact: '1/4' } },
      asAdopted: { actual: { exact: '0/1' } },
    });
  });

  it('is added on that day: what was done or due in it before belongs to the addition', () => {
    expect(movedBy(ledger, { on: '2026-02-10' }, { on: '2026-03-01' })).toEqual([['added', '1/4']]);
    expect(movedBy(ledger, { on: '2026-02-10' }, { on: '2026-03-01' }, { figure: 'planned' })).toEqual([
      ['added', '1/2'],
    ]);
  });
});

describe('what is public', () => {
  it.each([
    ['project-not-in-scope', ['2026-03-01', 'a', { kind: 'milestone-moved', projectId: 'Q' }]],
    ['successor-not-open', ['2026-03-01', 'a', { kind: 'milestone-merged', intoId: 'y' }]],
    ['successor-not-open', ['2026-03-01', 'P', { kind: 'project-merged', intoId: 'Q' }]],
  ] as const)('goes into no project that is not: %s', (problem, line) => {
    expect(plan().refusalOf(line)?.problem).toBe(problem);
    expect(plan().record(published('2026-03-01', 'Q')).refusalOf(line)).toBeNull();
  });

  it('takes in from a project that is not', () => {
    expect(plan().refusalOf(['2026-03-01', 'y', { kind: 'milestone-moved', projectId: 'P' }])).toBeNull();
  });

  it('was not handed, before the adoption, to a project that was recorded only afterwards', () => {
    const ledger = plan().record(project(start, 'R', 'S'));
    expect(ledger.refusalOf([start, 'a', { kind: 'milestone-moved', projectId: 'R' }])?.problem).toBe(
      'project-not-in-scope',
    );
  });
});

describe('a draft', () => {
  it('counts every project and shows nothing as adopted', () => {
    const draft = new LedgerBuilder()
      .record(pillar(start, 'S'), project(start, 'P', 'S'))
      .record(milestone(start, 'a', 'P'))
      .record(completed(start, 'a'));
    const course = courseOf(draft.entries, { on: start, knownOn: start });
    expect(course).toMatchObject({
      unpublishedProjects: 0,
      healthAsAdopted: null,
      throughSuccessors: null,
      todayScope: { actual: { exact: '1/1' } },
    });
    expect(course.asAdopted).toEqual({
      actual: null,
      planned: null,
      compared: null,
      coverage: null,
      evidence: null,
    });
  });
});
