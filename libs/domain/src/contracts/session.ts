import type { Language } from './field-text';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or one of the recovery codes; asked for where the account has them. */
  readonly code?: string;
}

/** Who is signed in. */
export interface Session {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language | null;
  /** Whether this session has shown a second factor. */
  readonly secondFactor: boolean;
  /** The slug of the municipality whose identity provider vouches for it: it counts there alone. Null: of no one's. */
  readonly confinedTo: string | null;
  readonly memberships: readonly Membership[];
  /** Whether this account runs the installation. */
  readonly operator: boolean;
  /** Of an operator: the municipalities that may be read at this moment. */
  readonly consents: readonly SessionConsent[];
}

export interface SessionConsent {
  readonly municipality: { readonly id: string; readonly slug: string; readonly name: string };
  readonly until: string;
}

export interface Membership {
  readonly municipality: { readonly id: string; readonly slug: string; readonly name: string };
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Offices acted for today, through appointments that are in force today. */
  readonly offices: readonly HeldOffice[];
  /** The first day on which the municipality demands a second factor of this person; null: it does not. */
  readonly secondFactorFrom: string | null;
  /** Whether this session does not count here: the municipality asks for a sign-in by its own identity provider. */
  readonly providerNeeded: boolean;
  /** The instant until which an operator may read here; null: none may. */
  readonly operatorReadsUntil: string | null;
}

export type Role = 'admin' | 'council';

export interface HeldOffice {
  readonly officeId: string;
  readonly officeKind: OfficeKind;
  readonly departmentId: string | null;
  readonly appointment: AppointmentKind;
}

export type OfficeKind = 'cdo' | 'cio' | 'head' | 'other';
export type AppointmentKind = 'regular' | 'interim' | 'stand-in';
