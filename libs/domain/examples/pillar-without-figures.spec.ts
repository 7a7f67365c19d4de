import { courseOf, explanationOf, sightOf } from '../src/course';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

describe('a pillar in which nothing can be measured', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S', 1), pillar(start, 'T', 3), pillar(start, 'U', 100))
    .record(
      project(start, 'P', 'S'),
      project(start, 'Q', 'T', 2),
      project(start, 'R', 'T', 50),
      project(start, 'V', 'U'),
    )
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'Q'), milestone(start, 'c', 'Q'))
    .record(adopted(start))
    .record(completed(start, 'b'));
  const question = { on: start, knownOn: start };

  it('enters no average: neither the empty pillar nor the empty project weighs anything', () => {
    const course = courseOf(ledger.entries, question);
    // (1 × 0 + 3 × 1/2) / 4
    expect([course.todayScope.actual?.exact, course.asAdopted.actual?.exact]).toEqual(['3/8', '3/8']);
    expect(course.pillars.map((each) => each.todayScope.actual?.exact)).toEqual(['0/1', '1/2', undefined]);
  });

  it('is named as left out, and the coverage says how much can be measured', () => {
    expect(explanationOf(sightOf(ledger.entries, question)).leftOut).toEqual({
      today: ['U'],
      adopted: ['U'],
    });
    expect(courseOf(ledger.entries, question).todayScope.coverage.projects).toEqual({
      measurable: 2,
      total: 4,
    });
  });

  it('explains its project as one without milestones', () => {
    const pillars = explanationOf(sightOf(ledger.entries, question)).tree;
    expect(pillars[2]?.projects).toMatchObject([
      { id: 'V', excluded: 'no-milestones', today: { actual: null, health: 'not-measurable' } },
    ]);
  });
});
