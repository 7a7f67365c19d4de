import type { FieldText, Language } from './field-text';

export const SEARCH_KINDS = [
  'project',
  'milestone',
  'pillar',
  'office',
  'department',
  'help-request',
  'update',
  'ask',
  'document',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A stretch of a text; `hit` where it is what was asked for. Never markup. */
export interface Stretch {
  readonly text: string;
  readonly hit: boolean;
}

/** What was found, best first: of each subject its best language. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly language: Language;
  readonly title: readonly Stretch[];
  /** Around the first hit of the longer text; empty where the title says it all. */
  readonly excerpt: readonly Stretch[];
  /** The project that it belongs to, or is. */
  readonly projectId: string | null;
  readonly projectTitle: FieldText | null;
  /** Left the plan: dropped, merged or split. */
  readonly left: boolean;
}

export interface SearchAnswer {
  readonly query: string;
  readonly items: readonly SearchHit[];
  /** Found in all; `items` holds the best of them. */
  readonly total: number;
}
