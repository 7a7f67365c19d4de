import { type Day, localDay } from '@wegmarke/domain/calendar';

const DAYS = new WeakMap<Recorded, { readonly timeZone: string; readonly day: Day }>();

interface Recorded {
  readonly recordedAt: Date;
}

/** The local day on which a revision was recorded; remembered, as a calendar's arithmetic takes long. */
export function recordingDay(revision: Recorded, timeZone: string): Day {
  const known = DAYS.get(revision);
  if (known?.timeZone === timeZone) return known.day;
  const day = localDay(revision.recordedAt, timeZone);
  DAYS.set(revision, { timeZone, day });
  return day;
}
