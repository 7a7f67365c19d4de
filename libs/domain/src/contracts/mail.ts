/** What mail is about. */
export const MAIL_KINDS = [
  'invitation',
  'password-reset',
  'address-change',
  'sign-in-notice',
  'reminder',
  'prepared-update',
  'notice',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `waiting`: will be tried again; `refused`: the mail server does not take it, and nothing more is tried. */
export const MAIL_STATES = ['waiting', 'sent', 'refused'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A mail that went to the reader, or is on its way. What it said is erased once it has left. */
export interface MailRecord {
  readonly id: string;
  readonly kind: MailKind;
  readonly subject: string;
  readonly state: MailState;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** Mail that cannot reach somebody, as the digital office sees it. */
export interface MailTrouble {
  readonly id: string;
  readonly kind: MailKind;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly recipient: string;
  readonly reason: MailTroubleReason;
  readonly since: string;
}

export const MAIL_TROUBLE_REASONS = ['no-such-mailbox', 'mailbox-full', 'refused', 'server-away'] as const;
export type MailTroubleReason = (typeof MAIL_TROUBLE_REASONS)[number];

/** How somebody wants to be written to about updates. `off`: not at all; the digital office sees it. */
export const MAIL_DELIVERIES = ['at-once', 'weekly', 'off'] as const;
export type MailDelivery = (typeof MAIL_DELIVERIES)[number];
