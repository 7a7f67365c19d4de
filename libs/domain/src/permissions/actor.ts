import type { AppointmentKind, OfficeKind, Role, TokenScope } from '../contracts';

/** Whoever asks, as seen by one municipality. Rights follow the appointments held that day. */
export type Actor =
  | { readonly kind: 'public' }
  /** Runs the installation, and reads here as long as the municipality consents. */
  | { readonly kind: 'operator'; readonly accountId: string }
  | {
      readonly kind: 'member';
      readonly accountId: string;
      readonly personId: string;
      readonly roles: readonly Role[];
      readonly offices: readonly ActorOffice[];
      /** Of the token that acts for the member; absent where they act themselves. */
      readonly scopes?: readonly TokenScope[];
    };

export interface ActorOffice {
  readonly officeId: string;
  readonly officeKind: OfficeKind;
  readonly departmentId: string | null;
  readonly appointment: AppointmentKind;
}

/** What an action is done to, as far as rights depend on it. Absent members do not matter to the action. */
export interface Subject {
  readonly published?: boolean;
  /** The office that answers for it. */
  readonly officeId?: string;
  readonly departmentId?: string | null;
  /** Who was named to prepare updates of it. */
  readonly contributorIds?: readonly string[];
  /** Who reported the completion and the evidence that stand, and in which office's name. */
  readonly reportedBy?: readonly Reporter[];
}

/** Null: not known, as of what was taken over from elsewhere. */
export interface Reporter {
  readonly personId: string | null;
  readonly officeId: string | null;
}
