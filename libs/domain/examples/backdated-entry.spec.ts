import { courseOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import {
  adopted,
  completed,
  dropped,
  LedgerBuilder,
  milestone,
  pillar,
  project,
  retracted,
} from '../testing/ledger';

const start = '2026-01-10';
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'P'))
    .record(adopted(start));
const actual = (ledger: LedgerBuilder, on: string, revision?: number) =>
  courseOf(ledger.entries, { on, knownOn: '2026-12-31', revision }).todayScope.actual?.exact;

describe('an entry with a date in the past', () => {
  it('holds from its own day, but only for those who know it', () => {
    const ledger = plan();
    const before = ledger.revision;
    ledger.record(completed('2026-02-01', 'a'));
    expect(actual(ledger, '2026-01-31')).toBe('0/1');
    expect(actual(ledger, '2026-02-01')).toBe('1/2');
    expect(actual(ledger, '2026-02-01', before)).toBe('0/1');
  });

  it('applies by its day, not by when it was recorded: the later day wins', () => {
    const weigh = (on: string, weight: number) => [on, 'a', { kind: 'weight-set', weight }] as const;
    const ledger = plan()
      .record(completed('2026-02-01', 'a'))
      .record(weigh('2026-03-01', 3))
      .record(weigh('2026-02-15', 9));
    expect(actual(ledger, '2026-02-20')).toBe('9/10');
    expect(actual(ledger, '2026-03-01')).toBe('3/4');
  });

  it('is a late report where it is a first completion, a correction where it is anything else', () => {
    const ledger = plan();
    const known = { on: '2026-03-31', revision: ledger.revision };
    ledger.record(completed('2026-02-01', 'a')).record(dropped('2026-03-01', 'b'));
    expect(movedBy(ledger, known, { on: '2026-03-31' })).toEqual([
      ['late-reports', '1/2'],
      ['corrections', '1/2'],
    ]);
  });

  it('is a correction where a completion gets another day', () => {
    const ledger = plan().record(completed('2026-04-10', 'a'));
    const known = { on: '2026-03-31', revision: ledger.revision };
    ledger.record(retracted('2026-04-20', 'a', ledger.idAt(4)), completed('2026-03-20', 'a'));
    expect(movedBy(ledger, known, { on: '2026-03-31' })).toEqual([['corrections', '1/2']]);
  });

  it('may not break what is recorded for a later day', () => {
    const ledger = plan().record(['2026-03-01', 'a', { kind: 'baseline-set', baselineOn: '2026-05-01' }]);
    expect(ledger.refusalOf(dropped('2026-02-01', 'a'))).toMatchObject({
      problem: 'not-in-scope',
      proposed: false,
    });
    expect(ledger.refusalOf(dropped('2026-03-01', 'a'))).toBeNull();
  });

  it('leaves a promise and a confirmation without effect that a completion has overtaken', () => {
    const ledger = plan()
      .record(['2026-03-01', 'a', { kind: 'promise-set', promisedOn: '2026-05-01' }])
      .record(['2026-03-10', 'a', { kind: 'confirmed' }]);
    expect(ledger.refusalOf(completed('2026-02-01', 'a'))).toBeNull();
  });
});

describe('a retraction', () => {
  it('undoes for all dates, and is itself undone by another', () => {
    const ledger = plan().record(completed('2026-02-01', 'a'));
    ledger.record(retracted('2026-03-01', 'a', ledger.idAt(4)));
    expect(actual(ledger, '2026-02-01')).toBe('0/1');
    ledger.record(retracted('2026-03-02', 'a', ledger.idAt(5)));
    expect(actual(ledger, '2026-02-01')).toBe('1/2');
    expect(actual(ledger, '2026-02-01', 5)).toBe('0/1');
  });
});
