import fc from 'fast-check';
import type { MilestoneStatus } from '../src/contracts';
import { courseOf, explanationOf, sightOf } from '../src/course';
import { adoptedPlan, asRecorded, checkCommand, type Entry, foldPlan, type Plan } from '../src/plan';
import { compare, fromExact } from '../src/rational';
import { DAYS, plansWithMoments, randomPlans, type RandomPlan } from '../testing/random-plan';
import { allShares, courseAt, exact, LATE, levels, rank } from '../testing/reading';

describe('recording a completion', () => {
  it('lowers no actual share and worsens no health, whatever the day it is valid on', () => {
    let recorded = 0;
    fc.assert(
      fc.property(plansWithMoments(), fc.nat(100), fc.nat(DAYS.length - 1), ({ plan, on }, which, day) => {
        const id = plan.milestones[which % plan.milestones.length] ?? '';
        const after = plan.copy();
        if (!after.propose([[DAYS[day] ?? '', id, { kind: 'completed' }]])) return;
        recorded += 1;
        const [before, now] = [
          levels(courseAt(plan.entries, { on })),
          levels(courseAt(after.entries, { on })),
        ];
        for (const [index, { figures }] of before.entries()) {
          const later = now[index]?.figures;
          if (!later) throw new Error('a level vanished');
          for (const scope of ['todayScope', 'asAdopted'] as const) {
            for (const figure of ['actual', 'compared'] as const) {
              const [was, is] = [exact(figures[scope][figure]), exact(later[scope][figure])];
              expect(was === null).toBe(is === null);
              if (was && is) expect(compare(is, was)).toBeGreaterThanOrEqual(0);
            }
            expect(later[scope].planned).toEqual(figures[scope].planned);
          }
          expect(rank(later.health)).toBeLessThanOrEqual(rank(figures.health));
          expect(rank(later.healthAsAdopted)).toBeLessThanOrEqual(rank(figures.healthAsAdopted));
        }
      }),
      { numRuns: 3000 },
    );
    expect(recorded).toBeGreaterThan(300);
  });
});

describe('splitting a milestone', () => {
  it('changes no share on any day, whatever the shares of the parts and the day of the split', () => {
    let split = 0;
    fc.assert(
      fc.property(
        plansWithMoments(),
        fc.nat(100),
        fc.nat(DAYS.length - 1),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 4 }),
        ({ plan, on }, which, day, shares) => {
          const id = plan.milestones[which % plan.milestones.length] ?? '';
          const after = plan.copy();
          const parts = shares.map((share, index) => ({ id: `${id}/${String(index)}`, share }));
          if (!after.propose([[DAYS[day] ?? '', id, { kind: 'milestone-split', parts }]])) return;
          split += 1;
          expect(allShares(after.entries, { on })).toEqual(allShares(plan.entries, { on }));
        },
      ),
      { numRuns: 3000 },
    );
    expect(split).toBeGreaterThan(500);
  });
});

describe('as adopted', () => {
  it('keeps every denominator as it was, and every milestone in exactly one status', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const sight = sightOf(plan.entries, { on, revision, knownOn: LATE });
        if (!sight.adopted || !sight.plan.adoption) return;
        const adopted = inScope(sight.adopted);
        const { adoption } = sight.plan;
        // The fold at the adoption's day and revision, with nothing that was recorded later.
        const then = plan.entries.filter((entry) => entry.revision <= adoption.revision);
        expect(adopted).toEqual(inScope(foldPlan(then, { on: adoption.on })));
        const statuses = statusesAsAdopted(plan, on, revision);
        expect([...statuses.keys()].sort()).toEqual(adopted);
        for (const [id, status] of statuses) {
          const milestone = sight.plan.milestones.get(id);
          const isLate = (sight.adopted.milestones.get(id)?.baselineOn ?? '9999') < on;
          expect(status).toBe(
            milestone?.completedOn ? 'done' : (milestone?.left?.how ?? (isLate ? 'late' : 'open')),
          );
        }
        expect(courseAt(plan.entries, { on, revision }).asAdopted.coverage?.milestones.total).toBe(
          adopted.length,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('balances: in scope = adopted + added + parts − dropped − merged − split', () => {
    let left = 0;
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const sight = sightOf(plan.entries, { on, revision, knownOn: LATE });
        if (!sight.adopted) return;
        const adopted = new Set(inScope(sight.adopted));
        const shown = new Set(
          explanationOf(sight).tree.flatMap((pillar) => pillar.projects.map((project) => project.id)),
        );
        const all = [...sight.plan.milestones.values()].filter(
          ({ id, projectId }) => adopted.has(id) || shown.has(projectId),
        );
        const outside = all.filter(({ id }) => !adopted.has(id));
        const gone = (how: string): number => all.filter((milestone) => milestone.left?.how === how).length;
        const parts = outside.filter((milestone) => milestone.parentId !== null).length;
        const added = outside.length - parts;
        left += gone('dropped') + gone('merged') + gone('split');
        expect(courseAt(plan.entries, { on, revision }).todayScope.coverage.milestones.total).toBe(
          adopted.size + added + parts - gone('dropped') - gone('merged') - gone('split'),
        );
      }),
      { numRuns: 3000 },
    );
    expect(left).toBeGreaterThan(500);
  });

  it('cures nothing by leaving scope or by another baseline: planned stays', () => {
    const leaving = [
      'milestone-dropped',
      'baseline-set',
      'weight-set',
      'milestone-moved',
      'milestone-merged',
      'project-dropped',
      'project-merged',
      'pillar-dropped',
    ];
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on }) => {
        const last = plan.entries.filter((entry) => entry.revision === plan.revision);
        const before = courseAt(plan.entries, { on, revision: plan.revision - 1 });
        const after = courseAt(plan.entries, { on });
        if (!last.every((entry) => leaving.includes(entry.value.kind)) || before.asAdopted.planned === null)
          return;
        expect(after.asAdopted.planned).toEqual(before.asAdopted.planned);
        expect(
          after.pillars
            .filter((pillar) => pillar.weightAsAdopted !== null)
            .map((pillar) => pillar.asAdopted.planned),
        ).toEqual(
          before.pillars
            .filter((pillar) => pillar.weightAsAdopted !== null)
            .map((pillar) => pillar.asAdopted.planned),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('everything that enters a published figure', () => {
  it('is in a project that is public, also where a figure as adopted follows successors', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const sight = sightOf(plan.entries, { on, revision, knownOn: LATE });
        if (!sight.adopted || sight.draft) return;
        const adopted = new Set(
          [...sight.adopted.projects.values()]
            .filter((project) => !project.left)
            .map((project) => project.id),
        );
        const seen = new Set<string>();
        const follow = (id: string): void => {
          if (seen.has(id)) return;
          seen.add(id);
          const milestone = sight.plan.milestones.get(id);
          if (!milestone) throw new Error(`${id} is not in the plan`);
          const project = sight.plan.projects.get(milestone.projectId);
          // What was recorded while the plan was a draft has been counted openly, also where it left before the adoption.
          const wasDraft = (project?.addedRevision ?? Infinity) < (sight.plan.adoption?.revision ?? 0);
          const isPublic = wasDraft || project?.publishedOn != null || adopted.has(milestone.projectId);
          expect([id, isPublic]).toEqual([id, true]);
          if (milestone.completedOn === null)
            milestone.left?.successors.forEach((successor) => {
              follow(successor.id);
            });
        };
        inScope(sight.adopted).forEach(follow);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a preview', () => {
  it('equals the figures after recording the same commands', () => {
    fc.assert(
      fc.property(randomPlans(), fc.nat(DAYS.length - 1), (plan, day) => {
        const on = DAYS[day] ?? '';
        const last = plan.entries.filter((entry) => entry.revision === plan.revision);
        const before = plan.entries.filter((entry) => entry.revision < plan.revision);
        const proposals = last.map(({ id, validOn, subjectId, value }) => ({
          id,
          validOn,
          subjectId,
          value,
        }));
        expect(checkCommand(before, proposals, LATE)).toBeNull();
        const preview = [...before, ...asRecorded(before, proposals)];
        expect(courseOf(preview, { on, knownOn: on })).toEqual(courseOf(plan.entries, { on, knownOn: on }));
        expect(preview).toEqual(plan.entries);
      }),
      { numRuns: 800 },
    );
  });
});

describe('a retraction', () => {
  it('of the last command gives the figures from before, and retracted itself those from after', () => {
    let undone = 0;
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on }) => {
        const last = plan.entries.filter((entry) => entry.revision === plan.revision);
        const undo = plan.copy();
        const retract = (entries: readonly Entry[]) =>
          undo.propose(
            entries.map((entry) => [on, entry.subjectId, { kind: 'retracted', entryId: entry.id }]),
          );
        if (!retract(last)) return;
        undone += 1;
        expect(courseAt(undo.entries, { on })).toEqual(
          courseAt(plan.entries, { on, revision: plan.revision - 1 }),
        );
        expect(retract(undo.entries.filter((entry) => entry.revision === undo.revision))).toBe(true);
        expect(courseAt(undo.entries, { on })).toEqual(courseAt(plan.entries, { on }));
      }),
      { numRuns: 1500 },
    );
    expect(undone).toBeGreaterThan(200);
  });

  it('never un-adds what was adopted', () => {
    fc.assert(
      fc.property(randomPlans({ most: 40 }), (plan) => {
        const now = foldPlan(plan.entries, { on: LATE });
        if (!now.adoption) return;
        const adopted = adoptedPlan(plan.entries, now.adoption);
        expect([...adopted.milestones.keys()].filter((id) => !now.milestones.has(id))).toEqual([]);
        expect([...adopted.projects.keys()].filter((id) => !now.projects.has(id))).toEqual([]);
        expect([...adopted.pillars.keys()].filter((id) => !now.pillars.has(id))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

function inScope(plan: Plan): string[] {
  return [...plan.milestones.values()]
    .filter((milestone) => !milestone.left)
    .map((milestone) => milestone.id)
    .sort();
}

/** From the explanation: every status that a milestone is shown with, each milestone once. */
function statusesAsAdopted(plan: RandomPlan, on: string, revision: number): Map<string, MilestoneStatus> {
  const statuses = new Map<string, MilestoneStatus>();
  for (const pillar of explanationOf(sightOf(plan.entries, { on, revision, knownOn: LATE })).tree) {
    for (const project of pillar.projects) {
      for (const { id, adopted } of project.milestones) {
        if (!adopted) continue;
        if (statuses.has(id)) throw new Error(`${id} is shown twice as adopted`);
        statuses.set(id, adopted.status);
        if (adopted.status === 'done') expect(fromExact(adopted.counts)).toEqual(fromExact(adopted.weight));
      }
    }
  }
  return statuses;
}
