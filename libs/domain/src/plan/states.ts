import { addDays, type Day } from '../calendar';
import type { MilestonePlan } from './plan';
import { promiseOf } from './plan';

/** Overlapping predicates over a milestone on a day; `planned` is none of the others. */
export type PlanState = 'done' | 'late' | 'overdue' | 'due' | 'planned';

/** A promise within this many days is due. */
export const DUE_WITHIN_DAYS = 30;

/**
 * "Passed" means strictly before the day. Late: the baseline has passed, no new promise cures it.
 * Overdue: the promise has passed, a new one cures it. Due: the promise falls within 30 days.
 */
export function statesOn(
  milestone: Pick<MilestonePlan, 'baselineOn' | 'promisedOn' | 'completedOn'>,
  on: Day,
): PlanState[] {
  if (milestone.completedOn !== null) return ['done'];
  const { baselineOn } = milestone;
  const promise = promiseOf(milestone);
  const states: PlanState[] = [];
  if (baselineOn !== null && baselineOn < on) states.push('late');
  if (promise !== null && promise < on) states.push('overdue');
  if (promise !== null && promise >= on && promise <= addDays(on, DUE_WITHIN_DAYS)) states.push('due');
  return states.length === 0 ? ['planned'] : states;
}
