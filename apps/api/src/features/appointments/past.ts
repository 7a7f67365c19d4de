import { correctsPast, type Days } from '@wegmarke/domain/offices';
import type { Access } from '../../platform/access/access';
import { invalidFields } from '../../platform/errors/problem-error';

/**
 * Whether something else is said about days that have passed.
 *
 * @throws ProblemError 422 where it is, and nobody says why
 */
export function refuseUnexplained(
  access: Access,
  before: Days | null,
  after: Days,
  reason: string | null,
): boolean {
  const isCorrection = correctsPast(before, after, access.today);
  if (!isCorrection || reason?.trim()) return isCorrection;
  const detail = 'This is about days that have passed. Say why; reason, person and time are kept.';
  throw invalidFields([{ pointer: '/reason', code: 'past-reason-missing', detail }]);
}

/**
 * Holders say where they are from today on; what was, whoever appoints corrects.
 *
 * @throws ProblemError 422
 */
export function refuseOthersPast(access: Access, before: Days | null, after: Days, pointer: string): void {
  if (!correctsPast(before, after, access.today) || access.can('offices.appoint')) return;
  const detail = 'Days that have passed are corrected by the digital office. Begin today at the earliest.';
  throw invalidFields([{ pointer, code: 'past-of-others', detail }]);
}
