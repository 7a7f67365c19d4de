import type { FieldText, Language } from './field-text';
import type { PlanEffect, ChangedSince } from './plan-change';

/** What a column of a list can stand for. */
export const IMPORT_FIELDS = [
  'project',
  'pillar',
  'office',
  'department',
  'phase',
  'start',
  'end',
  'milestone',
  'baseline',
  'promise',
  'completed',
  'weight',
  'milestone-weight',
  'benefit',
  'description',
  'partners',
  'external-id',
  'predecessors',
  'judgement',
  'ignore',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export type ImportFormat = 'xlsx' | 'csv' | 'json' | 'ms-project' | 'gantt-project';
export type ImportState = 'ready' | 'applied' | 'undone';

/** Why a column is taken for what it is, or why a row is not imported: a code with words of its own, and what it is about. */
export interface ImportReason {
  readonly code: string;
  /** The column, from 0; null where it is about the whole row. */
  readonly column: number | null;
  /** The value in question as the file has it, or what stands for it. */
  readonly value: string | null;
}

export interface ImportColumn {
  /** From 0. */
  readonly index: number;
  readonly header: string;
  readonly field: ImportField;
}

/** Milestones for a list that has none: a name and so many days from the start (positive) or to the end (negative or 0). */
export interface MilestoneTemplate {
  readonly id: string;
  readonly title: FieldText;
  readonly steps: readonly {
    readonly title: FieldText;
    readonly from: 'start' | 'end';
    readonly days: number;
  }[];
}

/** How a list becomes projects and milestones. */
export interface ImportMapping {
  readonly sheet: string;
  /** The line that holds the headings (the last one where there are two); null where none does. */
  readonly headerLine: number | null;
  readonly columns: readonly ImportColumn[];
  readonly days: 'day-first' | 'month-first';
  readonly decimals: 'comma' | 'point';
  /** A template's id for lists without a column of milestones; null: one milestone at the end of each project. */
  readonly template: string | null;
  /** Names in the file and the pillar each is; null: a new one of that name. Names that are not listed find theirs by title. */
  readonly pillars: readonly { readonly name: string; readonly pillarId: string | null }[];
  /** Names in the file and the office each is; null: a new, vacant one of that name. */
  readonly offices: readonly { readonly name: string; readonly officeId: string | null }[];
  /** The language of the texts in the file. */
  readonly language: Language;
}

/** What the caller may say of it; the rest is guessed. */
export type ImportMappingInput = Partial<Omit<ImportMapping, 'columns'>> & {
  /** By `index` or by `header`. */
  readonly columns?: readonly {
    readonly index?: number;
    readonly header?: string;
    readonly field: ImportField;
  }[];
};

/** The parts of an upload beside the file. */
export interface ImportFields {
  /** An `ImportMappingInput` as JSON. */
  readonly mapping?: string;
  /** The leading strategy where absent. */
  readonly strategyId?: string;
}

/** `rows = imported + rejected + ignored`; `imported = added + updated`. Before it is applied: what would be. */
export interface ImportAccount {
  readonly rows: number;
  readonly imported: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly added: number;
  readonly updated: number;
  /** Of the ignored: rows that say what the plan says already. */
  readonly unchanged: number;
  readonly projects: number;
  readonly milestones: number;
  /** Between milestones, that are not in the plan yet. */
  readonly dependencies: number;
}

export interface ImportColumnView extends ImportColumn {
  /** Filled values, at most five, as the file has them. */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly reasons: readonly ImportReason[];
}

export interface GuessedMapping extends ImportMapping {
  readonly columns: readonly ImportColumnView[];
  /** Whether an earlier file with the same headings was mapped by hand: then so is this one. */
  readonly remembered: boolean;
}

export interface ImportSummary {
  readonly id: string;
  readonly strategyId: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly state: ImportState;
  readonly account: ImportAccount;
  readonly createdAt: string;
  readonly appliedAt: string | null;
  readonly undoneAt: string | null;
  /** The revision that it made; null before it is applied, and where nothing was to change. */
  readonly revision: number | null;
  readonly version: number;
}

export interface Import extends ImportSummary {
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly hidden: boolean }[];
  readonly guessedMapping: GuessedMapping;
  /** As used: guessed, then corrected. */
  readonly mapping: GuessedMapping;
  readonly templates: readonly MilestoneTemplate[];
  /** Names in the file, how often, and what they are taken for (null: new). */
  readonly pillars: readonly ImportName[];
  readonly offices: readonly ImportName[];
  readonly notes: readonly ImportNote[];
  /** Lines whose cells were corrected here. */
  readonly corrected: number;
}

/** What was understood with a caveat in some rows: how many, and the first of them, at most five. */
export interface ImportNote {
  readonly code: string;
  readonly rows: number;
  readonly examples: readonly { readonly line: number; readonly value: string | null }[];
}

export interface ImportName {
  readonly name: string;
  readonly rows: number;
  readonly id: string | null;
}

export type ImportRowOutcome = 'added' | 'updated' | 'unchanged' | 'rejected' | 'ignored';

/** A row of the file with what becomes of it. */
export interface ImportRow {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly outcome: ImportRowOutcome;
  /** Why it is rejected or ignored. */
  readonly reasons: readonly ImportReason[];
  /** What was understood with a caveat. */
  readonly notes: readonly ImportReason[];
  readonly corrected: boolean;
}

export interface ImportPatch {
  readonly mapping?: ImportMappingInput;
  /** Cells of a line, written anew; null takes the corrections of the line back. */
  readonly corrections?: readonly { readonly line: number; readonly cells: readonly string[] | null }[];
}

export interface ImportApplyInput {
  /** Needed by an adopted strategy's ledger; where absent, the entry says from which file it is. */
  readonly reason?: string | null;
  readonly paper?: string | null;
  readonly effectiveOn?: string;
  /** The revision that the preview was computed at: with another effect by now, nothing is recorded (409). */
  readonly baseRevision?: number;
}

export interface ImportUndoInput {
  readonly reason?: string | null;
  /** Also takes back what was recorded later about things that the import added. */
  readonly includeLater?: boolean;
}

export interface ImportUndoResult extends Import {
  /** Texts that somebody changed since, and that stayed. */
  readonly kept: readonly ChangedSince[];
}

/** What applying it would do to the figures; null where nothing would change. */
export interface ImportEffect {
  readonly effect: PlanEffect | null;
  readonly newPillars: readonly FieldText[];
  readonly newOffices: readonly FieldText[];
  readonly newDepartments: readonly FieldText[];
}

/** What a department said of a project before: kept beside the figures, never among them. */
export interface EarlierJudgement {
  readonly kind: 'percentage' | 'traffic-light' | 'colour' | 'text';
  /** The heading of the column that it stood in. */
  readonly label: string;
  readonly text: string;
  /** 0 to 100 for a percentage, `green`, `amber` or `red` for a light, `#rrggbb` for a colour. */
  readonly value: string | number | null;
  readonly fileName: string;
  /** The line of the file. */
  readonly line: number;
  readonly importedAt: string;
}

/** What can be taken along as a file. */
export const EXPORT_VIEWS = [
  'portfolio',
  'plan',
  'roadmap',
  'dependencies',
  'inbox',
  'my-milestones',
] as const;
export type ExportView = (typeof EXPORT_VIEWS)[number];
/** What of the plan ledger can be taken along, also by the public where the strategy is published. */
export const LEDGER_EXPORT_VIEWS = ['ledger', 'account'] as const;
export type LedgerExportView = (typeof LEDGER_EXPORT_VIEWS)[number];
/** What else of a published strategy the public can take along: what is published of it. */
export const PUBLIC_EXPORT_VIEWS = ['projects', 'roadmap'] as const;
export type PublicExportView = (typeof PUBLIC_EXPORT_VIEWS)[number];
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
