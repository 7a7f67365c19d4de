import type { ChangePartKind, Course, FigureKind, Scope, Share } from './course';
import type { FieldText } from './field-text';
import type { Phase } from './project';

/**
 * One step of a batch of changes to a plan. Ids of what is new come from the client (UUID v7): later steps can name
 * them, a repeated batch does nothing twice, and a browser without a connection can go on working.
 */
export type PlanChange =
  | {
      readonly kind: 'add-pillar';
      readonly id: string;
      readonly title: FieldText;
      readonly summary?: FieldText | null;
      readonly weight?: number;
    }
  | ({
      readonly kind: 'add-project';
      readonly id: string;
      readonly pillarId: string;
      readonly title: FieldText;
      readonly officeId: string;
      readonly weight?: number;
      readonly source?: string | null;
    } & Omit<ProjectDescription, 'title' | 'officeId'>)
  | {
      readonly kind: 'add-milestone';
      readonly id: string;
      readonly projectId: string;
      readonly title: FieldText;
      readonly weight?: number;
      readonly baselineOn?: string | null;
      readonly promisedOn?: string | null;
      /** Null or absent: the project's office answers for it. */
      readonly officeId?: string | null;
    }
  /**
   * What was never adopted is taken back, with all that stands below it; what was adopted is dropped instead.
   * `holds`: what its remover saw directly below it. Where something else stands there by now, 409 with all of it.
   */
  | { readonly kind: 'remove'; readonly subjectId: string; readonly holds?: readonly string[] }
  | { readonly kind: 'drop' | 'publish'; readonly subjectId: string }
  /** A milestone into another project, a project into another pillar. */
  | { readonly kind: 'move' | 'merge'; readonly subjectId: string; readonly intoId: string }
  | {
      readonly kind: 'split';
      readonly subjectId: string;
      readonly parts: readonly { readonly id: string; readonly title: FieldText; readonly share: number }[];
    }
  | { readonly kind: 'set-weight'; readonly subjectId: string; readonly weight: number }
  | { readonly kind: 'set-baseline'; readonly subjectId: string; readonly baselineOn: string | null }
  | { readonly kind: 'set-promise'; readonly subjectId: string; readonly promisedOn: string }
  /** `completedOn` null takes the completion back. */
  | { readonly kind: 'set-completion'; readonly subjectId: string; readonly completedOn: string | null }
  | { readonly kind: 'set-tolerances'; readonly atRisk: number; readonly offCourse: number }
  | { readonly kind: 'adopt' }
  | {
      readonly kind: 'describe-pillar';
      readonly subjectId: string;
      readonly title?: FieldText;
      readonly summary?: FieldText | null;
      readonly seen?: SeenTexts;
    }
  | ({
      readonly kind: 'describe-project';
      readonly subjectId: string;
      readonly seen?: SeenTexts;
    } & ProjectDescription)
  | {
      readonly kind: 'describe-milestone';
      readonly subjectId: string;
      readonly title?: FieldText;
      readonly officeId?: string | null;
      readonly seen?: SeenTexts;
    };

/**
 * What the writer saw in the fields that a description changes: where one reads otherwise by now, 409 with the current
 * ones. Of a text each language counts on its own: those that the writer left alone stay as others wrote them meanwhile.
 */
export type SeenTexts = Readonly<Record<string, unknown>>;

export type PlanChangeKind = PlanChange['kind'];

/** What a project is called and who answers for it: no figure depends on it. */
export interface ProjectDescription {
  readonly title?: FieldText;
  readonly officeId?: string;
  readonly departmentId?: string | null;
  readonly phase?: Exclude<Phase, 'stopped'>;
  readonly benefit?: FieldText | null;
  readonly description?: FieldText | null;
  readonly partners?: readonly string[];
  readonly contributesTo?: readonly string[];
}

/** Recorded together as one revision, or not at all. */
export interface PlanChangesInput {
  readonly changes: readonly PlanChange[];
  /** Needed once the strategy is adopted, where scope, weights or baselines change. */
  readonly reason?: string | null;
  /** The council paper behind it, as the city writes it. */
  readonly paper?: string | null;
  /** The day from which it holds. Absent: today; in a draft the strategy's start where that is earlier. */
  readonly effectiveOn?: string;
  /** The revision that the preview was computed at: with another effect by now, nothing is recorded (409, the new effect). */
  readonly baseRevision?: number;
}

export interface PlanChangesResult {
  readonly revision: number;
  readonly createdIds: readonly string[];
}

/** What changes would do to the figures, on the day from which they hold, before anything is recorded. */
export interface PlanEffect {
  readonly baseRevision: number;
  /** The day at which before and after are compared. */
  readonly on: string;
  readonly before: Course | null;
  readonly after: Course;
  /** The strategy first, then its pillars, those included that the changes add. */
  readonly moves: readonly EffectOnFigures[];
}

export interface EffectOnFigures {
  /** Null for the strategy. */
  readonly pillarId: string | null;
  readonly title: FieldText | null;
  readonly figures: readonly EffectOnFigure[];
}

export interface EffectOnFigure {
  readonly scope: Scope;
  readonly figure: FigureKind;
  readonly from: Share | null;
  readonly to: Share | null;
  /** They sum to the difference; `points` to that of the two displayed percentages. Empty where either end is null. */
  readonly parts: readonly {
    readonly kind: ChangePartKind;
    readonly amount: { readonly exact: string; readonly points: number };
  }[];
}

/** Takes back what one revision did; taking that back again is redo. */
export interface UndoInput {
  readonly reason?: string | null;
  /** Also takes back what was recorded later about things that the revision added. */
  readonly includeLater?: boolean;
}

export interface UndoResult extends PlanChangesResult {
  /** Texts that somebody changed since, and that stayed as they are: in the languages that were changed. */
  readonly kept: readonly ChangedSince[];
}

/** In the 409 `changed-since` and in `kept`: what was recorded later, by whom, about what is to be taken back. */
export interface ChangedSince {
  readonly subjectId: string;
  readonly title: FieldText;
  /** A kind of ledger entry, or the name of a text. */
  readonly what: string;
  /** The one that changed it; null for a text changed outside the ledger, on the project's page. */
  readonly revision: number | null;
  readonly recordedAt: string;
  readonly office: FieldText | null;
  /** Name of whoever recorded it. */
  readonly person: string | null;
}
