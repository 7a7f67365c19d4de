import type { EvidenceLevel } from '../plan';
import type { FieldText } from './field-text';
import type { Office } from './municipality';

/** Overlapping predicates; `planned` is none of the others. */
export const MILESTONE_STATES = ['done', 'late', 'overdue', 'due', 'planned'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

export interface Milestone {
  readonly id: string;
  readonly strategyId: string;
  readonly project: { readonly id: string; readonly title: FieldText };
  readonly title: FieldText;
  readonly office: Office;
  readonly weight: number | null;
  /** Exact effective weight; differs from `weight` for parts of a split. */
  readonly effectiveWeight: string;
  readonly baselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  readonly states: readonly MilestoneState[];
  readonly evidence: EvidenceLevel | null;
  readonly evidenceLink: string | null;
  readonly sample: boolean;
  readonly left: {
    readonly on: string;
    readonly how: 'dropped' | 'merged' | 'split';
    readonly intoIds: readonly string[];
  } | null;
  /** Every promise ever given, oldest first; the one in force last. */
  readonly promises: readonly {
    readonly promisedOn: string;
    readonly givenOn: string;
    readonly reason: string | null;
  }[];
  readonly lastAttestation: Attestation | null;
  /** What the signed-in person reported today and can still take back. */
  readonly undo: {
    readonly entryId: string;
    readonly what: 'completed' | 'promise-set' | 'confirmed';
  } | null;
  readonly helpRequest: {
    readonly id: string;
    readonly text: string;
    readonly answerBy: string | null;
    readonly requestedAt: string;
  } | null;
  /** The digital office's answer to the last request; null while one is open, or where none was answered. */
  readonly helpAnswer: {
    readonly text: string;
    readonly answer: string;
    readonly by: string | null;
    readonly answeredOn: string;
  } | null;
  /** Why another office was not made to answer; null while a suggestion is open, or where none was declined. */
  readonly declined: {
    readonly officeId: string;
    readonly reason: string;
    readonly by: string | null;
  } | null;
  readonly suggestion: { readonly id: string; readonly officeId: string; readonly reason: string } | null;
  readonly version: number;
}

export interface Attestation {
  readonly on: string;
  readonly what: 'completed' | 'promise-set' | 'confirmed';
}

/** Either reports the completion (null takes it back) or gives a new promise with its reason. */
export type MilestonePatch =
  | {
      readonly completedOn: string | null;
      readonly evidenceLink?: string | null;
      /** A file or link of this milestone, added before, that evidences the completion. */
      readonly evidenceDocumentId?: string | null;
      readonly reason?: string;
    }
  | { readonly promisedOn: string; readonly reason: string };

export interface HelpRequestInput {
  readonly text: string;
  readonly answerBy?: string | null;
}

/** "Not ours": another office is suggested; the digital office decides. */
export interface OwnerSuggestionInput {
  readonly officeId: string;
  readonly reason: string;
}

export interface VerificationInput {
  readonly note?: string;
}
