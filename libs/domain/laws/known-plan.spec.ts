import fc from 'fast-check';
import { asRecorded, checkCommand, entriesInForce, foldPlan, KnownPlan } from '../src/plan';
import { DAYS, randomPlans, toText } from '../testing/random-plan';

const TODAY = '2026-04-20';

describe('a known plan that grows command by command', () => {
  it('gives the same refusals, the same entries in force and the same plan as going through everything', () => {
    let appended = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        randomPlans(),
        fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 8, max: DAYS.length - 1 }), fc.nat(3)), {
          minLength: 1,
          maxLength: 12,
        }),
        (plan, reports) => {
          let ledger = plan.entries;
          let known = KnownPlan.of(ledger);
          const before = toText(entriesInForce(ledger));
          const first = known;
          const planBefore = JSON.stringify(foldedText(known, LAST));
          for (const [which, day, what] of reports) {
            const id = plan.milestones[which % plan.milestones.length] ?? '';
            const validOn = DAYS[day] ?? '';
            const recorded = asRecorded(ledger, [{ ...REPORTS[what % REPORTS.length], id: `x${ledger.length}`, validOn, subjectId: id }]);
            const expected = checkCommand(ledger, recorded, TODAY);
            const { refusal, known: next } = known.check(recorded, TODAY);
            expect(refusal).toEqual(expected);
            if (!next) {
              refused += 1;
              continue;
            }
            if (validOn >= (known.inForce.at(-1)?.validOn ?? '')) appended += 1;
            ledger = [...ledger, ...recorded];
            known = next;
            expect(known.inForce).toEqual(entriesInForce(ledger));
            expect(foldedText(known, LAST)).toEqual(toPlain(foldPlan(ledger, { on: LAST })));
          }
          // What was known before knows nothing of what came later.
          expect(toText(first.inForce)).toBe(before);
          expect(JSON.stringify(foldedText(first, LAST))).toBe(planBefore);
        },
      ),
      { numRuns: 500 },
    );
    expect(appended).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  it('knows the plan of no day on which something ahead has not happened yet', () => {
    fc.assert(
      fc.property(randomPlans(), fc.nat(DAYS.length - 1), (plan, day) => {
        const on = DAYS[day] ?? '';
        const found = KnownPlan.of(plan.entries).planOn(on);
        if (found) expect(toPlain(found)).toEqual(toPlain(foldPlan(plan.entries, { on })));
        else expect(entriesInForce(plan.entries).some((entry) => entry.validOn > on)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const LAST = '2027-12-31';
const REPORTS = [
  { value: { kind: 'completed' } },
  { value: { kind: 'promise-set', promisedOn: '2027-01-01' } },
  { value: { kind: 'confirmed' } },
  { value: { kind: 'milestone-dropped' } },
] as const;
