import { adopted, completed, dropped, LedgerBuilder, milestone, pillar, project } from '../../testing/ledger';
import { adoptedPlan, entriesInForce, foldPlan } from '../plan';
import { decidedBy, implementationOf } from './implementation';

const start = '2026-01-10';
const due = '2026-03-01';

function city(): LedgerBuilder {
  return new LedgerBuilder()
    .record(
      pillar(start, 'S'),
      project(start, 'P', 'S'),
      milestone(start, 'a', 'P', { due }),
      milestone(start, 'b', 'P', { due: '2026-12-01' }),
    )
    .record(adopted(start));
}

/** Of the revisions given, on a day. */
function of(ledger: LedgerBuilder, revisions: readonly number[], on: string) {
  const plan = foldPlan(ledger.entries, { on });
  const then = plan.adoption ? adoptedPlan(ledger.entries, plan.adoption) : null;
  const known = new Set(entriesInForce(ledger.entries).map(({ id }) => id));
  const entries = ledger.entries.filter(
    (entry) =>
      revisions.includes(entry.revision) && (known.has(entry.id) || entry.value.kind === 'retracted'),
  );
  const decided = decidedBy(entries, plan, then, on);
  return {
    ...implementationOf(entries.length === 0 ? [] : [{ decided, plan }], on),
    projects: [...decided.projects],
  };
}

describe('what a resolution decided', () => {
  it('of an adoption is everything that was adopted, as it stands on the day', () => {
    const ledger = city().record(completed('2026-02-01', 'a'));
    expect(of(ledger, [2], '2026-01-20')).toMatchObject({ state: 'open', milestones: { done: 0, total: 2 } });
    expect(of(ledger, [2], '2026-02-02')).toEqual({
      state: 'under-way',
      milestones: { done: 1, late: 0, total: 2 },
      projects: ['P'],
    });
    ledger.record(dropped('2026-02-03', 'b'));
    expect(of(ledger, [2], '2026-02-04')).toMatchObject({ state: 'implemented', milestones: { total: 1 } });
    ledger.record(milestone('2026-02-05', 'c', 'P'));
    expect(of(ledger, [2], '2026-02-06').milestones.total).toBe(1);
  });

  it('counts what is late, and nothing that nobody tied', () => {
    expect(of(city(), [2], '2026-03-02').milestones).toEqual({ done: 0, late: 1, total: 2 });
    expect(of(city(), [], '2026-03-02')).toMatchObject({ state: 'not-linked', milestones: { total: 0 } });
  });

  it('of a project added is all that carries it out, planned later too; without a milestone it is open', () => {
    const ledger = city().record(project('2026-02-01', 'Q', 'S'));
    expect(of(ledger, [3], '2026-02-02')).toMatchObject({ state: 'open', milestones: { total: 0 } });
    ledger.record(milestone('2026-02-03', 'q', 'Q')).record(completed('2026-02-04', 'q'));
    expect(of(ledger, [3], '2026-02-05')).toMatchObject({ state: 'implemented', projects: ['Q'] });
  });

  it('left the plan where nothing of it is left, by what was decided or by what came after', () => {
    const ledger = city().record(['2026-02-01', 'P', { kind: 'project-dropped' }]);
    for (const revision of [2, 3]) {
      expect(of(ledger, [revision], '2026-02-02')).toMatchObject({
        state: 'left-scope',
        milestones: { total: 0 },
        projects: ['P'],
      });
    }
  });

  it('goes on with the parts of a split and with what it was merged into', () => {
    const ledger = city()
      .record(['2026-02-01', 'a', { kind: 'baseline-set', baselineOn: '2026-05-01' }])
      .record([
        '2026-02-02',
        'a',
        {
          kind: 'milestone-split',
          parts: [
            { id: 'a1', share: 1 },
            { id: 'a2', share: 1 },
          ],
        },
      ])
      .record(completed('2026-02-03', 'a1'));
    expect(of(ledger, [3], '2026-02-04')).toMatchObject({
      state: 'under-way',
      milestones: { done: 1, total: 2 },
    });
    ledger.record(['2026-02-05', 'a2', { kind: 'milestone-merged', intoId: 'b' }]);
    ledger.record(completed('2026-02-06', 'b'));
    expect(of(ledger, [3], '2026-02-07')).toMatchObject({
      state: 'implemented',
      milestones: { done: 2, total: 2 },
    });
  });

  it('is carried out by being recorded where it only weighs, and ahead where it holds from later', () => {
    const ledger = city()
      .record(['2026-02-01', 'P', { kind: 'weight-set', weight: 3 }])
      .record(milestone('2026-06-01', 'later', 'P'));
    expect(of(ledger, [3], '2026-02-02')).toMatchObject({ state: 'implemented', projects: ['P'] });
    expect(of(ledger, [4], '2026-02-02')).toMatchObject({ state: 'open', milestones: { total: 0 } });
    expect(of(ledger, [4], '2026-06-02')).toMatchObject({ state: 'open', milestones: { total: 1 } });
  });
});
