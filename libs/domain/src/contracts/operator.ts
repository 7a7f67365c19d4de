import type { Language } from './field-text';
import type { Invitation, InvitationGuest } from './people';

/** First parts of addresses that are pages of the product itself. */
export const RESERVED_SLUGS = [
  'account',
  'api',
  'confirm-address',
  'health',
  'metrics',
  'operator',
  'reset-password',
  'restore-address',
  'sign-in',
] as const;

/** How far a municipality has come. */
export const MUNICIPALITY_STATES = ['invited', 'begun', 'drafted', 'published'] as const;
export type MunicipalityState = (typeof MUNICIPALITY_STATES)[number];

/** A municipality as whoever runs the installation sees it: no content. */
export interface OperatorMunicipality {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly demo: boolean;
  readonly foundedOn: string;
  readonly state: MunicipalityState;
  /** The day on which somebody last changed something; null: nobody did. */
  readonly lastActiveOn: string | null;
  /** The instant since which it is closed to everybody; null where it is open. */
  readonly suspendedAt: string | null;
  /** The instant from which it may be removed for good; null where it is not marked. */
  readonly removalDueAt: string | null;
  /** The instant until which its data may be read, because one of its admins said so. */
  readonly consentUntil: string | null;
  /** Mail that could not be handed over yet, and mail that was refused for good in the last 30 days. */
  readonly mail: { readonly waiting: number; readonly refused: number };
  readonly version: number;
}

export interface MunicipalityFounding {
  readonly slug: string;
  readonly name: string;
  readonly languages: readonly Language[];
  /** `Europe/Berlin` where not said. */
  readonly timeZone?: string;
  /** The address of its first admin. */
  readonly admin: string;
}

export interface FoundedMunicipality {
  readonly municipality: OperatorMunicipality;
  readonly invitation: Invitation;
}

export interface OperatorMunicipalityPatch {
  readonly suspended: boolean;
}

/** A new link for whoever is to administer a municipality. */
export interface AdminInvitationInput {
  readonly email: string;
}

/** Marks for removal; with the slug typed out as `now`, at once. */
export interface RemovalInput {
  readonly now?: string;
}

/** What there was once, and is no more. */
export interface RemovedMunicipality {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly removedAt: string;
  /** Files that are still being erased. */
  readonly filesLeft: number;
}

/** How the installation is. */
export interface InstallationState {
  readonly version: string;
  readonly startedAt: string;
  readonly database: { readonly version: string; readonly bytes: number };
  readonly mail: {
    /** Whether mail can leave at all. */
    readonly available: boolean;
    /** Of no municipality. */
    readonly waiting: number;
    readonly refused: number;
  };
}

export type OperatorGuest = Omit<InvitationGuest, 'name'>;

/** What an operator may read of a municipality, because one of its admins said so. */
export interface OperatorConsent {
  readonly id: string;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  readonly expiresAt: string;
  /** The instant at which it was taken back before that. */
  readonly revokedAt: string | null;
  /** How often something was read. */
  readonly reads: number;
}

export interface OperatorConsentInput {
  readonly reason: string;
  /** 1 to 72. */
  readonly hours: number;
}

/** The other parts of the form: none. */
export type RestorationFields = Readonly<Record<string, never>>;

export interface RestoredMunicipality {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly rows: number;
  readonly files: number;
}
