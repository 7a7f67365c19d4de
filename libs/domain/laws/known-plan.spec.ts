import fc from 'fast-check';
import {
  asRecorded,
  checkCommand,
  entriesInForce,
  foldPlan,
  KnownPlan,
  type Plan,
  tolerancesKnown,
} from '../src/plan';
import { DAYS, randomPlans } from '../testing/random-plan';

const TODAY = '2026-06-20';
const LAST = '2027-12-31';
const SAID = [
  { kind: 'completed' },
  { kind: 'promise-set', promisedOn: '2027-01-01' },
  { kind: 'confirmed' },
  { kind: 'milestone-dropped' },
  { kind: 'weight-set', weight: 3 },
  { kind: 'tolerances-set', atRisk: 1, offCourse: 2 },
] as const;

const reports = fc.array(
  fc.record({ which: fc.nat(100), day: fc.integer({ min: 8, max: DAYS.length - 1 }), what: fc.nat(100) }),
  { minLength: 1, maxLength: 12 },
);

/** The plan as values; numbers as text, as they may be larger than a number. */
function valuesOf({ pillars, projects, milestones, milestonesOf, adoption }: Plan): unknown {
  const within = [...milestonesOf].map(([id, ids]) => [id, ...ids]);
  const parts = [[...pillars], [...projects], [...milestones], within, adoption];
  return JSON.parse(
    JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  );
}

describe('a known plan that grows command by command', () => {
  it('gives the same refusals, entries in force and plan as going through everything', () => {
    let [last, refused] = [0, 0];
    fc.assert(
      fc.property(randomPlans(), reports, (plan, intents) => {
        let ledger = plan.entries;
        let known = KnownPlan.of(ledger);
        const first = { known, values: valuesOf(foldPlan(ledger, { on: LAST })) };
        for (const { which, day, what } of intents) {
          const subjectId = plan.milestones[which % plan.milestones.length] ?? '';
          const value = SAID[what % SAID.length] ?? SAID[0];
          const proposal = { id: `x${ledger.length}`, validOn: DAYS[day] ?? '', subjectId, value };
          const recorded = asRecorded(ledger, [proposal]);
          const checked = known.check(recorded, TODAY);
          expect(checked.refusal).toEqual(checkCommand(ledger, [proposal], TODAY));
          if (!checked.known) {
            refused += 1;
            continue;
          }
          if (proposal.validOn >= (known.inForce.at(-1)?.validOn ?? '')) last += 1;
          ledger = [...ledger, ...recorded];
          known = checked.known;
          expect(known.inForce).toEqual(entriesInForce(ledger));
          expect(known.tolerances).toEqual(tolerancesKnown(known.inForce));
          expect(valuesOf(known.planOn(LAST)!)).toEqual(valuesOf(foldPlan(ledger, { on: LAST })));
        }
        // What was known before knows nothing of what came later.
        expect(valuesOf(first.known.planOn(LAST)!)).toEqual(first.values);
      }),
      { numRuns: 500 },
    );
    expect(last).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  it('knows the plan of a day unless something lies ahead of it', () => {
    fc.assert(
      fc.property(randomPlans(), fc.constantFrom(...DAYS), (plan, on) => {
        const found = KnownPlan.of(plan.entries).planOn(on);
        const isAhead = entriesInForce(plan.entries).some((entry) => entry.validOn > on);
        expect(found === null).toBe(isAhead);
        if (found) expect(valuesOf(found)).toEqual(valuesOf(foldPlan(plan.entries, { on })));
      }),
      { numRuns: 300 },
    );
  });
});
