import { courseOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import { adopted, completed, dropped, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

const start = '2026-01-10';
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'P'), milestone(start, 'c', 'P', { weight: 2 }))
    .record(adopted(start));
const actual = (ledger: LedgerBuilder, on: string) => {
  const { todayScope, asAdopted } = courseOf(ledger.entries, { on, knownOn: '2026-12-31' });
  return [todayScope.actual?.exact, asAdopted.actual?.exact];
};

describe('a milestone completed and then dropped', () => {
  const ledger = plan().record(completed('2026-02-01', 'a')).record(dropped('2026-03-01', 'a'));

  it('leaves today’s scope with what it had brought', () => {
    expect(actual(ledger, '2026-02-28')).toEqual(['1/4', '1/4']);
    expect(actual(ledger, '2026-03-01')[0]).toBe('0/1');
  });

  it('stays done as adopted, whatever happens later', () => {
    expect(actual(ledger, '2026-03-01')[1]).toBe('1/4');
    ledger.record(['2026-04-01', 'P', { kind: 'project-dropped' }]);
    expect(actual(ledger, '2026-04-01')).toEqual([undefined, '1/4']);
  });

  it('shows the loss as removed, not as work undone', () => {
    expect(movedBy(ledger, { on: '2026-02-28' }, { on: '2026-03-01' })).toEqual([['removed', '-1/4']]);
    expect(movedBy(ledger, { on: '2026-02-28' }, { on: '2026-03-01' }, { scope: 'adopted' })).toEqual([]);
  });
});

describe('a drop backdated before a completion that is recorded already', () => {
  it('leaves the completion in the ledger, uncounted', () => {
    const ledger = plan().record(completed('2026-02-10', 'a')).record(dropped('2026-02-05', 'a'));
    expect(actual(ledger, '2026-02-10')).toEqual(['0/1', '0/1']);
    expect(ledger.entries.some((entry) => entry.value.kind === 'completed')).toBe(true);
  });

  it('counts a completion from before the day of leaving, not one on that day', () => {
    expect(
      actual(plan().record(completed('2026-02-09', 'a')).record(dropped('2026-02-10', 'a')), '2026-02-10')[1],
    ).toBe('1/4');
    expect(
      actual(plan().record(completed('2026-02-10', 'a')).record(dropped('2026-02-10', 'a')), '2026-02-10')[1],
    ).toBe('0/1');
  });
});

describe('a whole pillar dropped', () => {
  it('gives no figure of today’s scope, and keeps the one as adopted', () => {
    const ledger = plan()
      .record(completed('2026-02-01', 'a'))
      .record(['2026-03-01', 'S', { kind: 'pillar-dropped' }]);
    const course = courseOf(ledger.entries, { on: '2026-03-01', knownOn: '2026-12-31' });
    expect([course.todayScope.actual, course.asAdopted.actual?.exact]).toEqual([null, '1/4']);
    expect(course.pillars).toMatchObject([
      { id: 'S', weight: null, weightAsAdopted: 1, droppedOn: '2026-03-01', projectCount: 0 },
    ]);
  });
});
