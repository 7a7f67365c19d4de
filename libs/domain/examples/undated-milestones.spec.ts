import { courseOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

const start = '2026-01-10';

describe('milestones without a baseline', () => {
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(
      milestone(start, 'a', 'P', { due: '2026-03-01' }),
      milestone(start, 'b', 'P', { due: '2026-09-01' }),
      milestone(start, 'c', 'P', { weight: 6 }),
    )
    .record(adopted(start))
    .record(completed('2026-02-01', 'c'))
    .record(['2026-05-01', 'c', { kind: 'baseline-set', baselineOn: '2026-04-01' }]);
  const at = (on: string) => courseOf(ledger.entries, { on, knownOn: '2026-12-31' });

  it('count in the actual, and not in what planned is compared with', () => {
    const { todayScope, health } = at('2026-03-01');
    expect([todayScope.actual?.exact, todayScope.planned?.exact, todayScope.compared?.exact]).toEqual([
      '3/4',
      '1/2',
      '0/1',
    ]);
    expect(todayScope.coverage.milestones).toEqual({ dated: 2, total: 3 });
    expect(health).toBe('off-course');
  });

  it('are dated by a rebaseline, which counts in today’s scope alone', () => {
    const { todayScope, asAdopted } = at('2026-05-01');
    expect([todayScope.planned?.exact, todayScope.compared?.exact]).toEqual(['7/8', '3/4']);
    expect([asAdopted.planned?.exact, asAdopted.compared?.exact]).toEqual(['1/2', '0/1']);
  });

  it('explain a baseline on or before the day it was set as baseline moved, never as fell due', () => {
    expect(movedBy(ledger, { on: '2026-03-01' }, { on: '2026-09-01' }, { figure: 'planned' })).toEqual([
      ['baseline-moved', '3/8'],
      ['fell-due', '1/8'],
    ]);
    expect(
      movedBy(ledger, { on: '2026-03-01' }, { on: '2026-09-01' }, { figure: 'planned', scope: 'adopted' }),
    ).toEqual([['fell-due', '1/2']]);
  });

  it('leave a strategy without any date unmeasured: an actual, no planned, no health', () => {
    const undated = new LedgerBuilder()
      .record(pillar(start, 'S'), project(start, 'P', 'S'))
      .record(milestone(start, 'a', 'P'))
      .record(completed(start, 'a'));
    const course = courseOf(undated.entries, { on: start, knownOn: '2026-12-31' });
    expect(course).toMatchObject({
      health: 'not-measurable',
      behind: null,
      todayScope: { actual: { percent: 100 }, planned: null, compared: null },
    });
  });
});

describe('a baseline moved further out', () => {
  it('lowers planned in today’s scope and cures nothing as adopted', () => {
    const ledger = new LedgerBuilder()
      .record(pillar(start, 'S'), project(start, 'P', 'S'))
      .record(
        milestone(start, 'a', 'P', { due: '2026-03-01' }),
        milestone(start, 'b', 'P', { due: '2026-09-01' }),
      )
      .record(adopted(start))
      .record(['2026-04-01', 'a', { kind: 'baseline-set', baselineOn: '2026-10-01' }]);
    const course = courseOf(ledger.entries, { on: '2026-04-01', knownOn: '2026-12-31' });
    expect([course.todayScope.planned?.exact, course.asAdopted.planned?.exact]).toEqual(['0/1', '1/2']);
    expect([course.health, course.healthAsAdopted]).toEqual(['on-course', 'off-course']);
    expect(movedBy(ledger, { on: '2026-03-31' }, { on: '2026-04-01' }, { figure: 'planned' })).toEqual([
      ['baseline-moved', '-1/2'],
    ]);
  });
});
