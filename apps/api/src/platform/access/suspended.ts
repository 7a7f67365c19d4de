import { ProblemError } from '../errors/problem-error';

/** Said wherever a municipality that an operator has closed is asked for anything, signed in or by a link. */
export const suspended = (): ProblemError =>
  new ProblemError(403, 'municipality-suspended', {
    detail: 'This municipality is closed for the moment by whoever runs the installation. Nothing is lost.',
  });
