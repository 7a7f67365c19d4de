import type { FieldText, Language } from './field-text';

/**
 * What a report can be made of, in the order in which a new one has it. `course`: the figure, its chart and legend;
 * `pillars`: actual against planned of each; `changes`: since the day compared with, by parts; `off-course`: projects
 * behind their plan with causes and options; `requests`: what is asked of the council; `resolutions`: the state of what
 * was decided; `scope`: the account of what was adopted and what is left; `projects`: all of them as an annex; `method`:
 * how it is calculated.
 */
export const REPORT_SECTIONS = [
  'course',
  'pillars',
  'changes',
  'off-course',
  'requests',
  'resolutions',
  'scope',
  'projects',
  'method',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/**
 * `draft`: edited; `submitted`: its content stands still and waits for the office that approves; `approved`: may be
 * sealed; `sealing`: its files are being made; `sealed`: an edition stands, the report is over.
 */
export const REPORT_STATES = ['draft', 'submitted', 'approved', 'sealing', 'sealed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Who reads an edition: everybody, or those who belong to the council and the administration. */
export const EDITION_READERS = ['public', 'council'] as const;
export type EditionReaders = (typeof EDITION_READERS)[number];

/** A report under way to the council. Nothing of it is public before it is sealed. */
export interface Report extends ReportPlan {
  readonly id: string;
  readonly strategyId: string;
  readonly state: ReportState;
  /** In whose name it is composed. */
  readonly composingOffice: ReportOffice;
  readonly approvalOffice: ReportOffice | null;
  /** Of the content that was submitted: SHA-256, hex. Approval names it. */
  readonly contentHash: string | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  /** Why the approving office gave it back. */
  readonly returned: { readonly reason: string; readonly at: string } | null;
  /** Files made and files to make, while it is being sealed. */
  readonly sealing: { readonly done: number; readonly of: number } | null;
  readonly editionNumber: number | null;
  readonly version: number;
}

export interface ReportOffice {
  readonly id: string;
  readonly title: FieldText;
}

/** What its authors choose and write. All texts are plain, in the language of the report; paragraphs end with an empty line. */
export interface ReportPlan {
  readonly title: string;
  readonly language: Language;
  readonly readers: EditionReaders;
  /** The council or committee that it is for, as the city calls it. */
  readonly body: string;
  readonly sessionOn: string | null;
  /** The paper under which it is handled, as the city writes it: `2026/1482`. */
  readonly reference: string | null;
  /** Days counted back from the session. */
  readonly schedule: ReportSchedule;
  /** The day the figures are about. */
  readonly on: string;
  /** What was known then; null until it is submitted: what is known now. */
  readonly knownAt: string | null;
  /** Since when its changes are told, as it was reported on that day; null: none. */
  readonly comparedOn: string | null;
  /** Those it has, in their order. */
  readonly sections: readonly ReportSection[];
  readonly texts: Readonly<Partial<Record<ReportSection, string>>>;
  readonly projectNotes: readonly ProjectNote[];
  readonly requests: readonly CouncilRequest[];
  /** The edition that this one corrects, and what it corrects. */
  readonly corrects: { readonly number: number; readonly note: string } | null;
}

export interface ReportSchedule {
  /** When offices are asked to bring their milestones up to date. */
  readonly callOn: string | null;
  /** From when its figures stand still. */
  readonly freezeOn: string | null;
  readonly approvalOn: string | null;
  /** When the council's office wants the paper. */
  readonly paperDueOn: string | null;
}

/** Why a project is behind, and what can be done. */
export interface ProjectNote {
  readonly projectId: string;
  readonly cause: string;
  readonly options: string;
}

export interface CouncilRequest {
  readonly text: string;
  readonly reference: string | null;
}

/** What is changed of a draft; what is not named stays. */
export interface ReportPatch extends Partial<ReportPlan> {
  /** The office that approves it, which is not the one that composes it. */
  readonly approvalOfficeId?: string | null;
}

/** A new draft. What is not named is proposed: all sections, today's figures, compared with the edition before it. */
export interface ReportInput extends ReportPatch {
  readonly strategyId: string;
  readonly title: string;
  readonly language: Language;
}

/** Names the content that was read, so that nothing else is approved. */
export interface ReportApprovalInput {
  readonly contentHash: string;
}

export interface ReportReturnInput {
  readonly reason: string;
}

/** Texts made from the data alone, for a person to edit. Nothing of it is stored. */
export interface ReportDrafts {
  readonly texts: Readonly<Partial<Record<ReportSection, string>>>;
  /** Of projects behind their plan: what the ledger says of why. `options` are for people to write. */
  readonly projectNotes: readonly ProjectNote[];
}
