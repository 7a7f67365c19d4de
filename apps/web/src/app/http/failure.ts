import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** Why something could not be loaded or saved, as far as a reader can act on it. */
export interface Failure {
  /** The answer's status; 0 where there was none. */
  readonly status: number;
  /** `offline`, `unavailable`, or the problem's own code. */
  readonly code: string;
  readonly problem: Problem | null;
}

export type Loaded<T> =
  { readonly state: 'ready'; readonly value: T } | { readonly state: 'failed'; readonly failure: Failure };

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** Reads an error of HttpClient. Rethrows what is none: a mistake in the program is not a failed request. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 0) return { status: 0, code: 'offline', problem: null };
  if (isProblem(error.error)) return { status: error.status, code: error.error.code, problem: error.error };
  const code = error.status === 404 ? 'not-found' : error.status >= 502 ? 'unavailable' : 'unexpected';
  return { status: error.status, code, problem: null };
}

/** Runs a request; a failed one becomes a value. */
export async function load<T>(request: () => Promise<T>): Promise<Loaded<T>> {
  try {
    return { state: 'ready', value: await request() };
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
}

/** What happened, in the reader's words. Codes without words of their own fall back to their status. */
export function sayFailure(words: Words<WordKey>, failure: Failure): string {
  const said = sayCode(words, failure.code);
  if (said !== null) return said;
  if (failure.status === 401) return words.say('problem.unauthenticated');
  if (failure.status === 403) return words.say('problem.forbidden');
  if (failure.status === 404) return words.say('problem.not-found');
  if (failure.status === 409) return words.say('problem.conflict');
  if (failure.status === 412) return words.say('problem.stale');
  if (failure.status === 429) return words.say('problem.too-many-attempts');
  if (failure.status >= 502 && failure.status <= 504) return words.say('problem.unavailable');
  if (failure.status >= 400 && failure.status < 500) return words.say('problem.invalid');
  return words.say('problem.unexpected');
}

/** The words of a problem's code: those that everybody may meet, or those that only members do; null where it has none. */
export function sayCode(words: Words<WordKey>, code: string): string | null {
  const key = [`problem.${code}`, `member.problem.${code}`].find((name) => words.has(name));
  return key !== undefined && words.has(key) ? words.say(key) : null;
}

/** The same where fields may be to blame: each with its own words, else what the failure as a whole says. */
export function sayTrouble(words: Words<WordKey>, failure: Failure): string {
  const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(words, code) ?? []);
  return details.length > 0 ? [...new Set(details)].join(' ') : sayFailure(words, failure);
}
