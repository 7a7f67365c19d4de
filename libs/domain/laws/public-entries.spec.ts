import { exactFigures, LATE } from '../testing/reading';
import { DAYS, plansWithMoments, randomPlans, toText } from '../testing/random-plan';
import { courseOf } from '../src/course';
import { type Entry, foldPlan } from '../src/plan';
import fc from 'fast-check';
import { publicEntries } from '../src/publication';

describe('the entries of the public data file', () => {
  it('give every published figure, on any day and as known at any revision', () => {
    let hidden = 0;
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const shown = publicEntries(plan.entries);
        hidden += plan.entries.length - shown.length;
        const figures = (ledger: readonly Entry[]) =>
          exactFigures(courseOf(ledger, { on, revision, knownOn: LATE }));
        try {
          expect(figures(shown)).toEqual(figures(plan.entries));
        } catch (error) {
          throw new Error(`shown:\n${toText(shown)}`, { cause: error });
        }
      }),
      { numRuns: 3000 },
    );
    expect(hidden).toBeGreaterThan(500);
  });

  it('leave out what was never public, and name nothing of it', () => {
    fc.assert(
      fc.property(randomPlans(), fc.constantFrom(...DAYS), (plan, day) => {
        const before = plan.entries.filter((entry) => entry.validOn <= day || entry.revision === 1);
        if (foldPlan(before, { on: LATE }).adoption === null) return;
        plan.propose([
          [LATE, 'Hidden', { kind: 'project-added', pillarId: plan.pillars[0] ?? '', weight: 1 }],
          [
            LATE,
            'hidden',
            { kind: 'milestone-added', projectId: 'Hidden', weight: 1, baselineOn: null, promisedOn: null },
          ],
        ]);
        if (foldPlan(plan.entries, { on: LATE }).adoption === null) return;
        expect(JSON.stringify(publicEntries(plan.entries)).toLowerCase()).not.toContain('hidden');
      }),
      { numRuns: 500 },
    );
  });
});
