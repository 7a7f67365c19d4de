import fc from 'fast-check';
import { checkCommand, entriesInForce, foldInForce, laterOn, removalOf } from '../src/plan';
import { randomPlans } from '../testing/random-plan';
import { LATE } from '../testing/reading';

const NO_REFUSALS = null;

describe('removing something from a draft', () => {
  it('always makes sense to whatever stays, and takes it out of scope', () => {
    let seen = 0;
    fc.assert(
      fc.property(randomPlans(), fc.nat(1000), (plan, random) => {
        const inForce = entriesInForce(plan.entries);
        if (inForce.some((entry) => entry.value.kind === 'adopted')) return;
        const all = foldInForce(inForce, LATE);
        const inScope = [
          ...all.pillars.values(),
          ...all.projects.values(),
          ...all.milestones.values(),
        ].filter(({ left }) => !left);
        const subject = inScope[random % Math.max(inScope.length, 1)];
        if (!subject) return;
        seen += 1;
        const { retracted, dropped } = removalOf(subject.id, all, inForce);
        const proposals = [
          ...retracted.map((entry, index) => ({
            id: `back${String(index)}`,
            validOn: LATE,
            subjectId: entry.subjectId,
            value: { kind: 'retracted' as const, entryId: entry.id },
          })),
          ...dropped.map(({ id, type }) => ({
            id: `drop${id}`,
            validOn: LATE,
            subjectId: id,
            value: { kind: `${type}-dropped` as const },
          })),
        ];
        expect(checkCommand(plan.entries, proposals, LATE)).toBe(NO_REFUSALS);
        const revision = plan.revision + 1;
        const after = foldInForce(
          entriesInForce([
            ...plan.entries,
            ...proposals.map((proposal, position) => ({ ...proposal, revision, position })),
          ]),
          LATE,
        );
        const found =
          after.pillars.get(subject.id) ?? after.projects.get(subject.id) ?? after.milestones.get(subject.id);
        expect(found?.left ?? undefined).toEqual(found === undefined ? undefined : expect.anything());
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThan(300);
  });
});

describe('what was recorded later about things that a revision added', () => {
  it('is all that keeps the revision from being taken back', () => {
    let seen = 0;
    fc.assert(
      fc.property(randomPlans(), fc.nat(1000), (plan, random) => {
        const inForce = entriesInForce(plan.entries);
        const isPlain = plan.entries.every(
          ({ value }) => value.kind !== 'retracted' && value.kind !== 'adopted',
        );
        if (!isPlain || plan.revision === 0) return;
        const own = plan.entries.filter((entry) => entry.revision === 1 + (random % plan.revision));
        if (!own.some(({ value }) => value.kind.endsWith('-added'))) return;
        seen += 1;
        const back = [...own, ...laterOn(own, plan.entries)].map((entry, index) => ({
          id: `back${String(index)}`,
          validOn: LATE,
          subjectId: entry.subjectId,
          value: { kind: 'retracted' as const, entryId: entry.id },
        }));
        expect(inForce.length).toBeGreaterThan(0);
        expect(checkCommand(plan.entries, back, LATE)).toBe(NO_REFUSALS);
      }),
      { numRuns: 4000 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});
