import type { FigureSet, Health, Share } from '../src/contracts';
import { courseOf, type PlanCourse, sharesOf, sightOf } from '../src/course';
import type { Entry } from '../src/plan';
import { add, fromExact, type Rational, toExact, ZERO } from '../src/rational';

/** After every random day: nothing asked about is in the future. */
export const LATE = '2027-12-31';

export interface Moment {
  readonly on: string;
  readonly revision?: number;
}

export const courseAt = (ledger: readonly Entry[], moment: Moment): PlanCourse =>
  courseOf(ledger, { ...moment, knownOn: LATE });

/** Every level that has figures: the strategy (null) and its pillars. */
export function levels(course: PlanCourse): { id: string | null; figures: FigureSet }[] {
  return [
    { id: null, figures: course },
    ...course.pillars.map((pillar) => ({ id: pillar.id, figures: pillar })),
  ];
}

export const exact = (share: Share | null | undefined): Rational | null =>
  share ? fromExact(share.exact) : null;

export function total(shares: readonly (Share | string)[]): string {
  return toExact(
    shares.reduce((sum, share) => add(sum, fromExact(typeof share === 'string' ? share : share.exact)), ZERO),
  );
}

const RANK: Readonly<Record<Health, number>> = {
  'on-course': 0,
  'at-risk': 1,
  'off-course': 2,
  'not-measurable': -1,
};
export const rank = (health: Health | null): number => (health === null ? -1 : RANK[health]);

/** The exact figures alone, as text: what two answers must agree on. */
export function exactFigures(course: PlanCourse): unknown {
  return levels(course).map(
    ({ id, figures: { todayScope, asAdopted, throughSuccessors, health, healthAsAdopted } }) => ({
      id,
      today: [todayScope.actual?.exact, todayScope.planned?.exact, todayScope.compared?.exact],
      adopted: [asAdopted.actual?.exact, asAdopted.planned?.exact, asAdopted.compared?.exact],
      throughSuccessors: throughSuccessors?.exact,
      health: [health, healthAsAdopted],
    }),
  );
}

/** Every share of every level down to the projects, by a name to compare by. */
export function allShares(ledger: readonly Entry[], moment: Moment): Map<string, string> {
  const shares = new Map<string, string>();
  for (const { id, figures } of levels(courseAt(ledger, moment))) {
    for (const scope of ['todayScope', 'asAdopted'] as const) {
      for (const figure of ['actual', 'planned', 'compared'] as const) {
        const share = figures[scope][figure];
        if (share) shares.set(`${id ?? 'strategy'} ${scope} ${figure}`, share.exact);
      }
    }
  }
  return shares;
}

/** The weight that a scope's milestones carry in the strategy's figure, summed: one, where there is a figure. */
export function weightOfAll(ledger: readonly Entry[], moment: Moment): string {
  const sight = sightOf(ledger, { ...moment, knownOn: LATE });
  return total(sharesOf(sight.today, null).map(({ share }) => toExact(share)));
}
