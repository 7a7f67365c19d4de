import type { EntryKind } from '../plan';
import type { Share } from './course';
import type { FieldText } from './field-text';

/** One command as the ledger remembers it. */
export interface Revision {
  readonly revision: number;
  readonly recordedAt: string;
  readonly person: string | null;
  readonly office: FieldText | null;
  readonly reason: string | null;
  readonly paper: string | null;
  /** The revision that took this one back, where one did. */
  readonly undoneBy: number | null;
  /** The revision that this one takes back. */
  readonly undoes: number | null;
  readonly entries: readonly RevisionEntry[];
  /** Today's scope and as adopted, at the latest day that an entry of it holds from, known before and after it. */
  readonly on: string;
  readonly before: RevisionFigures | null;
  readonly after: RevisionFigures;
}

export interface RevisionFigures {
  readonly today: { readonly actual: Share | null; readonly planned: Share | null };
  readonly adopted: { readonly actual: Share | null; readonly planned: Share | null };
}

export interface RevisionEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly validOn: string;
  readonly subjectId: string;
  readonly subjectType: 'strategy' | 'pillar' | 'project' | 'milestone';
  readonly title: FieldText;
  readonly toId: string | null;
  readonly toTitle: FieldText | null;
  readonly projectId: string | null;
  readonly pillarId: string | null;
  readonly retracted: boolean;
  /** What it sets: a day, a weight, an evidence level; null where it sets none. */
  readonly value: string | number | null;
}

/** Law 3 as a table: of every pillar and in all, how what was adopted became what is in scope. */
export interface ScopeAccount {
  readonly on: string;
  readonly revision: number;
  readonly rows: readonly ScopeAccountRow[];
}

export interface ScopeAccountRow {
  /** Null: the strategy. */
  readonly pillarId: string | null;
  readonly title: FieldText | null;
  readonly adopted: number;
  readonly added: number;
  /** Parts that splits brought. */
  readonly parts: number;
  readonly dropped: number;
  readonly merged: number;
  readonly split: number;
  /** Came from another pillar less what went to others; zero in all. */
  readonly moved: number;
  /** adopted + added + parts − dropped − merged − split + moved */
  readonly inScope: number;
  /** As adopted, every milestone in exactly one. */
  readonly status: Readonly<Record<'done' | 'late' | 'open' | 'dropped' | 'merged' | 'split', number>> | null;
}
