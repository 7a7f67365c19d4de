import fc from 'fast-check';
import { courseOf, explanationOf, seriesOf, seriesPointOf, sightOf } from '../src/course';
import { addDays } from '../src/calendar';
import {
  add,
  compare,
  divide,
  fromExact,
  multiply,
  ONE,
  type Rational,
  rational,
  toExact,
  ZERO,
} from '../src/rational';
import { DAYS, plansWithMoments, randomPlans } from '../testing/random-plan';
import { courseAt, exact, exactFigures, LATE, levels, total, weightOfAll } from '../testing/reading';

const RUNS = { numRuns: 1500 };

describe('figures of random plans', () => {
  it('lie between nothing and one, and round to what they are', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        for (const { figures } of levels(courseAt(plan.entries, { on, revision }))) {
          for (const { actual, planned, compared } of [figures.todayScope, figures.asAdopted]) {
            for (const share of [actual, planned, compared, figures.throughSuccessors]) {
              const value = exact(share);
              if (!share || !value) continue;
              expect(compare(value, ZERO)).toBeGreaterThanOrEqual(0);
              expect(compare(value, ONE)).toBeLessThanOrEqual(0);
              expect(toExact(value)).toBe(share.exact);
              expect(Math.abs(share.percent - (100 * Number(value.n)) / Number(value.d))).toBeLessThanOrEqual(
                0.0500001,
              );
            }
          }
          expect(figures.todayScope.planned === null).toBe(figures.todayScope.compared === null);
        }
      }),
      RUNS,
    );
  });

  it('hold evidence shares that sum to one, or none where nothing is done', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        for (const { figures } of levels(courseAt(plan.entries, { on, revision }))) {
          for (const { actual, evidence } of [figures.todayScope, figures.asAdopted]) {
            expect(evidence === null).toBe(actual === null || actual.exact === '0/1');
            if (evidence)
              expect(total([evidence.claimed, evidence.evidenced, evidence.verified])).toBe('1/1');
          }
        }
      }),
      RUNS,
    );
  });

  it('are recomputed from their explanation: milestones make projects, projects pillars, pillars the strategy', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const sight = sightOf(plan.entries, { on, revision, knownOn: LATE });
        const course = courseAt(plan.entries, { on, revision });
        const { tree, leftOut } = explanationOf(sight);
        for (const scope of ['today', 'adopted'] as const) {
          const figures = scope === 'today' ? course.todayScope : course.asAdopted;
          const pillars: Weighted[] = [];
          for (const pillar of tree) {
            const projects: Weighted[] = [];
            for (const project of pillar.projects) {
              const part = project[scope];
              if (!part) continue;
              const leaves = project.milestones.flatMap((milestone) => milestone[scope] ?? []);
              const weight = sum(leaves.map((leaf) => fromExact(leaf.weight)));
              const value =
                weight.n === 0n ? null : divide(sum(leaves.map((leaf) => fromExact(leaf.counts))), weight);
              expect(part.actual?.exact).toBe(value ? toExact(value) : undefined);
              projects.push({ weight: part.weight, value });
            }
            const part = pillar[scope];
            if (!part) continue;
            const value = mean(projects);
            expect(part.actual?.exact).toBe(value ? toExact(value) : undefined);
            expect(leftOut[scope].includes(pillar.id)).toBe(value === null);
            pillars.push({ weight: part.weight, value });
          }
          const value = mean(pillars);
          expect(figures.actual?.exact).toBe(value ? toExact(value) : undefined);
        }
      }),
      RUNS,
    );
  });

  it('are the weighted means of the pillars that have one, planned and compared alike', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const course = courseAt(plan.entries, { on, revision });
        for (const figure of ['actual', 'planned', 'compared'] as const) {
          const today = mean(
            course.pillars.flatMap((pillar) =>
              pillar.weight === null
                ? []
                : [{ weight: pillar.weight, value: exact(pillar.todayScope[figure]) }],
            ),
          );
          expect(course.todayScope[figure]?.exact).toBe(today ? toExact(today) : undefined);
          const adopted = mean(
            course.pillars.flatMap((pillar) =>
              pillar.weightAsAdopted === null
                ? []
                : [{ weight: pillar.weightAsAdopted, value: exact(pillar.asAdopted[figure]) }],
            ),
          );
          expect(course.asAdopted[figure]?.exact).toBe(adopted ? toExact(adopted) : undefined);
        }
        expect(['0/1', '1/1']).toContain(weightOfAll(plan.entries, { on, revision }));
      }),
      RUNS,
    );
  });

  it('carry the coverage that the tree below them has', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const course = courseAt(plan.entries, { on, revision });
        for (const scope of ['todayScope', 'asAdopted'] as const) {
          const { coverage, actual, planned } = course[scope];
          if (!coverage) continue;
          const below = course.pillars.flatMap((pillar) => pillar[scope].coverage ?? []);
          for (const count of [
            (c: typeof coverage) => c.projects.measurable,
            (c: typeof coverage) => c.projects.total,
            (c: typeof coverage) => c.milestones.dated,
            (c: typeof coverage) => c.milestones.total,
          ]) {
            expect(below.reduce((all, each) => all + count(each), 0)).toBe(count(coverage));
          }
          expect(actual === null).toBe(coverage.projects.measurable === 0);
          expect(planned === null).toBe(coverage.milestones.dated === 0);
        }
      }),
      RUNS,
    );
  });

  it('give no actual for a day after what is known, but planned', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const known = courseAt(plan.entries, { on, revision });
        const ahead = courseOf(plan.entries, { on, revision, knownOn: addDays(on, -1) });
        for (const [index, { figures }] of levels(ahead).entries()) {
          expect([
            figures.todayScope.actual,
            figures.todayScope.compared,
            figures.todayScope.evidence,
          ]).toEqual([null, null, null]);
          expect([
            figures.asAdopted.actual,
            figures.asAdopted.compared,
            figures.behind,
            figures.throughSuccessors,
          ]).toEqual([null, null, null, null]);
          expect(figures.health).toBe('not-measurable');
          expect(figures.todayScope.planned).toEqual(levels(known)[index]?.figures.todayScope.planned);
        }
      }),
      RUNS,
    );
  });

  it('are behind since the first day on which planned exceeded the compared actual, found day by day', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const sight = sightOf(plan.entries, { on, revision, knownOn: LATE });
        const course = courseAt(plan.entries, { on, revision });
        const compared = exact(course.todayScope.compared);
        const planned = (day: string): Rational | null =>
          mean(
            sight.today.pillars.map((pillar) => ({
              weight: pillar.weight,
              value: mean(
                pillar.projects.map((project) => {
                  const dated = project.milestones.filter((leaf) => leaf.baselineOn !== null);
                  const due = dated.filter((leaf) => (leaf.baselineOn ?? '') <= day);
                  return {
                    weight: project.weight,
                    value:
                      dated.length === 0
                        ? null
                        : divide(sum(due.map((leaf) => leaf.weight)), sum(dated.map((leaf) => leaf.weight))),
                  };
                }),
              ),
            })),
          );
        const since =
          compared === null
            ? undefined
            : DAYS.find((day) => day <= on && compare(planned(day) ?? ZERO, compared) > 0);
        expect(course.behind?.since).toBe(since);
      }),
      RUNS,
    );
  });
});

describe('a series of random plans', () => {
  it('equals the answers for its days one by one, and the course itself', () => {
    fc.assert(
      fc.property(randomPlans(), fc.nat(1000), (plan, random) => {
        const known = { revision: 1 + Math.floor((random * plan.revision) / 1001), knownOn: LATE };
        const points = seriesOf(plan.entries, DAYS, known);
        expect(points).toEqual(DAYS.map((on) => seriesPointOf(plan.entries, { on, ...known })));
        for (const point of points) {
          const course = courseAt(plan.entries, { on: point.on, revision: known.revision });
          for (const { id, figures } of levels(course)) {
            const here = id === null ? point.strategy : point.pillars.find((pillar) => pillar.id === id);
            expect(here?.health).toBe(figures.health);
            expect(here?.todayScope).toEqual(shares(figures.todayScope));
            expect(here?.asAdopted).toEqual(shares(figures.asAdopted));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same as known at a past revision, whatever is recorded later', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        const past = plan.entries.filter((entry) => entry.revision <= revision);
        expect(exactFigures(courseAt(plan.entries, { on, revision }))).toEqual(
          exactFigures(courseAt(past, { on })),
        );
        expect(courseAt(plan.entries, { on, revision })).toEqual(courseAt(past, { on }));
        expect(seriesOf(plan.entries, DAYS, { revision, knownOn: on })).toEqual(
          seriesOf(past, DAYS, { knownOn: on }),
        );
      }),
      { numRuns: 800 },
    );
  });
});

interface Weighted {
  readonly weight: number;
  readonly value: Rational | null;
}

function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

function mean(items: readonly Weighted[]): Rational | null {
  const counted = items.flatMap(({ weight, value }) =>
    value === null ? [] : [{ weight: rational(weight), value }],
  );
  if (counted.length === 0) return null;
  const result = divide(
    sum(counted.map(({ weight, value }) => multiply(weight, value))),
    sum(counted.map(({ weight }) => weight)),
  );
  return result;
}

function shares({
  actual,
  planned,
  compared,
}: {
  actual: unknown;
  planned: unknown;
  compared: unknown;
}): unknown {
  return { actual, planned, compared };
}
