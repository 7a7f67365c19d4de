import { changeOf, courseOf } from '../src/course';
import { adopted, completed, dropped, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

const at = (ledger: LedgerBuilder, on: string) => courseOf(ledger.entries, { on, knownOn: '2026-12-31' });

describe('A. shrinking a plan cures nothing as adopted', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(
      milestone(start, 'a', 'P', { weight: 3, due: '2026-03-01' }),
      milestone(start, 'b', 'P', { due: '2026-03-01' }),
      milestone(start, 'c', 'P', { due: '2026-12-01' }),
      milestone(start, 'd', 'P', { weight: 5 }),
    )
    .record(adopted(start))
    .record(completed('2026-02-20', 'a'))
    .record(dropped('2026-04-01', 'b'), dropped('2026-04-01', 'd'));

  it('refuses a completion on the day of leaving', () => {
    expect(ledger.refusalOf(completed('2026-04-01', 'd'))?.problem).toBe('completed-after-leaving');
    expect(ledger.refusalOf(completed('2026-03-31', 'd'))).toBeNull();
  });

  it('is off course in both scopes the day before', () => {
    const course = at(ledger, '2026-03-31');
    for (const figures of [course.todayScope, course.asAdopted]) {
      expect(figures.actual?.exact).toBe('3/10');
      expect(figures.planned?.exact).toBe('4/5');
      expect(figures.compared?.exact).toBe('3/5');
    }
    expect([course.health, course.healthAsAdopted]).toEqual(['off-course', 'off-course']);
  });

  it('is on course in the shrunken scope, unchanged as adopted', () => {
    const course = at(ledger, '2026-04-01');
    expect(course.todayScope.actual).toEqual({ exact: '3/4', percent: 75 });
    expect(course.todayScope.planned?.exact).toBe('3/4');
    expect(course.health).toBe('on-course');
    expect(course.asAdopted.actual?.exact).toBe('3/10');
    expect(course.asAdopted.planned?.exact).toBe('4/5');
    expect(course.healthAsAdopted).toBe('off-course');
  });
});

describe('the change of example A', () => {
  it('is all removal in today’s scope, and nothing as adopted', () => {
    const start = '2026-01-10';
    const ledger = new LedgerBuilder()
      .record(pillar(start, 'S'), project(start, 'P', 'S'))
      .record(
        milestone(start, 'a', 'P', { weight: 3, due: '2026-03-01' }),
        milestone(start, 'b', 'P', { due: '2026-03-01' }),
        milestone(start, 'c', 'P', { due: '2026-12-01' }),
        milestone(start, 'd', 'P', { weight: 5 }),
      )
      .record(adopted(start))
      .record(completed('2026-02-20', 'a'))
      .record(dropped('2026-04-01', 'b'), dropped('2026-04-01', 'd'));
    const question = {
      from: { on: '2026-03-31', revision: 5, knownOn: '2026-04-01' },
      to: { on: '2026-04-01', revision: 5, knownOn: '2026-04-01' },
      figure: 'actual' as const,
      pillarId: null,
    };
    const today = changeOf(ledger.entries, { ...question, scope: 'today' });
    expect(today.parts.map((part) => [part.kind, part.amount])).toEqual([
      ['removed', { exact: '9/20', points: 45 }],
    ]);
    const asAdopted = changeOf(ledger.entries, { ...question, scope: 'adopted' });
    expect(asAdopted.parts.map((part) => part.amount.exact)).toEqual(['0/1']);
  });
});
