import type { FieldText } from './field-text';
import type { Milestone } from './milestone';

/** The token stands in the address behind `#`, which no server and no log is told, and travels in bodies. */
export interface UpdateLinkToken {
  readonly token: string;
}

/** What a link that came by mail can say of its milestone. */
export const LINK_ANSWERS = ['done', 'promise', 'unchanged', 'help'] as const;
export type LinkAnswerKind = (typeof LINK_ANSWERS)[number];

/** What whoever holds the link sees. Reading it changes nothing, however often. */
export interface LinkedUpdate {
  readonly milestone: Milestone;
  /** The office that it answers for. */
  readonly office: { readonly id: string; readonly title: FieldText };
  /** In whose name. */
  readonly person: string;
  /** Somebody who prepares: nothing counts before the office confirms it. */
  readonly prepares: boolean;
  /** What was answered by this link today, and can still be taken back; null while it is open. */
  readonly answered: LinkAnswerKind | null;
  /** What a contributor prepared, for whoever may confirm it. */
  readonly prepared: PreparedUpdate | null;
}

/** `on`: the day of completion, of the new promise, or by which an answer is needed. `text`: the reason, or the question. */
export interface LinkAnswerInput extends UpdateLinkToken {
  /** Of the milestone, as it was shown. */
  readonly version: number;
  readonly what: LinkAnswerKind;
  readonly on?: string | null;
  readonly text?: string | null;
}

/** An update that waits for the holder. */
export interface PreparedUpdate {
  readonly id: string;
  readonly milestoneId: string;
  readonly what: LinkAnswerKind;
  readonly on: string | null;
  readonly text: string | null;
  readonly by: string;
  readonly byLink: boolean;
  readonly preparedAt: string;
}

export interface PreparedUpdateInput {
  readonly what: LinkAnswerKind;
  readonly on?: string | null;
  readonly text?: string | null;
}

/** Somebody who prepares updates of a project, named by who answers for it. */
export interface Contributor {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  /** Whether mail reaches them. */
  readonly reached: boolean;
  readonly namedAt: string;
}

export interface ContributorInput {
  readonly personId: string;
  /** Needed for somebody without an account. */
  readonly email?: string | null;
}
