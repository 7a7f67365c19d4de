import { courseOf, explanationOf, sightOf } from '../src/course';
import { movedBy } from '../testing/amounts';
import { adopted, completed, LedgerBuilder, milestone, pillar, project } from '../testing/ledger';

describe('a project moved to another pillar', () => {
  const start = '2026-01-10';
  const ledger = new LedgerBuilder()
    .record(
      pillar(start, 'S'),
      pillar(start, 'T'),
      project(start, 'P', 'S'),
      project(start, 'Q', 'S'),
      project(start, 'R', 'T'),
    )
    .record(milestone(start, 'a', 'P'), milestone(start, 'b', 'Q'), milestone(start, 'c', 'R'))
    .record(adopted(start))
    .record(completed(start, 'a'))
    .record(['2026-03-01', 'P', { kind: 'project-moved', pillarId: 'T' }]);
  const question = { on: '2026-03-01', knownOn: '2026-12-31' };

  it('counts in its new pillar today, in its old one as adopted', () => {
    const [s, t] = courseOf(ledger.entries, question).pillars;
    expect([s?.todayScope.actual?.exact, t?.todayScope.actual?.exact]).toEqual(['0/1', '1/2']);
    expect([s?.asAdopted.actual?.exact, t?.asAdopted.actual?.exact]).toEqual(['1/2', '0/1']);
  });

  it('stands under both in the explanation, each milestone once in each scope', () => {
    const [s, t] = explanationOf(sightOf(ledger.entries, question)).tree;
    const before = s?.projects.find((each) => each.id === 'P');
    const after = t?.projects.find((each) => each.id === 'P');
    expect(before).toMatchObject({
      today: null,
      adopted: { actual: { exact: '1/1' } },
      milestones: [{ id: 'a', today: null, adopted: { counts: '1/1', status: 'done' } }],
    });
    expect(after).toMatchObject({
      today: { actual: { exact: '1/1' } },
      adopted: null,
      milestones: [{ id: 'a', today: { counts: '1/1' }, adopted: null, excluded: null }],
    });
  });

  it('moves the figure only where the weights of the pillars do', () => {
    expect(movedBy(ledger, { on: '2026-02-28' }, question)).toEqual([]);
    ledger.record(['2026-03-01', 'T', { kind: 'weight-set', weight: 3 }]);
    expect(movedBy(ledger, { on: '2026-02-28' }, question)).toEqual([['reweighted', '1/8']]);
    expect(movedBy(ledger, { on: '2026-02-28' }, question, { scope: 'adopted' })).toEqual([]);
  });
});

describe('an adopted project that is dropped with a day before the adoption', () => {
  it('stays in the explanation of the figures as adopted', () => {
    const ledger = new LedgerBuilder()
      .record(pillar('2026-01-01', 'S'), project('2026-01-01', 'P', 'S'), project('2026-01-01', 'Q', 'S'))
      .record(milestone('2026-01-01', 'a', 'P'), milestone('2026-01-01', 'b', 'Q'))
      .record(adopted('2026-01-10'))
      .record(['2026-01-05', 'P', { kind: 'project-dropped' }]);
    const { tree } = explanationOf(sightOf(ledger.entries, { on: '2026-02-01', knownOn: '2026-12-31' }));
    expect(tree[0]?.projects[0]).toMatchObject({
      id: 'P',
      excluded: 'dropped',
      milestones: [{ adopted: { status: 'dropped', counts: '0/1' } }],
    });
  });
});
