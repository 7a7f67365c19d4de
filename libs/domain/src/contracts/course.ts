import type { EntryKind, EntryValue, EvidenceLevel } from '../plan';
import type { FieldText } from './field-text';

export type Health = 'on-course' | 'at-risk' | 'off-course' | 'not-measurable';
export type Scope = 'today' | 'adopted';
export type FigureKind = 'actual' | 'planned';

/** `exact` in lowest terms, `61/100`; `percent` with one decimal, half up. */
export interface Share {
  readonly exact: string;
  readonly percent: number;
}

export interface Coverage {
  readonly projects: { readonly measurable: number; readonly total: number };
  readonly milestones: { readonly dated: number; readonly total: number };
}

/** Three exclusive shares of the actual figure; their sum is one. */
export type EvidenceShares = Readonly<Record<EvidenceLevel, Share>>;

export interface Figures {
  readonly actual: Share | null;
  readonly planned: Share | null;
  /** The actual over the milestones that have a baseline: what `planned` is compared with. */
  readonly compared: Share | null;
  readonly coverage: Coverage;
  readonly evidence: EvidenceShares | null;
}

/** As adopted before any adoption: every member null. */
export type AdoptedFigures = Figures | { readonly [K in keyof Figures]: null };

interface CourseHead {
  readonly strategyId: string;
  readonly on: string;
  /** ISO instant: what was known then. Of an answer for now, the instant of the revision it saw. */
  readonly knownAt: string;
  readonly revision: number;
  readonly ruleVersion: number;
}

export interface Course extends CourseHead, FigureSet {
  readonly tolerances: { readonly atRisk: number; readonly offCourse: number };
  readonly unpublishedProjects: number;
  readonly pillars: readonly PillarCourse[];
}

export interface FigureSet {
  readonly health: Health;
  readonly healthAsAdopted: Health | null;
  readonly todayScope: Figures;
  readonly asAdopted: AdoptedFigures;
  /** The share of as-adopted actual that counts only through successors of merges. */
  readonly throughSuccessors: Share | null;
  /** Only where planned exceeds compared. `since`: the first day on which planned exceeded it. */
  readonly behind: { readonly since: string; readonly months: number } | null;
}

export interface PillarCourse extends FigureSet {
  readonly id: string;
  readonly title: FieldText;
  readonly number: number;
  /** Null where the pillar is not in today's scope. */
  readonly weight: number | null;
  readonly weightAsAdopted: number | null;
  /** Projects in today's scope, measurable or not. */
  readonly projectCount: number;
  readonly droppedOn: string | null;
}

export interface NoRecord {
  readonly noRecord: true;
}

export interface CourseSeries extends CourseHead {
  readonly from: string;
  readonly to: string;
  readonly step: 'month';
  readonly points: readonly SeriesPoint[];
}

/** `noRecord` points stand before the first record. */
export interface SeriesPoint {
  readonly on: string;
  readonly revision: number | null;
  readonly strategy: SeriesFigures | null;
  readonly pillars: readonly ({ readonly id: string } & SeriesFigures)[];
}

export interface SeriesFigures {
  readonly health: Health;
  readonly todayScope: SeriesShares;
  readonly asAdopted: SeriesShares;
}

export interface SeriesShares {
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly compared: Share | null;
}

export type MilestoneStatus = 'done' | 'late' | 'open' | 'dropped' | 'merged' | 'split';

/** Why something does not enter a figure. */
export type Exclusion =
  | 'no-milestones'
  | 'unpublished'
  | 'dropped'
  | 'merged'
  | 'split'
  | 'not-adopted'
  | 'pillar-dropped'
  | 'project-dropped'
  | 'project-merged';

/** Every input of the figures of one day. Reads from the top: strategy, pillars, projects, milestones. */
export interface Explanation extends Course {
  readonly tree: readonly ExplainedPillar[];
  /** Pillars without a figure, which the strategy's figure leaves out. */
  readonly leftOut: Readonly<Record<Scope, readonly string[]>>;
}

export interface ExplainedPillar {
  readonly id: string;
  readonly title: FieldText;
  readonly number: number;
  readonly today: ExplainedPart | null;
  readonly adopted: ExplainedPart | null;
  readonly projects: readonly ExplainedProject[];
}

export interface ExplainedPart {
  readonly weight: number;
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly compared: Share | null;
}

export interface ExplainedProject {
  readonly id: string;
  readonly title: FieldText;
  readonly today: (ExplainedPart & { readonly health: Health }) | null;
  readonly adopted: ExplainedPart | null;
  readonly excluded: Exclusion | null;
  readonly successorId: string | null;
  readonly milestones: readonly ExplainedMilestone[];
}

export interface ExplainedMilestone {
  readonly id: string;
  readonly title: FieldText;
  readonly baselineOn: string | null;
  readonly adoptedBaselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  readonly leftOn: string | null;
  readonly evidence: EvidenceLevel | null;
  /** Null where it is not in that scope. `weight` is the effective one, exact; `counts` the part of it that is done, exact. */
  readonly today: { readonly weight: string; readonly counts: string } | null;
  readonly adopted: {
    readonly weight: string;
    readonly counts: string;
    readonly status: MilestoneStatus;
  } | null;
  readonly excluded: Exclusion | null;
  readonly successorIds: readonly string[];
}

export type ChangePartKind =
  | 'late-reports'
  | 'corrections'
  | 'added'
  | 'removed'
  | 'moved'
  | 'reweighted'
  | 'baseline-moved'
  | 'fell-due'
  | 'work';

export interface CourseChange {
  readonly strategyId: string;
  /** Null for the strategy, else the pillar asked for. */
  readonly pillarId: string | null;
  readonly figure: FigureKind;
  readonly scope: Scope;
  readonly from: Share | null;
  readonly to: Share | null;
  readonly fromRevision: number;
  readonly toRevision: number;
  readonly parts: readonly ChangePart[];
}

export interface ChangePart {
  readonly kind: ChangePartKind;
  /** `points`: rounded so that the parts sum to the difference of the two displayed percentages. */
  readonly amount: { readonly exact: string; readonly points: number };
  readonly items: readonly ChangeItem[];
}

/** The same change of the strategy and of every pillar, by parts: the strategy first, then its pillars by number. */
export interface CourseChanges {
  readonly strategyId: string;
  readonly figure: FigureKind;
  readonly scope: Scope;
  readonly fromRevision: number;
  readonly toRevision: number;
  readonly changes: readonly LevelChange[];
}

/** How the figure of one level moved. Either end null: no parts. */
export interface LevelChange {
  /** Null for the strategy. */
  readonly pillarId: string | null;
  readonly title: FieldText | null;
  readonly number: number | null;
  readonly from: Share | null;
  readonly to: Share | null;
  /** Those that moved the figure. They sum to the difference; `points` to that of the two displayed percentages. */
  readonly parts: readonly Pick<ChangePart, 'kind' | 'amount'>[];
}

export interface ChangeItem {
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly subjectId: string;
  readonly subjectType: 'strategy' | 'pillar' | 'project' | 'milestone';
  readonly title: FieldText;
  readonly pillarId: string | null;
  readonly projectId: string | null;
  readonly validOn: string;
  readonly recordedAt: string;
  readonly reason: string | null;
  /** The same in several languages, where the product says it rather than a person. */
  readonly reasonTexts?: FieldText | null;
  readonly paper: string | null;
  readonly office: FieldText | null;
  /** The other end of a merge or move: where to. */
  readonly toId: string | null;
  readonly toTitle: FieldText | null;
  /** Only work has amounts an item. */
  readonly amount: { readonly exact: string; readonly points: number } | null;
}

/** The public data file: all that is needed to recompute every published figure, on any day, as known at any revision up to `revision`. */
export interface PlanData {
  readonly format: 'wegmarke-plan';
  readonly formatVersion: 1;
  readonly ruleVersion: number;
  readonly municipality: { readonly slug: string; readonly name: string; readonly timeZone: string };
  readonly strategy: {
    readonly id: string;
    readonly title: FieldText;
    readonly startsOn: string;
    readonly targetOn: string;
  };
  readonly sample: boolean;
  readonly knownAt: string;
  readonly revision: number;
  readonly revisions: readonly { readonly revision: number; readonly recordedAt: string }[];
  readonly subjects: readonly {
    readonly id: string;
    readonly type: 'pillar' | 'project' | 'milestone';
    readonly title: FieldText;
  }[];
  readonly entries: readonly PublicEntry[];
}

export interface PublicEntry {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly validOn: string;
  readonly subjectId: string;
  readonly value: EntryValue;
}
