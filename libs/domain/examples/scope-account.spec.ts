import { accountOf } from '../src/course';
import { adopted, completed, dropped, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

/** "Adopted 6, one added, two parts, one dropped, one merged, one split, one moved: 6 in scope." */
describe('the account of a plan that changed in every way', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(
      pillar(start, 'S'),
      pillar(start, 'T'),
      project(start, 'P', 'S'),
      project(start, 'Q', 'T'),
      project(start, 'R', 'T'),
    )
    .record(
      milestone(start, 'a', 'P', { due: '2026-02-01' }),
      milestone(start, 'b', 'P', { due: '2026-02-01' }),
      milestone(start, 'c', 'P'),
      milestone(start, 'd', 'Q'),
      milestone(start, 'e', 'Q'),
      milestone(start, 'f', 'R'),
    )
    // Tried in the draft and given up before the adoption: no part of the account.
    .record(milestone(start, 'tried', 'P'))
    .record(dropped(start, 'tried'))
    .record(adopted(start))
    .record(completed('2026-01-20', 'a'))
    .record(['2026-02-10', 'c', { kind: 'milestone-merged', intoId: 'b' }])
    .record([
      '2026-02-10',
      'd',
      {
        kind: 'milestone-split',
        parts: [
          { id: 'd1', share: 1 },
          { id: 'd2', share: 1 },
        ],
      },
    ])
    .record(milestone('2026-03-01', 'g', 'R'))
    .record(dropped('2026-03-01', 'e'))
    .record(['2026-03-05', 'R', { kind: 'project-moved', pillarId: 'S' }]);
  const rows = (on: string, revision = ledger.revision) =>
    accountOf(ledger.entries, { on, revision, knownOn: '2026-12-31' });

  it('tells every pillar how it came to what is in scope', () => {
    expect(rows('2026-03-31')).toEqual([
      {
        pillarId: null,
        ...{ adopted: 6, added: 1, parts: 2, dropped: 1, merged: 1, split: 1, moved: 0, inScope: 6 },
        status: { done: 1, late: 1, open: 1, dropped: 1, merged: 1, split: 1 },
      },
      {
        pillarId: 'S',
        ...{ adopted: 3, added: 0, parts: 0, dropped: 0, merged: 1, split: 0, moved: 2, inScope: 4 },
        status: { done: 1, late: 1, open: 0, dropped: 0, merged: 1, split: 0 },
      },
      {
        pillarId: 'T',
        // What came into the pillar after the adoption came into it here, and left it with its project.
        ...{ adopted: 3, added: 1, parts: 2, dropped: 1, merged: 0, split: 1, moved: -2, inScope: 2 },
        status: { done: 0, late: 0, open: 1, dropped: 1, merged: 0, split: 1 },
      },
    ]);
  });

  it('stood on an earlier day as it stood then', () => {
    const [all] = rows('2026-02-28');
    expect(all).toMatchObject({
      adopted: 6,
      added: 0,
      parts: 2,
      dropped: 0,
      merged: 1,
      split: 1,
      inScope: 6,
    });
  });

  it('of a draft knows nothing as adopted', () => {
    const [all] = rows('2026-03-31', 2);
    expect(all).toMatchObject({ adopted: 0, added: 6, inScope: 6, status: null });
  });
});
