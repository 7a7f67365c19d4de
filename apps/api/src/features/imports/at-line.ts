import { ProblemError } from '../../platform/errors/problem-error';

/** A refusal of the plan names the line of the file instead of a place in a batch that nobody has seen. */
export function atLine(error: unknown, lines: readonly (number | null)[]): unknown {
  if (!(error instanceof ProblemError) || !error.extras.errors) return error;
  const errors = error.extras.errors.map((fault) => {
    const at = /^\/changes\/(\d+)/u.exec(fault.pointer)?.[1];
    const line = at === undefined ? null : (lines[Number(at)] ?? null);
    return line === null
      ? fault
      : { ...fault, pointer: `/rows/${line}`, detail: `Line ${line}: ${fault.detail}` };
  });
  return new ProblemError(error.status, error.code, { ...error.extras, errors });
}
