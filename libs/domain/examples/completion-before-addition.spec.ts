import { courseOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

const start = '2026-01-10';
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P'))
    .record(adopted(start));

describe('a milestone that was done before it was added', () => {
  const ledger = plan().record(milestone('2026-03-01', 'b', 'P'), completed('2026-02-01', 'b'));
  const actual = (on: string) =>
    courseOf(ledger.entries, { on, knownOn: '2026-12-31' }).todayScope.actual?.exact;

  it('counts from the day of its addition', () => {
    expect([actual('2026-02-28'), actual('2026-03-01')]).toEqual(['0/1', '1/2']);
  });

  it('belongs to the addition, never to work: nobody shows as progress what was finished before', () => {
    expect(movedBy(ledger, { on: '2026-01-31' }, { on: '2026-03-01' })).toEqual([['added', '1/2']]);
  });

  it('shows a completion on the day of the addition as added too, the day after as work', () => {
    const sameDay = plan().record(milestone('2026-03-01', 'b', 'P'), completed('2026-03-01', 'b'));
    expect(movedBy(sameDay, { on: '2026-02-28' }, { on: '2026-03-02' })).toEqual([['added', '1/2']]);
    const dayAfter = plan().record(milestone('2026-03-01', 'b', 'P'), completed('2026-03-02', 'b'));
    expect(movedBy(dayAfter, { on: '2026-02-28' }, { on: '2026-03-02' })).toEqual([['work', '1/2']]);
  });

  it('is refused a second completion, and one of a milestone that nothing adds', () => {
    expect(ledger.refusalOf(completed('2026-01-20', 'b'))?.problem).toBe('already-completed');
    expect(ledger.refusalOf(completed('2026-04-01', 'b'))?.problem).toBe('already-completed');
    expect(ledger.refusalOf(completed('2026-04-01', 'nothing'))?.problem).toBe('unknown-subject');
  });
});
