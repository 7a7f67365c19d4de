import { changeOf, courseOf } from '../src/course';
import { adopted, completed, LedgerBuilder, milestone, pillar, project, retracted } from '../testing/ledger';

describe('B. two instants: what was reported then, and what is known now', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'P'), milestone(start, 'c', 'P', { weight: 2 }))
    .record(adopted(start))
    .record(completed('2026-02-01', 'a'));
  const reported = ledger.revision;
  ledger
    .record(completed('2026-03-05', 'b'))
    .record(milestone('2026-03-01', 'e', 'P', { weight: 4 }))
    .record(retracted('2026-03-22', 'a', ledger.idAt(reported)));
  const on = '2026-03-12';

  it('says what was reported then', () => {
    const then = courseOf(ledger.entries, { on, knownOn: on, revision: reported });
    expect([then.todayScope.actual?.exact, then.asAdopted.actual?.exact]).toEqual(['1/4', '1/4']);
  });

  it('says what is known now of the same day', () => {
    const now = courseOf(ledger.entries, { on, knownOn: '2026-03-31' });
    expect([now.todayScope.actual?.exact, now.asAdopted.actual?.exact]).toEqual(['1/8', '1/4']);
  });
});

describe('the change of example B', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'P'), milestone(start, 'c', 'P', { weight: 2 }))
    .record(adopted(start))
    .record(completed('2026-02-01', 'a'));
  const reported = ledger.revision;
  ledger
    .record(completed('2026-03-05', 'b'))
    .record(milestone('2026-03-01', 'e', 'P', { weight: 4 }))
    .record(retracted('2026-03-22', 'a', ledger.idAt(reported)));

  it.each([
    ['today' as const, ['1/4', '-3/8']],
    ['adopted' as const, ['1/4', '-1/4']],
  ])('in scope %s: late reports and corrections %j', (scope, amounts) => {
    const change = changeOf(ledger.entries, {
      from: { on: '2026-03-12', revision: reported, knownOn: '2026-03-12' },
      to: { on: '2026-03-12', revision: ledger.revision, knownOn: '2026-03-31' },
      figure: 'actual',
      scope,
      pillarId: null,
    });
    expect(change.parts.map((part) => part.kind)).toEqual(['late-reports', 'corrections']);
    expect(change.parts.map((part) => part.amount.exact)).toEqual(amounts);
  });
});
