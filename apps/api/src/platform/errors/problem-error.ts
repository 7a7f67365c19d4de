import type { FieldProblem, Problem } from '@wegmarke/domain/contracts';

export interface ProblemExtras {
  /** One plain sentence: what is wrong and what to do. */
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** The state that the writer had not seen. */
  readonly current?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An expected refusal, told to the client as a problem document. Thrown anywhere below a controller. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    /** Stable: the browser maps it to words. */
    readonly code: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(extras.detail ?? code);
  }

  toProblem(): Problem {
    const { detail, errors, current } = this.extras;
    return {
      type: `urn:wegmarke:problem:${this.code}`,
      title: TITLES[this.status] ?? 'The request could not be answered.',
      status: this.status,
      code: this.code,
      ...(detail === undefined ? {} : { detail }),
      ...(errors === undefined ? {} : { errors }),
      ...(current === undefined ? {} : { current }),
    };
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Sign in first.',
  403: 'This is not allowed.',
  404: 'Not found.',
  405: 'This method is not offered here.',
  408: 'The request took too long.',
  409: 'The request conflicts with the current state.',
  412: 'The state has changed.',
  413: 'The request is too large.',
  415: 'This media type is not accepted.',
  422: 'The request holds something that does not work.',
  428: 'The version is missing.',
  429: 'Too many requests.',
  431: 'The headers are too large.',
  500: 'Something went wrong.',
  503: 'The service is not available at the moment.',
};

export const notFound = (): ProblemError =>
  new ProblemError(404, 'not-found', { detail: 'There is nothing at this address.' });

export const unauthenticated = (): ProblemError =>
  new ProblemError(401, 'not-signed-in', { detail: 'Sign in to read or change this.' });

export const forbidden = (): ProblemError =>
  new ProblemError(403, 'forbidden', { detail: 'None of your appointments and roles of today allows this.' });

/** A rule of the domain refuses the values: 422 with its own code, `errors` where a field is to blame. */
export const refused = (code: string, detail: string, errors?: readonly FieldProblem[]): ProblemError =>
  new ProblemError(422, code, { detail, errors });

/** Fields that do not hold what they must: 422, one entry a field. */
export const invalidFields = (errors: readonly FieldProblem[]): ProblemError =>
  new ProblemError(422, 'invalid-fields', { detail: errors.map((error) => error.detail).join(' '), errors });

/** 409; `current` is what the writer had not seen. */
export const conflict = (code: string, detail: string, current?: unknown): ProblemError =>
  new ProblemError(409, code, { detail, current });

/** 412: someone else has changed it since it was read. */
export const stale = (current: unknown): ProblemError =>
  new ProblemError(412, 'stale', {
    detail: 'It has been changed since you read it. Nothing was stored.',
    current,
  });
