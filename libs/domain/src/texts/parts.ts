import { type FieldText, type Language, LANGUAGES } from '../contracts';

/** What two people made of one field that both began from. */
export interface Merged<Value> {
  readonly value: Value;
  /** Whether both changed the same part, each in another way: then `value` says there what the first of them wrote. */
  readonly isContested: boolean;
}

/**
 * A field taken apart into what is written on its own: each language of a text, and which of them it was first written
 * in. Anything else is one part.
 */
type Parts = ReadonlyMap<string, unknown>;

const SOURCE = 'source';
const WHOLE = 'whole';

function isFieldText(value: unknown): value is FieldText {
  if (typeof value !== 'object' || value === null) return false;
  const { source, texts } = value as { readonly source?: unknown; readonly texts?: unknown };
  const isLanguage = (name: unknown): boolean => LANGUAGES.some((language) => language === name);
  return (
    isLanguage(source) && typeof texts === 'object' && texts !== null && Object.keys(texts).every(isLanguage)
  );
}

/**
 * `mine` over `theirs`, part by part: what one of them left as it was in `base` follows the other, so that nobody's
 * translation goes with somebody else's wording. Where the parts make no text (its first language would be missing),
 * or both changed one of them differently, it is contested.
 *
 * @param kept parts that count as changed by `mine` although they read as in `base`
 */
export function merged<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
  kept: ReadonlySet<string> = new Set(),
): Merged<Value> {
  const split = splitterOf(base, mine, theirs);
  const [was, own, others] = [split(base), split(mine), split(theirs)];
  const result = new Map<string, unknown>();
  let isContested = false;
  for (const part of new Set([...was.keys(), ...own.keys(), ...others.keys()])) {
    const [b, m, t] = [was.get(part), own.get(part), others.get(part)];
    const isMine = kept.has(part) || !isSame(m, b);
    if (isMine && !isSame(t, b) && !isSame(t, m)) isContested = true;
    const value = isMine ? m : t;
    if (value !== undefined) result.set(part, value);
  }
  const value = whole(result);
  return value === undefined ? { value: mine, isContested: true } : { value: value as Value, isContested };
}

/** The parts in which two values of a field differ. */
export function partsBetween(one: unknown, other: unknown): readonly string[] {
  const split = splitterOf(one, other);
  const [a, b] = [split(one), split(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((part) => !isSame(a.get(part), b.get(part)));
}

/** Values are compared by languages only where all of them are texts; nothing is a text without words. */
function splitterOf(...values: readonly unknown[]): (value: unknown) => Parts {
  const areTexts = values.every((value) => value === null || isFieldText(value));
  return (value) => (areTexts ? textParts(value as FieldText | null) : new Map([[WHOLE, value]]));
}

function textParts(text: FieldText | null): Parts {
  return new Map(text === null ? [] : [[SOURCE, text.source], ...Object.entries(text.texts)]);
}

/** Put together again; undefined where that is no text. */
function whole(parts: Parts): unknown {
  if (parts.has(WHOLE)) return parts.get(WHOLE);
  const { source, ...texts } = Object.fromEntries(parts) as { source?: Language } & FieldText['texts'];
  if (Object.keys(texts).length === 0 && source === undefined) return null;
  return source !== undefined && texts[source] !== undefined ? { source, texts } : undefined;
}

/** JSON values, wherever their members stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [a, b] = [Object.entries(one), other as Readonly<Record<string, unknown>>];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    a.length === Object.keys(b).length &&
    a.every(([key, value]) => key in b && isSame(value, b[key]))
  );
}
