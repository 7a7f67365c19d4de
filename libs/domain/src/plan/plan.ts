import type { Day } from '../calendar';
import type { Rational } from '../rational';
import type { EvidenceLevel } from './entry';

/** A plan on one day: what the ledger's entries up to that day add up to. */
export interface Plan {
  readonly pillars: ReadonlyMap<string, PillarPlan>;
  readonly projects: ReadonlyMap<string, ProjectPlan>;
  readonly milestones: ReadonlyMap<string, MilestonePlan>;
  /** The ids of each project's milestones. */
  readonly milestonesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The adoption in force on that day. */
  readonly adoption: AdoptionPlan | null;
}

export interface AdoptionPlan {
  readonly on: Day;
  readonly revision: number;
  readonly position: number;
}

export interface PillarPlan {
  readonly id: string;
  readonly weight: number;
  readonly addedOn: Day;
  readonly left: Leaving | null;
}

export interface ProjectPlan {
  readonly id: string;
  readonly pillarId: string;
  readonly weight: number;
  readonly addedOn: Day;
  readonly addedRevision: number;
  /** Public from this day on; null: it enters no published figure. */
  readonly publishedOn: Day | null;
  readonly left: Leaving | null;
}

export interface MilestonePlan {
  readonly id: string;
  readonly projectId: string;
  /** Null for a part of a split: its weight follows from the parent's. */
  readonly weight: number | null;
  readonly effectiveWeight: Rational;
  readonly parentId: string | null;
  readonly addedOn: Day;
  /** The day on which it, or the milestone that it is a part of, was added. */
  readonly originOn: Day;
  readonly baselineOn: Day | null;
  /** The valid date of the entry that set the baseline in force, and its id. */
  readonly baselineSetOn: Day;
  readonly baselineSetBy: string;
  /** Null: the baseline is the promise. */
  readonly promisedOn: Day | null;
  /** Null where open; after leaving, only a completion from before the day of leaving. */
  readonly completedOn: Day | null;
  /** The entry that reported it; of a part possibly its parent's. */
  readonly completedBy: string | null;
  readonly evidence: EvidenceLevel | null;
  readonly left: Leaving | null;
  /** The attestation recorded last; its day is that of the revision. */
  readonly attestation: { readonly revision: number; readonly what: AttestationKind } | null;
}

export type AttestationKind = 'completed' | 'promise-set' | 'confirmed';

export interface Leaving {
  readonly on: Day;
  readonly how: 'dropped' | 'merged' | 'split';
  /** Whether the thing itself left, or the project or pillar around it. */
  readonly via: 'own' | 'project' | 'pillar';
  readonly entryId: string;
  readonly revision: number;
  /** Merged or split: whose status counts from then on, by relative weight. */
  readonly successors: readonly Successor[];
  /** Merged projects: the project that it went into. */
  readonly intoId: string | null;
}

export interface Successor {
  readonly id: string;
  readonly weight: Rational;
}

/** The day promised today: the latest promise, or the baseline where none was given. */
export function promiseOf(milestone: Pick<MilestonePlan, 'promisedOn' | 'baselineOn'>): Day | null {
  return milestone.promisedOn ?? milestone.baselineOn;
}
