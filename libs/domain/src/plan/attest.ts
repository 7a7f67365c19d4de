import type { Entry } from './entry';
import type { MilestonePlan } from './plan';
import type { PlanProblem } from './problem';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function complete(entry: Entry, milestone: Mutable<MilestonePlan>): PlanProblem | null {
  attest(milestone, entry.revision, 'completed');
  if (milestone.completedOn !== null) return 'already-completed';
  milestone.completedOn = entry.validOn;
  milestone.completedBy = entry.id;
  milestone.evidence ??= 'claimed';
  return null;
}

export function confirm(entry: Entry, milestone: Mutable<MilestonePlan>): PlanProblem | null {
  if (milestone.completedOn !== null) return 'confirmed-while-done';
  const promise = milestone.promisedOn ?? milestone.baselineOn;
  if (promise !== null && promise < entry.validOn) return 'confirmed-while-overdue';
  attest(milestone, entry.revision, 'confirmed');
  return null;
}

export function attest(
  milestone: Mutable<MilestonePlan>,
  revision: number,
  what: NonNullable<MilestonePlan['attestation']>['what'],
): void {
  if (!milestone.attestation || milestone.attestation.revision <= revision) {
    milestone.attestation = { revision, what };
  }
}
