import type { EntryKind } from '../plan';
import type { MilestoneStatus, Share } from './course';
import type { FieldText } from './field-text';

/**
 * What a revision is about, as a reader looks for it. `reported`: completions, promises, evidence and confirmations;
 * `taken-back`: undo and retractions; `described`: texts alone, for members.
 */
export type RevisionKind =
  | 'adopted'
  | 'added'
  | 'dropped'
  | 'merged'
  | 'split'
  | 'moved'
  | 'reweighted'
  | 'rebaselined'
  | 'tolerances'
  | 'reported'
  | 'taken-back'
  | 'described';

/** One command as the ledger remembers it. The public is told of what is public: no person, no text of an unpublished project. */
export interface Revision {
  readonly revision: number;
  readonly recordedAt: string;
  /** In the order of `RevisionKind`, each once. */
  readonly kinds: readonly RevisionKind[];
  /** For members. */
  readonly person: string | null;
  readonly office: FieldText | null;
  /** Why the plan was changed. What an office says of its own report stays inside. */
  readonly reason: string | null;
  /** The same in several languages, where the product says it rather than a person. */
  readonly reasonTexts?: FieldText | null;
  readonly paper: string | null;
  /** The revision that took this one back, where one did. */
  readonly undoneBy: number | null;
  /** The revision that this one takes back. */
  readonly undoes: number | null;
  /** In a list at most 100 of them; the revision by itself tells all. */
  readonly entries: readonly RevisionEntry[];
  readonly entryCount: number;
  /** What was written anew, for members. */
  readonly texts: readonly RevisionText[];
  /** Today's scope and as adopted, at the latest day that an entry of it holds from, known before and after it. */
  readonly on: string;
  /** Null: nothing was recorded before it. */
  readonly before: RevisionFigures | null;
  readonly after: RevisionFigures;
}

/** A revision without the figures around it. */
export type RecordedRevision = Omit<Revision, 'on' | 'before' | 'after'>;

/** A text as it read before and after. Of texts that people translate a `FieldText`; of others what they hold. */
export interface RevisionText {
  readonly subjectId: string;
  readonly subjectType: RevisionEntry['subjectType'];
  readonly title: FieldText;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
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
  /** Whether it has been taken back since. */
  readonly retracted: boolean;
  /** What it sets: a day, a weight, an evidence level, the number of parts, tolerances as `3/10`; null where it sets none. */
  readonly value: string | number | null;
  /** What stood there before, as known then. */
  readonly was: string | number | null;
  /** Of a retraction: what it takes back. */
  readonly retracts: EntryKind | null;
}

/** Law 3 as a table: in all and of every pillar, how what was adopted became what is in scope. Counts of milestones. */
export interface ScopeAccount {
  readonly strategyId: string;
  readonly on: string;
  readonly knownAt: string;
  readonly revision: number;
  readonly ruleVersion: number;
  /** Null before the adoption. */
  readonly adoptedOn: string | null;
  /** The strategy first, then its pillars by number. */
  readonly rows: readonly ScopeAccountRow[];
}

export interface ScopeAccountRow {
  /** Null: the strategy. */
  readonly pillarId: string | null;
  readonly title: FieldText | null;
  readonly number: number | null;
  readonly droppedOn: string | null;
  readonly adopted: number;
  /** After the adoption, parts of splits not included. */
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
  /** As adopted, every milestone in exactly one; null where nothing was adopted. */
  readonly status: Readonly<Record<MilestoneStatus, number>> | null;
}
