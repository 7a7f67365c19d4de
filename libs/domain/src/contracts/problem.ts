/** RFC 9457 problem document, `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, machine-readable: the browser maps it to words (`problem.<code>`). */
  readonly code: string;
  /** One plain sentence in English: what is wrong and what to do. */
  readonly detail?: string;
  readonly instance?: string;
  /** For input errors: one entry a field. `pointer` is a JSON Pointer into the body, or `?name` for a query parameter. */
  readonly errors?: readonly FieldProblem[];
  /** 409 and 412: the state that the writer had not seen. */
  readonly current?: unknown;
}

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}
