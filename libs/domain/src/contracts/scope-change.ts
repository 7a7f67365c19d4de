import type { Course } from './course';
import type { FieldText } from './field-text';

/** What changes scope, weights or baselines of a plan. Every kind names its subject, a reason and the day from which it holds. */
export const SCOPE_CHANGE_KINDS = [
  'adopt',
  'set-tolerances',
  'add-pillar',
  'drop-pillar',
  'drop-project',
  'merge-project',
  'move-project',
  'publish-project',
  'add-milestone',
  'drop-milestone',
  'merge-milestone',
  'move-milestone',
  'split-milestone',
  'set-weight',
  'set-baseline',
  'retract',
] as const;
export type ScopeChangeKind = (typeof SCOPE_CHANGE_KINDS)[number];

export interface ScopeChangeInput {
  readonly kind: ScopeChangeKind;
  /** The strategy for adopt, set-tolerances, add-pillar; the project for add-milestone; the entry for retract; else the changed thing. */
  readonly subjectId: string;
  readonly reason: string;
  readonly effectiveOn: string;
  /** The council paper behind it, as the city writes it. */
  readonly paper?: string | null;
  /** merge: the successor; move: the new pillar or project. */
  readonly intoId?: string;
  readonly weight?: number;
  readonly baselineOn?: string | null;
  readonly promisedOn?: string | null;
  readonly title?: FieldText;
  readonly parts?: readonly { readonly title: FieldText; readonly share: number }[];
  readonly atRisk?: number;
  readonly offCourse?: number;
  /** The revision that the preview was computed at. Where it is no longer current, the change is applied only if its effect is still the same. */
  readonly baseRevision?: number;
}

export interface ScopeChangeEffect {
  readonly baseRevision: number;
  /** The day at which before and after are compared. */
  readonly on: string;
  readonly before: Course | null;
  readonly after: Course;
}

export interface ScopeChangeResult {
  readonly revision: number;
  readonly entryIds: readonly string[];
  readonly createdIds: readonly string[];
  readonly effect: ScopeChangeEffect;
}
