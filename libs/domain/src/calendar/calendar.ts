/**
 * Days without a clock. A day is text, `YYYY-MM-DD`, and compares as text.
 * Whoever needs "today" is handed it: nothing here reads the time.
 */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** Whether the text names a day that exists: `2026-02-30` does not. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const match = DAY.exec(value);
  if (!match || match[1] === '0000') return false;
  return toDay(toTime(match[0])) === match[0];
}

function toTime(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(time: number): Day {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return toDay(toTime(day) + count * MILLISECONDS_A_DAY);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toTime(to) - toTime(from)) / MILLISECONDS_A_DAY);
}

/** So many days as a reader says them in months, rounded; 0 below two months, which are better said in days. */
export function roundedMonths(days: number): number {
  return days < 61 ? 0 : Math.round((days * 12) / 365.25);
}

/** The last day of the month that `day` is in. */
export function endOfMonth(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  // Not `Date.UTC`, which takes the years before 100 for those of the last century.
  return toDay(new Date(0).setUTCFullYear(year, month, 0));
}

/** The last days of all months that touch `from`..`to`; the last one is `to` where its month is not over. */
export function monthEnds(from: Day, to: Day): Day[] {
  const ends: Day[] = [];
  for (let end = endOfMonth(from); ; end = endOfMonth(addDays(end, 1))) {
    if (end >= to) {
      ends.push(to);
      return ends;
    }
    ends.push(end);
  }
}

/** Full months from `from` to `to`, as people count them: 20 December to 15 June are five. */
export function monthsBetween(from: Day, to: Day): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant in a time zone, for example `Europe/Berlin`. */
export function localDay(instant: Date, timeZone: string): Day {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    FORMATS.set(timeZone, format);
  }
  return format.format(instant);
}

/** The local hour of an instant in a time zone, 0 to 23. */
export function localHour(instant: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(format.format(instant));
}

/** The earlier of two days; an absent one does not count. */
export function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  if (b === null) return a;
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The last millisecond of a day in a time zone. Found by halving: offsets differ by time zone and season. */
export function endOfDay(day: Day, timeZone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let low = noon - 26 * 3_600_000;
  let high = noon + 38 * 3_600_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localDay(new Date(middle), timeZone) <= day) low = middle;
    else high = middle;
  }
  return new Date(low);
}
