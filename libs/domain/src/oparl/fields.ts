import { type Day, isDay } from '../calendar';
import type { OparlFaultCode } from '../contracts';

export type OparlObject = Readonly<Record<string, unknown>>;
export type NoteFault = (code: OparlFaultCode, field?: string) => void;

export function isObject(value: unknown): value is OparlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `https://schema.oparl.org/1.1/Paper` and the same of other versions: `Paper`. */
export function typeOf(object: OparlObject): string | null {
  const { type } = object;
  return typeof type === 'string' ? (/\/([A-Za-z]+)$/.exec(type)?.[1] ?? null) : null;
}

/** Who reads this is no browser: what stands between tags is what is meant. */
const TAG = /<\/?[a-z][^<>]{0,500}>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
};
const CONTROL = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A text of one line; null where there is none. */
export function textIn(object: OparlObject, field: string, most: number, note: NoteFault): string | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    note('wrong-type', field);
    return null;
  }
  const bare = value
    .replace(TAG, ' ')
    .replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  if (bare !== value) note('markup', field);
  const text = bare.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
  if (text.length > most) note('too-long', field);
  const cut = Array.from(text).slice(0, most).join('').slice(0, most).trim();
  return cut === '' ? null : cut;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A day, or that of an instant as the city writes it: its own offset says which day it was there. Years before any
 * council information system or far ahead are slips.
 */
export function dayIn(object: OparlObject, field: string, note: NoteFault): Day | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  const day = typeof value === 'string' ? (DATE_TIME.exec(value)?.[1] ?? value) : '';
  if (isDay(day) && day >= '1945-01-01' && day < '2100-01-01') return day;
  note(typeof value === 'string' ? 'wrong-date' : 'wrong-type', field);
  return null;
}

/** An instant as ISO 8601 in UTC; null where there is none. */
export function instantIn(object: OparlObject, field: string, note: NoteFault): string | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    note('wrong-type', field);
    return null;
  }
  const instant = new Date(DATE_TIME.test(value) ? value : NaN);
  if (Number.isNaN(instant.getTime())) {
    note('wrong-date', field);
    return null;
  }
  return instant.toISOString();
}

/** A web address; an object in its place counts by its id. */
export function addressIn(object: OparlObject, field: string, note: NoteFault): string | null {
  const value = object[field];
  if (value === undefined || value === null) return null;
  const address = addressOf(value);
  if (address === null) note('wrong-type', field);
  return address;
}

export function addressOf(value: unknown): string | null {
  const text = isObject(value) ? value['id'] : value;
  if (typeof text !== 'string' || text.length > 2_000) return null;
  return /^https?:\/\/[^\s]+$/i.test(text) ? text : null;
}

export function listIn(object: OparlObject, field: string, note: NoteFault): readonly unknown[] {
  const value = object[field];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  note('wrong-type', field);
  return [];
}
