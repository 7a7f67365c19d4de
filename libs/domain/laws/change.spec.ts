import fc from 'fast-check';
import type { ChangePartKind, FigureKind, Scope } from '../src/contracts';
import { type ChangeEnd, changeOf, changesOf, courseOf, type PlanChange } from '../src/course';
import { entriesInForce } from '../src/plan';
import { fromExact, subtract, toExact } from '../src/rational';
import { DAYS, type RandomPlan, randomPlans } from '../testing/random-plan';
import { levels, total } from '../testing/reading';

interface Compared {
  readonly plan: RandomPlan;
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
}

/** Two ends that run forwards, in valid and in recorded time, sometimes ahead of what is known. */
const comparisons: fc.Arbitrary<Compared> = fc
  .tuple(
    randomPlans(),
    fc.nat(DAYS.length - 1),
    fc.nat(DAYS.length - 1),
    fc.nat(1000),
    fc.nat(1000),
    fc.nat(9),
  )
  .map(([plan, a, b, r, s, ahead]) => {
    const revisions = [r, s].map((random) => 1 + Math.floor((random * plan.revision) / 1001));
    const end = (day: number, revision: number, isAhead: boolean): ChangeEnd => ({
      on: DAYS[day] ?? '',
      revision,
      knownOn: isAhead ? '2026-01-01' : '2027-12-31',
    });
    return {
      plan,
      from: end(Math.min(a, b), Math.min(...revisions), ahead === 1),
      to: end(Math.max(a, b), Math.max(...revisions), ahead <= 1),
    };
  });

const VIEWS: readonly { figure: FigureKind; scope: Scope }[] = [
  { figure: 'actual', scope: 'today' },
  { figure: 'actual', scope: 'adopted' },
  { figure: 'planned', scope: 'today' },
  { figure: 'planned', scope: 'adopted' },
];

const ORDER: readonly ChangePartKind[] = [
  'late-reports',
  'corrections',
  'added',
  'removed',
  'moved',
  'reweighted',
  'baseline-moved',
  'fell-due',
  'work',
];

function figureAt(
  plan: RandomPlan,
  end: ChangeEnd,
  { figure, scope }: { figure: FigureKind; scope: Scope },
  id: string | null,
) {
  const level = levels(courseOf(plan.entries, end)).find((each) => each.id === id);
  return level?.figures[scope === 'today' ? 'todayScope' : 'asAdopted'][figure] ?? null;
}

/** Every change between two ends: both figures, both scopes, the strategy and each pillar. */
function everyChange(
  { plan, from, to }: Compared,
  look: (change: PlanChange, view: (typeof VIEWS)[number], pillarId: string | null) => void,
): void {
  for (const view of VIEWS) {
    for (const pillarId of [null, ...plan.pillars])
      look(changeOf(plan.entries, { from, to, ...view, pillarId }), view, pillarId);
  }
}

describe('an explained change of random plans', () => {
  it('stands between the figures of its two ends', () => {
    fc.assert(
      fc.property(comparisons, (compared) => {
        everyChange(compared, (change, view, pillarId) => {
          expect(change.from).toEqual(figureAt(compared.plan, compared.from, view, pillarId));
          expect(change.to).toEqual(figureAt(compared.plan, compared.to, view, pillarId));
        });
      }),
      { numRuns: 600 },
    );
  });

  it('has parts that sum to it exactly, in their order, and points that sum to the displayed difference', () => {
    let seen = 0;
    fc.assert(
      fc.property(comparisons, (compared) => {
        everyChange(compared, ({ from, to, parts }) => {
          if (!from || !to) {
            expect(parts).toEqual([]);
            return;
          }
          seen += parts.length;
          expect(total(parts.map((part) => part.amount.exact))).toBe(
            toExact(subtract(fromExact(to.exact), fromExact(from.exact))),
          );
          const tenths = parts.reduce((sum, part) => sum + Math.round(part.amount.points * 10), 0);
          if (parts.length > 0)
            expect(tenths).toBe(Math.round(to.percent * 10) - Math.round(from.percent * 10));
          else expect(to.exact).toBe(from.exact);
          const order = parts.map((part) => ORDER.indexOf(part.kind));
          expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
        });
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(5000);
  });

  it('has work items that sum to the work, each with a completion of the time between', () => {
    let seen = 0;
    fc.assert(
      fc.property(comparisons, (compared) => {
        everyChange(compared, ({ parts }) => {
          const work = parts.find((part) => part.kind === 'work');
          if (!work) return;
          seen += work.items.length;
          expect(total(work.items.map((item) => item.amount?.exact ?? '0/1'))).toBe(work.amount.exact);
          expect(work.items.reduce((sum, item) => sum + Math.round((item.amount?.points ?? 0) * 10), 0)).toBe(
            Math.round(work.amount.points * 10),
          );
          for (const { entry, amount } of work.items) {
            expect(entry.value.kind).toBe('completed');
            expect(entry.validOn > compared.from.on && entry.validOn <= compared.to.on).toBe(true);
            expect(amount && fromExact(amount.exact).n > 0n).toBe(true);
          }
        });
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('shows work only for completions, and amounts an item only for work', () => {
    fc.assert(
      fc.property(comparisons, (compared) => {
        const { plan, from, to } = compared;
        const worked = entriesInForce(plan.entries, to.revision).some(
          ({ validOn, value }) => value.kind === 'completed' && validOn > from.on && validOn <= to.on,
        );
        everyChange(compared, ({ parts }, { figure }) => {
          for (const part of parts) {
            if (part.kind === 'work') expect([worked, figure]).toEqual([true, 'actual']);
            else expect(part.items.every((item) => item.amount === null)).toBe(true);
            if (figure === 'actual') expect(['baseline-moved', 'fell-due']).not.toContain(part.kind);
          }
        });
      }),
      { numRuns: 800 },
    );
  });

  it('moves no planned figure as adopted but by what fell due', () => {
    fc.assert(
      fc.property(comparisons, ({ plan, from, to }) => {
        const { parts } = changeOf(plan.entries, {
          from,
          to,
          figure: 'planned',
          scope: 'adopted',
          pillarId: null,
        });
        const moved = parts.filter(
          (part) => part.kind !== 'fell-due' && fromExact(part.amount.exact).n !== 0n,
        );
        // Another adoption, retracted and given again, is another promise to the council.
        const adoptions = plan.entries.filter((entry) => entry.value.kind === 'adopted').length;
        if (adoptions === 1) expect(moved).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same for one level as for all of them at once', () => {
    fc.assert(
      fc.property(comparisons, ({ plan, from, to }) => {
        for (const view of VIEWS) {
          const question = { from, to, ...view };
          for (const change of changesOf(plan.entries, question, [null, ...plan.pillars])) {
            const { pillarId } = change;
            const alone = changeOf(plan.entries, { ...question, pillarId });
            const parts = alone.parts
              .filter(({ amount }) => amount.exact !== '0/1')
              .map(({ kind, amount }) => ({ kind, amount }));
            expect(change).toEqual({ pillarId, from: alone.from, to: alone.to, parts });
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('says nothing between a moment and itself', () => {
    fc.assert(
      fc.property(comparisons, ({ plan, to }) => {
        everyChange({ plan, from: to, to }, ({ parts }) => {
          expect(parts).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });
});
