import type { Day } from '../calendar';
import type { Entry } from './entry';
import { PlanFold } from './fold';
import { entriesInForce } from './in-force';
import type { AdoptionPlan, Plan } from './plan';

/** What a reader wants to see: the plan on a day, as known at a revision (all that is known, where absent). */
export interface Moment {
  readonly on: Day;
  readonly revision?: number;
}

/** The plan on a day as known at a revision: the entries in force up to that day, folded. */
export function foldPlan(ledger: readonly Entry[], moment: Moment): Plan {
  return foldInForce(entriesInForce(ledger, moment.revision), moment.on);
}

/** The same from entries that are already in force and in order. */
export function foldInForce(entries: readonly Entry[], on: Day): Plan {
  const fold = new PlanFold();
  for (const entry of entries) {
    if (entry.validOn > on) break;
    fold.apply(entry);
  }
  return fold;
}

/** As adopted: the fold at the adoption's day and revision, with the adoption itself as its last entry. */
export function adoptedPlan(ledger: readonly Entry[], adoption: AdoptionPlan): Plan {
  return foldInForce(
    entriesInForce(ledger, adoption.revision).filter(
      (entry) => entry.revision < adoption.revision || entry.position <= adoption.position,
    ),
    adoption.on,
  );
}

/** The adoption in force as known at a revision, on whatever day; null for a draft. */
export function adoptionKnown(inForce: readonly Entry[]): Entry | null {
  return inForce.find((entry) => entry.value.kind === 'adopted') ?? null;
}

/** The tolerances latest at a revision, in points. */
export function tolerancesKnown(inForce: readonly Entry[]): Tolerances {
  let latest: Entry | null = null;
  for (const entry of inForce) {
    if (entry.value.kind !== 'tolerances-set') continue;
    if (
      !latest ||
      entry.revision > latest.revision ||
      (entry.revision === latest.revision && entry.position > latest.position)
    ) {
      latest = entry;
    }
  }
  return latest?.value.kind === 'tolerances-set'
    ? { atRisk: latest.value.atRisk, offCourse: latest.value.offCourse }
    : DEFAULT_TOLERANCES;
}

export interface Tolerances {
  /** More than this many points behind plan: at risk. */
  readonly atRisk: number;
  /** More than this many points behind plan: off course. */
  readonly offCourse: number;
}

export const DEFAULT_TOLERANCES: Tolerances = { atRisk: 3, offCourse: 10 };
