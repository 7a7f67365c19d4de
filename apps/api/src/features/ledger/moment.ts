import { type Day, endOfDay, isDay, localDay } from '@wegmarke/domain/calendar';
import { invalidFields } from '../../platform/errors/problem-error';
import type { Ledger } from './ledger-cache';
import type { RecordedRevision } from './ledger.repository';

/** One moment of a strategy that a reader asks about. */
export interface Moment {
  readonly on: Day;
  readonly known: RecordedRevision;
  /** The local day of what was known. */
  readonly knownOn: Day;
  /** The instant asked for; null: now. */
  readonly instant: Date | null;
}

/** The present of a reader: the municipality's day, and the instant up to which the ledger is complete. */
export interface Now {
  readonly timeZone: string;
  readonly today: Day;
  readonly settledAt: Date;
  /** Where the plan is a release's, its instant: nothing later is known of it, and it is the reader's now. */
  readonly standsAt?: Date | null;
}

/**
 * What `on` and `knownAt` mean for a ledger. Null: nothing was recorded then.
 * `knownAt` is an instant, or a day: its end in the municipality's time zone; today means now.
 * `settledAt`: up to here all that was recorded is in the ledger. `names`: what the query calls the two.
 *
 * @throws ProblemError 422 for a day or instant that does not exist, or for knowledge of the future
 */
export function momentOf(
  ledger: Ledger,
  { on, knownAt }: { readonly on?: string | undefined; readonly knownAt?: string | undefined },
  { timeZone, today, settledAt, standsAt = null }: Now,
  name = 'knownAt',
): Moment | null {
  const asked = knownAt === undefined || knownAt === today ? null : endOf(knownAt, timeZone, name);
  const instant = asked !== null && standsAt !== null && asked >= standsAt ? null : asked;
  if (instant === null) {
    const known = ledger.revisions.at(-1);
    return known ? { on: on ?? today, known, knownOn: today, instant } : null;
  }
  const latest = Math.max(settledAt.getTime(), ledger.recordedAt?.getTime() ?? 0);
  if (instant.getTime() > latest) {
    throw invalidFields([
      { pointer: `?${name}`, code: 'future', detail: `${name} must not lie in the future.` },
    ]);
  }
  const known = ledger.revisionAt(instant);
  return known ? { on: on ?? today, known, knownOn: localDay(instant, timeZone), instant } : null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** An instant as given, or the last millisecond of a day in a time zone. */
function endOf(knownAt: string, timeZone: string, name: string): Date {
  if (isDay(knownAt)) return endOfDay(knownAt, timeZone);
  const instant = new Date(INSTANT.test(knownAt) ? knownAt : NaN);
  const [day = ''] = knownAt.split('T');
  if (isDay(day) && !Number.isNaN(instant.getTime())) return instant;
  throw invalidFields([
    {
      pointer: `?${name}`,
      code: 'instant',
      detail: `${name} must be an instant such as 2026-03-12T14:00:00Z, or a day.`,
    },
  ]);
}
