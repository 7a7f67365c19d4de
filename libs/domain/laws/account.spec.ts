import fc from 'fast-check';
import { accountOf, courseOf, Headlines, movesNoFigure, type PlanAccountRow } from '../src/course';
import { foldPlan } from '../src/plan';
import { plansWithMoments, type RandomPlan } from '../testing/random-plan';
import { LATE } from '../testing/reading';

const COUNTS = [
  'adopted',
  'added',
  'parts',
  'dropped',
  'merged',
  'split',
  'moved',
  'inScope',
] as const satisfies (keyof PlanAccountRow)[];

const account = (plan: RandomPlan, on: string, revision: number): PlanAccountRow[] =>
  accountOf(plan.entries, { on, revision, knownOn: LATE });

describe('the account of scope', () => {
  it('adds up in every pillar and in all, to what the figures are computed over', () => {
    const seen = { moved: 0, left: 0, parts: 0, draft: 0 };
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const rows = account(plan, on, revision);
        const course = courseOf(plan.entries, { on, revision, knownOn: LATE });
        const totals = new Map<string | null, number>([
          [null, course.todayScope.coverage.milestones.total],
          ...course.pillars.map(({ id, todayScope }) => [id, todayScope.coverage.milestones.total] as const),
        ]);
        for (const row of rows) {
          const { adopted, added, parts, dropped, merged, split, moved } = row;
          expect(row.inScope).toBe(adopted + added + parts - dropped - merged - split + moved);
          expect(row.inScope).toBe(totals.get(row.pillarId) ?? 0);
          for (const count of COUNTS) if (count !== 'moved') expect(row[count]).toBeGreaterThanOrEqual(0);
          seen.moved += Math.abs(moved);
          seen.left += dropped + merged + split;
          seen.parts += parts;
          if (row.status === null) seen.draft += 1;
        }
        expect([...totals.keys()].filter((id) => !rows.some((row) => row.pillarId === id))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
  });

  it('has for all what its pillars sum to, and what moved between them sums to zero', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const [all, ...pillars] = account(plan, on, revision);
        for (const count of COUNTS) {
          expect([count, pillars.reduce((sum, row) => sum + row[count], 0)]).toEqual([count, all?.[count]]);
        }
        expect(all?.moved).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('has every adopted milestone in exactly one status', () => {
    let adopted = 0;
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const { asAdopted } = courseOf(plan.entries, { on, revision, knownOn: LATE });
        for (const row of account(plan, on, revision)) {
          if (row.status === null) expect(row.adopted).toBe(0);
          else expect(Object.values(row.status).reduce((sum, count) => sum + count, 0)).toBe(row.adopted);
          if (row.pillarId === null) expect(row.adopted).toBe(asAdopted.coverage?.milestones.total ?? 0);
          adopted += row.adopted;
        }
      }),
      { numRuns: 2000 },
    );
    expect(adopted).toBeGreaterThan(1000);
  });

  it('never loses what was adopted: entered as adopted stays the same, whatever is recorded later', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const [then] = account(plan, on, revision);
        const [now] = account(plan, on, plan.revision);
        const adoptions = [revision, plan.revision].map(
          (known) => foldPlan(plan.entries, { on, revision: known }).adoption?.revision,
        );
        if (adoptions[0] === adoptions[1]) expect(now?.adopted).toBe(then?.adopted);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the headline of a plan', () => {
  it('is that of its course', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const question = { on, revision, knownOn: LATE };
        const { todayScope, asAdopted } = courseOf(plan.entries, question);
        const pick = ({ actual, planned }: typeof asAdopted) => ({ actual, planned });
        expect(new Headlines(plan.entries).at(question)).toEqual({
          today: pick(todayScope),
          adopted: pick(asAdopted),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('stays where an entry moves no figure', () => {
    let silent = 0;
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on }) => {
        const last = plan.entries.filter(({ revision }) => revision === plan.revision);
        if (!movesNoFigure(last)) return;
        silent += 1;
        const headlines = new Headlines(plan.entries);
        const at = (revision: number) => headlines.at({ on, revision, knownOn: LATE });
        expect(at(plan.revision)).toEqual(at(plan.revision - 1));
      }),
      { numRuns: 1000 },
    );
    expect(silent).toBeGreaterThan(20);
  });
});
