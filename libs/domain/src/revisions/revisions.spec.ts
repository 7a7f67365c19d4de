import type { Entry } from '../plan';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../../testing/ledger';
import { changesThePlan, inOrderOfKinds, kindOfEntry } from './revision-kinds';
import { valueBefore, valueOf } from './value-before';

const start = '2026-01-10';

function ledgerOfOne(): LedgerBuilder {
  return new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'), milestone(start, 'a', 'P', { due: '2026-03-01' }))
    .record(adopted(start));
}

const byId = (ledger: LedgerBuilder) => (id: string) => ledger.entries.find((entry) => entry.id === id);
const lastOf = (ledger: LedgerBuilder): Entry => {
  const last = ledger.entries.at(-1);
  if (!last) throw new Error('nothing recorded');
  return last;
};

describe('the kind of an entry', () => {
  it('of a retraction follows what it takes back in the end', () => {
    const ledger = ledgerOfOne().record(completed('2026-02-01', 'a'));
    const kind = () => kindOfEntry(lastOf(ledger), byId(ledger));
    expect(kind()).toBe('reported');
    ledger.record(['2026-02-02', 'a', { kind: 'retracted', entryId: ledger.idAt(3) }]);
    expect(kind()).toBe('reported');
    ledger.record(['2026-02-03', 'a', { kind: 'milestone-dropped' }]);
    expect(kind()).toBe('dropped');
    ledger.record(['2026-02-04', 'a', { kind: 'retracted', entryId: ledger.idAt(5) }]);
    expect(kind()).toBe('taken-back');
    ledger.record(['2026-02-05', 'a', { kind: 'retracted', entryId: ledger.idAt(6) }]);
    expect(kind()).toBe('taken-back');
  });

  it('says whether a revision changes the plan, and stands in one order', () => {
    expect(inOrderOfKinds(['moved', 'reported', 'added', 'moved'])).toEqual(['added', 'moved', 'reported']);
    expect([changesThePlan(['reported', 'described']), changesThePlan(['reported', 'split'])]).toEqual([
      false,
      true,
    ]);
  });
});

describe('the value before an entry', () => {
  const before = (ledger: LedgerBuilder) => {
    const last = lastOf(ledger);
    return [
      valueBefore(
        last,
        ledger.entries.filter(({ subjectId }) => subjectId === last.subjectId),
      ),
      valueOf(last.value),
    ];
  };

  it('is what was said last of the same thing, as known then and on its day', () => {
    const ledger = ledgerOfOne();
    ledger.record(['2026-02-01', 'a', { kind: 'baseline-set', baselineOn: '2026-04-01' }]);
    expect(before(ledger)).toEqual(['2026-03-01', '2026-04-01']);
    ledger.record(['2026-01-20', 'a', { kind: 'baseline-set', baselineOn: null }]);
    expect(before(ledger)).toEqual(['2026-03-01', null]);
    ledger.record(['2026-02-05', 'a', { kind: 'weight-set', weight: 3 }]);
    expect(before(ledger)).toEqual([1, 3]);
    ledger.record(['2026-02-05', 'a', { kind: 'promise-set', promisedOn: '2026-06-01' }]);
    expect(before(ledger)).toEqual(['2026-03-01', '2026-06-01']);
  });

  it('leaves out what had been taken back by then', () => {
    const ledger = ledgerOfOne().record(['2026-02-01', 'S', { kind: 'weight-set', weight: 5 }]);
    ledger.record(['2026-02-02', 'S', { kind: 'retracted', entryId: ledger.idAt(3) }]);
    ledger.record(['2026-02-03', 'S', { kind: 'weight-set', weight: 2 }]);
    expect(before(ledger)).toEqual([1, 2]);
  });
});
