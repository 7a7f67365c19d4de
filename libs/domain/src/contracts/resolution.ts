import type { PlanState } from '../plan';
import type { FieldText } from './field-text';

/** What the body had to do with it. */
export const RESOLUTION_ROLES = ['decision', 'advice', 'hearing', 'notice'] as const;
export type ResolutionRole = (typeof RESOLUTION_ROLES)[number];

export const RESOLUTION_RESULTS = [
  'adopted',
  'adopted-amended',
  'rejected',
  'deferred',
  'withdrawn',
  'noted',
] as const;
export type ResolutionResult = (typeof RESOLUTION_RESULTS)[number];

/**
 * How far it is carried out, derived from what it decided in the plan, never typed: `not-linked`: nothing in the plan
 * names it; `open`: none of its milestones is done; `under-way`; `implemented`: all that is left in scope are done;
 * `left-scope`: nothing of it is left in scope.
 */
export const RESOLUTION_STATES = ['not-linked', 'open', 'under-way', 'implemented', 'left-scope'] as const;
export type ResolutionState = (typeof RESOLUTION_STATES)[number];

/** A paper and what was decided on it. One that is not public is read by members alone. */
export interface Resolution {
  readonly id: string;
  /** As the city writes it: `2026/0065/1`, `DHH/2025/1704`. */
  readonly reference: string;
  readonly title: FieldText;
  readonly body: string;
  readonly decidedOn: string | null;
  /** The number on the agenda: `7.2`. */
  readonly item: string | null;
  readonly role: ResolutionRole;
  /** Null: not decided yet. */
  readonly result: ResolutionResult | null;
  readonly public: boolean;
  readonly link: string | null;
  /** Written by people, or read from the council information system. */
  readonly source: 'entered' | 'council-system';
  /** When the council information system took it out. */
  readonly removedAt: string | null;
  readonly state: ResolutionState;
  /** Milestones in scope that it decided, on the day asked for. */
  readonly milestones: { readonly done: number; readonly late: number; readonly total: number };
  /** Projects that it touches. */
  readonly projects: readonly { readonly id: string; readonly title: FieldText }[];
  /** Revisions of the plan ledger that it decided. */
  readonly revisions: readonly ResolutionRevision[];
  /** Invented for a demonstration, documented nowhere. */
  readonly sample: boolean;
  /** Whether the member who asks follows it; absent for everybody else. */
  readonly following?: boolean;
  readonly version: number;
}

/** One resolution with every milestone that it decided, what left the plan included. */
export interface ResolutionDetails extends Resolution {
  readonly decided: readonly DecidedMilestone[];
}

export interface DecidedMilestone {
  readonly id: string;
  readonly title: FieldText;
  readonly projectId: string;
  readonly baselineOn: string | null;
  /** The latest promise, or the baseline where none was given. */
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  /** Overlapping; of one that left the plan empty. */
  readonly states: readonly PlanState[];
  readonly left: 'dropped' | 'merged' | 'split' | null;
}

/** A body that decided something, and how often. */
export interface ResolutionBody {
  readonly body: string;
  readonly count: number;
}

export interface ResolutionRevision {
  readonly strategyId: string;
  readonly revision: number;
  readonly recordedAt: string;
  /** Said by somebody, or known because the revision names the same paper. */
  readonly by: 'link' | 'paper';
}

export interface ResolutionInput {
  readonly reference: string;
  readonly title: FieldText;
  readonly body: string;
  readonly decidedOn?: string | null;
  readonly item?: string | null;
  readonly role: ResolutionRole;
  readonly result?: ResolutionResult | null;
  readonly public: boolean;
  readonly link?: string | null;
}

/** What is left out stays as it is. */
export type ResolutionPatch = Partial<ResolutionInput>;

export const RESOLUTION_SORTS = ['decidedOn', 'reference', 'body', 'state'] as const;
export type ResolutionSort = (typeof RESOLUTION_SORTS)[number];
