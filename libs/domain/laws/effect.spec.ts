import fc from 'fast-check';
import { courseOf, effectsOf } from '../src/course';
import { entriesInForce } from '../src/plan';
import { fromExact, subtract, toExact } from '../src/rational';
import { plansWithMoments } from '../testing/random-plan';
import { LATE, levels, total } from '../testing/reading';

/** A plan whose later part is not recorded yet. */
const proposals = plansWithMoments().map(({ plan, on, revision }) => ({
  on,
  pillars: plan.pillars,
  whole: plan.entries,
  revision,
  ledger: plan.entries.filter((entry) => entry.revision <= revision),
  recorded: plan.entries.filter((entry) => entry.revision > revision),
}));

describe('the effect of changes that are not recorded', () => {
  it('leads from the figures before to those after, in every view', () => {
    fc.assert(
      fc.property(proposals, ({ on, pillars, whole, ledger, recorded, revision }) => {
        const last = Math.max(revision, ...recorded.map((entry) => entry.revision));
        const before = levels(courseOf(ledger, { on, revision, knownOn: LATE }));
        const after = levels(courseOf(whole, { on, revision: last, knownOn: LATE }));
        for (const effect of effectsOf(ledger, recorded, on, pillars)) {
          const scope = effect.scope === 'today' ? 'todayScope' : 'asAdopted';
          const of = (all: typeof before) =>
            all.find(({ id }) => id === effect.pillarId)?.figures[scope][effect.figure] ?? null;
          expect(effect.from).toEqual(of(before));
          expect(effect.to).toEqual(of(after));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('has parts that sum to the difference exactly, and points that sum to the displayed one', () => {
    let seen = 0;
    fc.assert(
      fc.property(proposals, ({ on, pillars, ledger, recorded }) => {
        for (const { from, to, parts } of effectsOf(ledger, recorded, on, pillars)) {
          if (!from || !to) {
            expect(parts).toEqual([]);
            continue;
          }
          seen += parts.length;
          expect(total(parts.map((part) => part.amount.exact))).toBe(
            toExact(subtract(fromExact(to.exact), fromExact(from.exact))),
          );
          if (parts.length === 0) continue;
          const tenths = parts.reduce((sum, part) => sum + Math.round(part.amount.points * 10), 0);
          expect(tenths).toBe(Math.round(to.percent * 10) - Math.round(from.percent * 10));
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('shows no work where no completion is among them', () => {
    fc.assert(
      fc.property(proposals, ({ on, pillars, ledger, recorded }) => {
        const before = new Set(entriesInForce(ledger).map(({ id }) => id));
        const isWork = entriesInForce([...ledger, ...recorded]).some(
          (entry) => entry.value.kind === 'completed' && !before.has(entry.id),
        );
        if (isWork) return;
        const kinds = effectsOf(ledger, recorded, on, pillars).flatMap(({ parts }) =>
          parts.map(({ kind }) => kind),
        );
        expect(kinds).not.toContain('work');
      }),
      { numRuns: 600 },
    );
  });
});
