import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { invalidFields } from '../errors/problem-error';
import { isId } from './id-param';

/** The part of a list's query that all lists share; extend it with filters. */
export class ListQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;
}

/** What one part of a sort key holds. */
type KeyKind = 'text' | 'number' | 'id';
type KeyPart<Kind extends KeyKind> = (Kind extends 'number' ? number : string) | null;
type Key<Kinds extends readonly KeyKind[]> = { -readonly [At in keyof Kinds]: KeyPart<Kinds[At]> };

/** An opaque cursor: the sort key of the last item of a page. */
export function toCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key inside a cursor; null for the first page.
 * @param kinds what the parts of this list's key hold, in order; each may be null
 * @throws ProblemError 422 for anything that this list did not hand out
 */
export function fromCursor<const Kinds extends readonly KeyKind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): Key<Kinds> | null {
  if (cursor === undefined) return null;
  const key = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (isKey(key, kinds)) return key;
  throw invalidFields([{ pointer: '?cursor', code: 'cursor', detail: 'This is no cursor of this list.' }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isKey<Kinds extends readonly KeyKind[]>(key: unknown, kinds: Kinds): key is Key<Kinds> {
  return (
    Array.isArray(key) && key.length === kinds.length && kinds.every((kind, at) => isPart(key[at], kind))
  );
}

function isPart(part: unknown, kind: KeyKind): boolean {
  if (part === null) return true;
  if (kind === 'id') return isId(part);
  if (kind === 'number') return typeof part === 'number';
  return typeof part === 'string' && !part.includes('\0');
}
