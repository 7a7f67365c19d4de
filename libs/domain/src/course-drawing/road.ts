import { addDays, type Day } from '../calendar';
import type { ExplainedMilestone, ExplainedPillar, FieldText } from '../contracts';
import { DUE_WITHIN_DAYS } from '../plan';

export type RoadState = 'done' | 'overdue' | 'late' | 'due' | 'planned';

/** A milestone as far as the chart and the cards need it. */
export interface RoadMilestone {
  readonly title: FieldText;
  readonly state: RoadState;
  readonly baselineOn: Day | null;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
}

export interface Road {
  readonly pillarId: string;
  readonly counts: Readonly<Record<'done' | 'late' | 'total', number>>;
  /** Open and late ones all, done ones thinned to what a chart can show. */
  readonly milestones: readonly RoadMilestone[];
  /** The late one that has been open longest. */
  readonly worst: RoadMilestone | null;
  /** The open one that is promised next. */
  readonly next: RoadMilestone | null;
}

/** More than this a lane cannot show apart. */
const DONE_SHOWN = 40;

/** The one state that a mark shows, most urgent first; `done` beats all. Passed means strictly before `on`. */
export function roadState(
  milestone: Pick<ExplainedMilestone, 'baselineOn' | 'promisedOn' | 'completedOn'>,
  on: Day,
): RoadState {
  const promise = milestone.promisedOn ?? milestone.baselineOn;
  if (milestone.completedOn !== null && milestone.completedOn <= on) return 'done';
  if (milestone.baselineOn !== null && milestone.baselineOn < on) return 'late';
  if (promise !== null && promise < on) return 'overdue';
  if (promise !== null && promise <= addDays(on, DUE_WITHIN_DAYS)) return 'due';
  return 'planned';
}

/** Where a milestone stands on the road: as adopted, else as promised, else where it was done. */
export function roadDay(milestone: RoadMilestone): Day | null {
  return milestone.state === 'done'
    ? milestone.completedOn
    : (milestone.baselineOn ?? milestone.promisedOn ?? milestone.completedOn);
}

function promiseOf(milestone: RoadMilestone): Day {
  return milestone.promisedOn ?? milestone.baselineOn ?? '9999-12-31';
}

function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))],
  ).filter((item) => item !== undefined);
}

export function roadOf(pillar: ExplainedPillar, on: Day): Road {
  const milestones = pillar.projects.flatMap((project) =>
    project.milestones
      .filter((milestone) => milestone.today !== null)
      .map((milestone): RoadMilestone => ({
        title: milestone.title,
        state: roadState(milestone, on),
        baselineOn: milestone.baselineOn,
        promisedOn: milestone.promisedOn,
        completedOn: milestone.completedOn,
      })),
  );
  const done = milestones
    .filter((milestone) => milestone.state === 'done')
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''));
  const open = milestones
    .filter((milestone) => milestone.state !== 'done')
    .sort((a, b) => promiseOf(a).localeCompare(promiseOf(b)));
  const late = open
    .filter((milestone) => milestone.state === 'late')
    .sort((a, b) => (a.baselineOn ?? '').localeCompare(b.baselineOn ?? ''));
  return {
    pillarId: pillar.id,
    counts: { done: done.length, late: late.length, total: milestones.length },
    milestones: [...thinned(done, DONE_SHOWN), ...open],
    worst: late[0] ?? null,
    next: open.find((milestone) => milestone.state !== 'late' && promiseOf(milestone) >= on) ?? null,
  };
}
