import type { FieldText } from './field-text';
import type { Department, Office } from './municipality';
import type { AppointmentKind, OfficeKind, Role } from './session';

/** A department as it is administered. */
export interface DepartmentRecord extends Department {
  /** The first day on which it is no more; null where it goes on. */
  readonly closedOn: string | null;
  readonly version: number;
}

export interface DepartmentInput {
  readonly title: FieldText;
}

/** An office as it is administered. */
export interface OfficeRecord extends Office {
  /** Whether the public may read the holder's name. */
  readonly holderPublic: boolean;
  /** Whose holder acts while this office is vacant, or its holder absent without a stand-in. */
  readonly fallbackId: string | null;
  readonly closedOn: string | null;
  /** The office that took over; null where it goes on. */
  readonly successorId: string | null;
  readonly version: number;
}

export interface OfficeInput {
  readonly kind: OfficeKind;
  readonly title: FieldText;
  readonly departmentId?: string | null;
  readonly holderPublic?: boolean;
  readonly fallbackId?: string | null;
}

export type OfficePatch = Partial<OfficeInput>;

/** Somebody who holds offices, or sits on the council, with or without an account. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Of the account, or of the invitation that is under way. */
  readonly email: string | null;
  readonly access: 'none' | 'invited' | 'active';
  /** The instant until which the invitation under way can be taken up. */
  readonly invitedUntil: string | null;
  readonly roles: readonly Role[];
  /** Tokens in force for the person's own programs. Told, as the address is, to whoever administers people. */
  readonly tokens: number;
  /** A documented office holder of a sample city, named by a public source. */
  readonly documented: boolean;
  readonly version: number;
}

export interface PersonInput {
  readonly name: string;
}

export interface PersonPatch {
  readonly name?: string;
  /** Of the account; somebody without one has none. */
  readonly roles?: readonly Role[];
}

export interface InvitationInput {
  readonly email: string;
  readonly roles?: readonly Role[];
}

/** Told once: only the hash of the link's token is kept. */
export interface Invitation {
  /** Path and token: `/bochum/welcome#…`, which browsers send to nobody. Null where it went by mail: then nobody else gets to know it. */
  readonly link: string | null;
  readonly mailed: boolean;
  readonly expiresAt: string;
}

export interface InvitationToken {
  readonly token: string;
}

/** What whoever holds the link may know of it. */
export interface InvitationGuest {
  readonly name: string;
  readonly email: string;
  /** Whether there is an account already: then its password is asked for, and no new one set. */
  readonly hasAccount: boolean;
  readonly expiresAt: string;
}

export interface InvitationAcceptance extends InvitationToken {
  readonly name?: string;
  readonly password: string;
  /** Of the account that is there, where it asks for one. */
  readonly code?: string;
}

/** What was said afterwards about days that had passed. Rights of those days stay what they were. */
export interface PastCorrection {
  readonly reason: string;
  readonly by: string;
  /** The instant at which it was recorded. */
  readonly recordedAt: string;
}

/** Somebody's appointment to an office, from the first to the last day, both included. */
export interface Appointment {
  readonly id: string;
  readonly officeId: string;
  readonly personId: string;
  readonly kind: AppointmentKind;
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** The latest one; null where all was said in time. */
  readonly correction: PastCorrection | null;
  readonly version: number;
}

export interface AppointmentInput {
  readonly officeId: string;
  readonly personId: string;
  readonly kind: AppointmentKind;
  readonly fromOn: string;
  readonly untilOn?: string | null;
  /** Needed where it is about days that have passed. */
  readonly reason?: string | null;
}

/** When it ends; null: not foreseen. */
export interface AppointmentPatch {
  readonly untilOn: string | null;
  /** Needed where something else is said about days that have passed. */
  readonly reason?: string | null;
}

/** A holder is away, from the first to the last day, both included. */
export interface Absence {
  readonly id: string;
  readonly officeId: string;
  readonly personId: string;
  /** Who acts meanwhile; null: the holder of the office's fallback. */
  readonly standInId: string | null;
  readonly fromOn: string;
  readonly untilOn: string;
  /** The latest one; null where all was said in time. */
  readonly correction: PastCorrection | null;
  readonly version: number;
}

export interface AbsenceInput {
  readonly fromOn: string;
  readonly untilOn: string;
  readonly standInId?: string | null;
  /** Needed where it is about days that have passed, which whoever may appoint may say. */
  readonly reason?: string | null;
}

export interface AbsencePatch {
  readonly untilOn: string;
  /** Needed where something else is said about days that have passed, which whoever may appoint may say. */
  readonly reason?: string | null;
}

/** What a holder leaves behind. */
export interface Handover {
  readonly officeId: string;
  readonly appointment: Appointment | null;
  readonly projects: readonly HandoverItem[];
  readonly milestones: readonly HandoverMilestone[];
  /** Whether somebody would act once the office is vacant. */
  readonly fallbackActs: boolean;
}

export interface HandoverItem {
  readonly id: string;
  readonly title: FieldText;
}

export interface HandoverMilestone extends HandoverItem {
  readonly projectId: string;
  readonly projectTitle: FieldText;
  readonly promisedOn: string | null;
  readonly overdue: boolean;
  readonly late: boolean;
  readonly helpRequest: { readonly text: string; readonly answerBy: string | null } | null;
}

/** The holder's last day, and who follows: `successorId` null leaves the office vacant. */
export interface HandoverInput {
  readonly lastOn: string;
  readonly successorId: string | null;
  readonly successorKind?: 'regular' | 'interim';
  /** Needed where it is about days that have passed. */
  readonly reason?: string | null;
}
