import type { Day } from '../calendar';

/** What an entry can say of its subject. Values are plain JSON, so that the ledger can be published as it stands. */
export type EntryValue =
  /** Subject: the strategy. Points behind plan: more than `atRisk` is at risk, more than `offCourse` is off course. */
  | { kind: 'tolerances-set'; atRisk: number; offCourse: number }
  /** Subject: the strategy. Freezes scope, weights and baselines as adopted; publishes every project in scope. */
  | { kind: 'adopted' }
  | { kind: 'pillar-added'; weight: number }
  | { kind: 'pillar-dropped' }
  | { kind: 'project-added'; pillarId: string; weight: number }
  | { kind: 'project-published' }
  | { kind: 'project-moved'; pillarId: string }
  | { kind: 'project-dropped' }
  | { kind: 'project-merged'; intoId: string }
  /** `promisedOn` null: the baseline is the promise until another is given. */
  | {
      kind: 'milestone-added';
      projectId: string;
      weight: number;
      baselineOn: Day | null;
      promisedOn: Day | null;
    }
  | { kind: 'milestone-moved'; projectId: string }
  | { kind: 'milestone-dropped' }
  | { kind: 'milestone-merged'; intoId: string }
  /** Parts carry integer shares; effective weight = parent's × share / sum of shares. */
  | { kind: 'milestone-split'; parts: readonly SplitPart[] }
  /** Subject: a pillar, project or milestone (not a part of a split). */
  | { kind: 'weight-set'; weight: number }
  | { kind: 'baseline-set'; baselineOn: Day | null }
  | { kind: 'promise-set'; promisedOn: Day }
  /** The entry's `validOn` is the day of completion. */
  | { kind: 'completed' }
  | { kind: 'evidence-set'; level: EvidenceLevel }
  /** The holder attests that the promise stands. */
  | { kind: 'confirmed' }
  | { kind: 'retracted'; entryId: string };

export type EntryKind = EntryValue['kind'];

export type EvidenceLevel = 'claimed' | 'evidenced' | 'verified';

export interface SplitPart {
  readonly id: string;
  /** Integer, 1 to 1000. */
  readonly share: number;
}

/**
 * One line of the plan ledger. Entries are never changed or deleted.
 * Of a command's entries all carry the same `revision`; `position` orders them within it.
 */
export interface Entry {
  readonly id: string;
  /** The strategy's revision at which it was recorded: 1, 2, 3 … */
  readonly revision: number;
  readonly position: number;
  /** The day from which it holds. */
  readonly validOn: Day;
  /** The strategy, pillar, project or milestone; of a retraction the subject of the entry it retracts. */
  readonly subjectId: string;
  readonly value: EntryValue;
}

/** An entry that is not recorded yet: what a command proposes. */
export type Proposal = Omit<Entry, 'revision' | 'position'>;

export const WEIGHT_MIN = 1;
export const WEIGHT_MAX = 1000;
export const DEFAULT_WEIGHT = 1;

/** The order in which entries apply: valid date, then revision, then place within the command. */
export function byApplication(a: Entry, b: Entry): number {
  if (a.validOn !== b.validOn) return a.validOn < b.validOn ? -1 : 1;
  return a.revision - b.revision || a.position - b.position;
}
