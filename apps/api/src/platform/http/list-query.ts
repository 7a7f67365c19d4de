import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { invalidFields } from '../errors/problem-error';

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

/** An opaque cursor: the sort key of the last item of a page. */
export function toCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key inside a cursor; null for the first page.
 * @param length how many parts this list's key has
 * @throws ProblemError 422 for anything that this list did not hand out
 */
export function fromCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  const key = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(key) && key.length === length && key.every(isKeyPart)) return key;
  throw invalidFields([{ pointer: '?cursor', code: 'cursor', detail: 'This is no cursor of this list.' }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isKeyPart = (part: unknown): part is string | number | null =>
  part === null || typeof part === 'number' || (typeof part === 'string' && !part.includes('\0'));
