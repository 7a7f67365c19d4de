import { courseOf, explanationOf, sightOf } from '../src/course';
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
const split = (on: string, id: string, ...shares: number[]) =>
  [
    on,
    id,
    { kind: 'milestone-split', parts: shares.map((share, n) => ({ id: `${id}${String(n + 1)}`, share })) },
  ] as const;
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'))
    .record(
      milestone(start, 'a', 'P', { weight: 4, due: '2026-03-01' }),
      milestone(start, 'b', 'P', { weight: 2, due: '2026-06-01' }),
    )
    .record(adopted(start));
const actual = (ledger: LedgerBuilder, on: string) => {
  const { todayScope, asAdopted } = courseOf(ledger.entries, { on, knownOn: '2026-12-31' });
  return [todayScope.actual?.exact, asAdopted.actual?.exact];
};

describe('a milestone split into parts of 1, 2 and 5', () => {
  it('changes no figure on the day of the split', () => {
    const ledger = plan().record(split('2026-02-01', 'a', 1, 2, 5));
    for (const on of ['2026-01-31', '2026-02-01', '2026-03-01', '2026-07-01']) {
      const before = courseOf(plan().entries, { on, knownOn: '2026-12-31' });
      const after = courseOf(ledger.entries, { on, knownOn: '2026-12-31' });
      expect([after.todayScope.planned, after.asAdopted.planned, after.health]).toEqual([
        before.todayScope.planned,
        before.asAdopted.planned,
        before.health,
      ]);
    }
  });

  it('counts each part by its share of the whole’s weight, as adopted too', () => {
    const ledger = plan()
      .record(split('2026-02-01', 'a', 1, 2, 5))
      .record(completed('2026-02-10', 'a2'));
    // 4 × 2/8 of 6
    expect(actual(ledger, '2026-02-10')).toEqual(['1/6', '1/6']);
  });

  it('follows a dropped part out of today’s scope, as adopted it stays as not done', () => {
    const ledger = plan()
      .record(split('2026-02-01', 'a', 1, 2, 5))
      .record(completed('2026-02-10', 'a2'))
      .record(dropped('2026-02-20', 'a3'));
    expect(actual(ledger, '2026-02-20')).toEqual(['2/7', '1/6']);
  });

  it('follows a part that is split again', () => {
    const ledger = plan()
      .record(split('2026-02-01', 'a', 1, 1))
      .record(split('2026-02-05', 'a2', 1, 3))
      .record(completed('2026-02-10', 'a22'));
    // 4 × 1/2 × 3/4 of 6
    expect(actual(ledger, '2026-02-10')).toEqual(['1/4', '1/4']);
  });

  it('takes over the completion of the whole, also one on the day of the split', () => {
    const ledger = plan()
      .record(completed('2026-02-01', 'a'))
      .record(split('2026-02-01', 'a', 1, 2, 5));
    expect(actual(ledger, '2026-02-01')).toEqual(['2/3', '2/3']);
    const { tree } = explanationOf(sightOf(ledger.entries, { on: '2026-02-01', knownOn: '2026-12-31' }));
    const parts = tree[0]?.projects[0]?.milestones.filter((each) => each.id.length === 2);
    expect(parts?.map((part) => [part.completedOn, part.today?.weight])).toEqual([
      ['2026-02-01', '1/2'],
      ['2026-02-01', '1/1'],
      ['2026-02-01', '5/2'],
    ]);
  });

  it('is refused where a completion after its day is recorded already: the parts would lose it', () => {
    const ledger = plan().record(completed('2026-02-10', 'a'));
    expect(ledger.refusalOf(split('2026-02-01', 'a', 1, 1))).toMatchObject({
      problem: 'completed-after-leaving',
      proposed: false,
    });
    ledger.record(retracted('2026-02-11', 'a', ledger.idAt(4)));
    expect(ledger.refusalOf(split('2026-02-01', 'a', 1, 1))).toBeNull();
  });

  it('is undone by a retraction, together with what its parts reported', () => {
    const ledger = plan()
      .record(split('2026-02-01', 'a', 1, 1))
      .record(completed('2026-02-10', 'a1'));
    expect(ledger.refusalOf(retracted('2026-02-11', 'a', ledger.idAt(4)))?.problem).toBe('unknown-subject');
    ledger.record(
      retracted('2026-02-11', 'a', ledger.idAt(4)),
      retracted('2026-02-11', 'a1', ledger.idAt(5)),
    );
    expect(actual(ledger, '2026-02-11')).toEqual(actual(plan(), '2026-02-11'));
  });

  it('shows work for a part that is done, and nothing for the split', () => {
    const ledger = plan()
      .record(split('2026-02-01', 'a', 1, 1))
      .record(completed('2026-02-10', 'a1'));
    expect(movedBy(ledger, { on: '2026-01-31' }, { on: '2026-02-10' })).toEqual([['work', '1/3']]);
  });
});
