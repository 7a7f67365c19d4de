import { type Day, isDay } from './calendar';

/** Marks of writing direction and the like, which come along with what is pasted. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g;
const ISO = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const LOCAL = /^(\d{1,2})(?:\s*[./,-]\s*|\s+)(\d{1,2})(?:\s*[./,-]\s*|\s+)(\d{4}|\d{2})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const ARABIC_ZERO = 0x660;

/**
 * The day that somebody has typed: `2026-04-01`, `01.04.2026`, `1.4.26`, `1/4/2026`, `010426`; the day before the month,
 * two digits of a year are this century's. Null where the text names no day that exists.
 */
export function readDay(text: string): Day | null {
  const plain = text
    .replace(INVISIBLE, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .trim();
  const iso = ISO.exec(plain);
  const local = LOCAL.exec(plain) ?? DIGITS.exec(plain);
  const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const full = year.length === 2 ? `20${year}` : year;
  const read = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(read) ? read : null;
}

/** A day in figures as a language writes it, so that it can be typed over: 01.04.2026, 01/04/2026, 01-04-2026. */
export function writeDay(day: Day, language: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return [date, month, year].join(language === 'de' ? '.' : language === 'nl' ? '-' : '/');
}
