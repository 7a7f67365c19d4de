import { addDays, type Day } from '../calendar';

/** From the first to the last day, both included; `untilOn` null: no end foreseen. */
export interface Days {
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

/**
 * Whether a change says something else than before about a day that has passed. Such a correction is legitimate, but a
 * reason is asked and kept; and it changes what is said about those days, not what was allowed on them: rights are
 * asked for on the day itself and never afterwards.
 *
 * @param before null where nothing was said yet
 * @param after null where nothing is said any more
 */
export function correctsPast(before: Days | null, after: Days | null, today: Day): boolean {
  const [was, is] = [passed(before, today), passed(after, today)];
  return was?.fromOn !== is?.fromOn || was?.untilOn !== is?.untilOn;
}

/** The part of the days that lies before today; null where there is none. */
function passed(days: Days | null, today: Day): Days | null {
  if (days === null || days.fromOn >= today) return null;
  const yesterday = addDays(today, -1);
  const isOver = days.untilOn !== null && days.untilOn < yesterday;
  return { fromOn: days.fromOn, untilOn: isOver ? days.untilOn : yesterday };
}
