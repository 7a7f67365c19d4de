import type { FieldText, Language } from './field-text';

export const INBOX_KINDS = [
  'help-request',
  'ask',
  'owner-suggestion',
  'appointment-proposal',
  'vacancy',
  'silent-office',
  'undated-milestone',
  'project-without-milestones',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What waits for the digital office. Overdue answers first, then by kind, then the oldest. */
export interface InboxItem {
  readonly kind: InboxKind;
  /** Of the request, update that asks, suggestion, proposed appointment, office, milestone or project that it is about. */
  readonly id: string;
  readonly title: FieldText;
  /** Of a silent office the one that is silent longest. */
  readonly project: { readonly id: string; readonly title: FieldText } | null;
  readonly milestoneId: string | null;
  readonly strategyId: string | null;
  /** The office that it concerns: who asks, who answers, who is silent. */
  readonly office: { readonly id: string; readonly title: FieldText; readonly holder: string | null } | null;
  /** The office suggested instead. */
  readonly suggestedOffice: { readonly id: string; readonly title: FieldText } | null;
  /** What the person wrote, as they wrote it. */
  readonly text: string | null;
  /** The language that it is written in, where it is known. */
  readonly textLanguage: Language | null;
  /** Whoever wrote it; of a proposed appointment the person proposed. */
  readonly by: string | null;
  /** The office that holds a request for help, where one took it, or that an update asks. */
  readonly holder: { readonly id: string; readonly title: FieldText } | null;
  /** The office that was asked before and has ended since. */
  readonly handedFrom: { readonly id: string; readonly title: FieldText } | null;
  readonly answerBy: string | null;
  readonly isOverdue: boolean;
  /** Since when it waits: asked, vacant, last attested. */
  readonly since: string | null;
  /** How many projects (vacancy, silent office) it is about. */
  readonly count: number | null;
}

export interface InboxAnswer {
  readonly items: readonly InboxItem[];
  /** Left out until their day. */
  readonly deferred: number;
  /** Weeks without an attestation after which an office counts as silent. */
  readonly silentWeeks: number;
}

export interface InboxCount {
  readonly open: number;
  readonly overdue: number;
}

/** The answer that whoever asked for help reads; it closes the request. */
export interface HelpAnswerInput {
  readonly answer: string;
}

/** Which office takes care of a request for help; null gives it back. */
export interface HelpHolderInput {
  readonly officeId: string | null;
}

export interface SuggestionDecisionInput {
  readonly decision: 'accepted' | 'declined';
  /** Needed where it is declined: whoever suggested it reads it. */
  readonly reason?: string | null;
}

export interface DeferralInput {
  readonly kind: InboxKind;
  readonly subjectId: string;
  readonly untilOn: string;
}
