import { courseOf } from '../src/course';
import { adopted, completed, dropped, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

describe('C. a project merged across pillars', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), pillar(start, 'T'), project(start, 'P', 'S'), project(start, 'Q', 'T'))
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'P'))
    .record(milestone(start, 'x', 'Q'), milestone(start, 'y', 'Q', { weight: 3 }))
    .record(adopted(start))
    .record(completed('2026-02-01', 'a'), completed('2026-02-01', 'x'))
    .record(['2026-03-01', 'P', { kind: 'project-merged', intoId: 'Q' }])
    .record(milestone('2026-04-01', 'z', 'Q', { weight: 4 }))
    .record(dropped('2026-05-01', 'y'))
    .record(['2026-06-01', 'Q', { kind: 'project-dropped' }]);

  it.each([
    ['2026-02-01', '3/8', '3/8'],
    ['2026-03-01', '1/4', '7/16'],
    ['2026-04-01', '1/8', '7/16'],
    ['2026-05-01', '1/5', '7/16'],
    ['2026-06-01', undefined, '7/16'],
  ])('on %s: %s in today’s scope, %s as adopted', (on, today, asAdopted) => {
    const course = courseOf(ledger.entries, { on, knownOn: '2026-12-31' });
    expect(course.todayScope.actual?.exact).toBe(today);
    expect(course.asAdopted.actual?.exact).toBe(asAdopted);
  });

  it('shows beside the figure what counts only through successors', () => {
    const course = courseOf(ledger.entries, { on: '2026-03-01', knownOn: '2026-12-31' });
    expect(course.throughSuccessors?.exact).toBe('1/16');
  });

  it('refuses a backdated merge that would turn in a circle', () => {
    const refusal = ledger.refusalOf(['2026-02-15', 'Q', { kind: 'project-merged', intoId: 'P' }]);
    expect(refusal).toMatchObject({ problem: 'successor-not-open', proposed: false });
  });
});
