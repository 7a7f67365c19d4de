import { addDays, type Day, isDay } from '../calendar';

/** In which order all-figure days such as `03/04/2026` are written. */
export type DayOrder = 'day-first' | 'month-first';

export type DayPrecision = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** What a cell says of a day. `placeholder`: that there is none yet. */
export type DayReading =
  | { readonly kind: 'day'; readonly day: Day; readonly precision: DayPrecision }
  | { readonly kind: 'placeholder' }
  /** Written like a day, but the calendar has none such. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

export interface DayWay {
  readonly order: DayOrder;
  /** Where a cell names a month, quarter or year: its first or its last day. */
  readonly edge: 'first' | 'last';
}

const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jan', 'january', 'januari', 'jänner', 'jaen', 'jän'],
  ['februar', 'feb', 'february', 'februari', 'febr'],
  ['märz', 'maerz', 'mrz', 'mär', 'march', 'mar', 'maart', 'mrt'],
  ['april', 'apr'],
  ['mai', 'may', 'mei'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['august', 'aug', 'augustus'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'october', 'oct'],
  ['november', 'nov'],
  ['dezember', 'dez', 'december', 'dec'],
];
const MONTH_NUMBERS = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

const PLACEHOLDER =
  /^(?:[-–—?.\s]+|tbd|tba|tbc|t\.b\.d\.?|offen|noch offen|unbekannt|unklar|n\.?\s?n\.?|n\/?\s?a|k\.?\s?a\.?|keine? angabe|null|none|nan|unknown|open|onbekend|nader te bepalen|n\.?t\.?b\.?|laufend|fortlaufend|daueraufgabe|ongoing|doorlopend|exempt\b.*)$/iu;

const NO_DAY: DayReading = { kind: 'unreadable' };
/** Spreadsheets count days from 1899-12-30. A number outside these years is no day of a plan. */
const SERIAL = { epoch: '1899-12-30', first: 25_569, last: 80_000 } as const;

/** Reads a day in any of the ways that lists of cities write it; never guesses a day that the calendar has not. */
export function parseDay(cell: string | number, way: DayWay): DayReading {
  if (typeof cell === 'number') return fromNumber(cell, way);
  const text = cell.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  if (PLACEHOLDER.test(text)) return { kind: 'placeholder' };
  return inFigures(text, way) ?? inWords(text, way) ?? inParts(text, way) ?? NO_DAY;
}

function fromNumber(value: number, way: DayWay): DayReading {
  if (Number.isInteger(value) && value >= 1990 && value <= 2126) return yearOf(value, way);
  // What is no number at all is not within either.
  if (!(value >= SERIAL.first && value <= SERIAL.last)) return NO_DAY;
  return { kind: 'day', day: addDays(SERIAL.epoch, Math.floor(value)), precision: 'day' };
}

/** `2026-04-01`, `2026-04-01T08:00:00Z`, `01.04.16`, `1/4/2026`, `01-04-2026`, `20260401`; a time behind it is left out. */
function inFigures(text: string, { order }: DayWay): DayReading | null {
  const figures = text.replace(
    /[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?Uhr| ?[ap]m)?(?:Z| ?[+-]\d{2}:?\d{2})?$/iu,
    '',
  );
  const iso =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(figures) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/u.exec(figures);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const european = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|['’]?\d{2})$/u.exec(figures);
  if (!european) return null;
  const [, first = '', mark, second = '', year = ''] = european;
  // With points the day comes first everywhere.
  const isMonthFirst = order === 'month-first' && mark !== '.';
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return dayOf(fullYear(year), Number(month), Number(day));
}

/** `1. April 2026`, `April 1, 2026`, `1 apr. 2026`, `April 2026`, `Anfang März 2027`. */
function inWords(text: string, way: DayWay): DayReading | null {
  const plain = text.toLowerCase().replace(/[.,]/gu, ' ').replace(/ +/gu, ' ').trim();
  const words = plain.replace(/^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\w* /u, '');
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ?(\p{L}+) (\d{4}|['’]?\d{2})$/u.exec(words);
  const monthFirst = /^(\p{L}+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u.exec(words);
  const [month, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : monthFirst
      ? [monthFirst[1], monthFirst[2], monthFirst[3]]
      : [];
  const known = MONTH_NUMBERS.get(month ?? '');
  if (known !== undefined) return dayOf(fullYear(year ?? ''), known, Number(day));
  const alone =
    /^(?:anfang|mitte|ende|bis|early|mid|late|end of|begin|eind|half|medio)? ?(\p{L}+)[ -](\d{4}|['’]?\d{2})$/u.exec(
      words,
    );
  const number = MONTH_NUMBERS.get(alone?.[1] ?? '');
  return alone && number !== undefined ? monthOf(fullYear(alone[2] ?? ''), number, way) : null;
}

/** `04/2026`, `2026-04`, `Q3 2026`, `III/2026`, `2. Halbjahr 2026`, `KW 12/2026`, `Ende 2026`, `2026`. */
function inParts(text: string, way: DayWay): DayReading | null {
  const plain = text.toLowerCase().replace(/ +/gu, ' ');
  const month = /^(\d{1,2})[./-](\d{4})$/u.exec(plain) ?? swap(/^(\d{4})[/-](\d{1,2})$/u.exec(plain));
  if (month) return monthOf(Number(month[2]), Number(month[1]), way);
  const quarter =
    /^(?:q|quartal|kwartaal|quarter) ?([1-4])[ /.-]*(\d{4}|\d{2})$/u.exec(plain) ??
    /^([1-4])\.? ?(?:q|qrt|quartal|kwartaal|e kwartaal|(?:st|nd|rd|th) quarter)[ /.-]*(\d{4}|\d{2})$/u.exec(
      plain,
    ) ??
    swap(/^(\d{4})[ /-]?q ?([1-4])$/u.exec(plain)) ??
    roman(/^(i{1,3}|iv)[ ./]+(?:quartal )?(\d{4}|\d{2})$/u.exec(plain));
  if (quarter) return monthsOf(fullYear(quarter[2] ?? ''), Number(quarter[1]) * 3, 3, 'quarter', way);
  const half = /^(?:h ?([12])|([12])\.? ?(?:hj|halbjahr|halfjaar|half))[ /.-]*(\d{4}|\d{2})$/u.exec(plain);
  if (half) return monthsOf(fullYear(half[3] ?? ''), Number(half[1] ?? half[2]) * 6, 6, 'half', way);
  const week =
    /^(?:kw|week|wk|cw) ?(\d{1,2})[ /.-]+(\d{4})$/u.exec(plain) ?? swap(/^(\d{4})-w(\d{1,2})$/u.exec(plain));
  if (week) return weekOf(Number(week[2]), Number(week[1]), way);
  const year =
    /^(?:(anfang|mitte|ende|bis|ca\.?|early|mid|late|end of|by|eind|begin|medio)? ?)((?:19|20)\d{2})$/u.exec(
      plain,
    );
  if (!year) return null;
  if (/^(?:mitte|mid|medio)$/u.test(year[1] ?? '')) return dayOf(Number(year[2]), 6, 30, 'year');
  return yearOf(Number(year[2]), way);
}

function dayOf(year: number, month: number, day: number, precision: DayPrecision = 'day'): DayReading {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isDay(text) ? { kind: 'day', day: text, precision } : { kind: 'impossible' };
}

function monthOf(year: number, month: number, way: DayWay): DayReading {
  if (month < 1 || month > 12) return { kind: 'impossible' };
  return monthsOf(year, month, 1, 'month', way);
}

/** The first or the last day of the `count` months that end with `month`. */
function monthsOf(
  year: number,
  month: number,
  count: number,
  precision: DayPrecision,
  { edge }: DayWay,
): DayReading {
  if (edge === 'first') return dayOf(year, month - count + 1, 1, precision);
  const next = month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`;
  return { kind: 'day', day: addDays(next, -1), precision };
}

function yearOf(year: number, { edge }: DayWay): DayReading {
  return edge === 'first' ? dayOf(year, 1, 1, 'year') : dayOf(year, 12, 31, 'year');
}

/** ISO weeks: the first one holds the year's first Thursday. */
function weekOf(year: number, week: number, { edge }: DayWay): DayReading {
  if (week < 1 || week > 53) return { kind: 'impossible' };
  const fourth = `${pad(year, 4)}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(fourth, (week - 1) * 7 - weekday);
  // Most years have 52: a week belongs to the year that its Thursday is in.
  if (!addDays(monday, 3).startsWith(pad(year, 4))) return { kind: 'impossible' };
  return { kind: 'day', day: edge === 'first' ? monday : addDays(monday, 6), precision: 'week' };
}

function fullYear(text: string): number {
  const year = Number(text.replace(/['’]/u, ''));
  if (text.length >= 4) return year;
  // A plan of a city is nearer to this century than to the last.
  return year >= 80 ? 1900 + year : 2000 + year;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function swap(found: RegExpExecArray | null): readonly string[] | null {
  return found && [found[0], found[2] ?? '', found[1] ?? ''];
}

function roman(found: RegExpExecArray | null): readonly string[] | null {
  const numbers = ['i', 'ii', 'iii', 'iv'];
  return found && [found[0], String(numbers.indexOf(found[1] ?? '') + 1), found[2] ?? ''];
}

/** The order that the days of a column tell; day first where none of them does. */
export function guessDayOrder(texts: readonly string[]): DayOrder {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const text of texts) {
    const found = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/u.exec(text);
    if (!found) continue;
    if (Number(found[1]) > 12) dayFirst += 1;
    else if (Number(found[2]) > 12) monthFirst += 1;
  }
  return monthFirst > dayFirst ? 'month-first' : 'day-first';
}
