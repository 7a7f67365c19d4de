import type { FieldText } from './field-text';
import type { Session } from './session';

/** Who may come in whom the city does not know: nobody without an invitation, or whoever is in a group that has a rule. */
export type NewcomerPolicy = 'invited' | 'by-group';
/** What becomes of an appointment that follows from a group: somebody who may appoint decides, or it is made at once. */
export type GroupAppointments = 'proposed' | 'at-once';
/** Who may come in by password or passkey. Admins always may, so that nobody is locked out. */
export type PasswordSignIn = 'everybody' | 'admins';
export type GroupGift = 'member' | 'admin' | 'council' | 'office';

/** What a group of the identity provider is worth here. */
export interface GroupRule {
  /** As the provider writes it; capitals count. */
  readonly group: string;
  readonly gives: GroupGift;
  /** With `office` alone. */
  readonly officeId: string | null;
  readonly appointment: 'regular' | 'stand-in' | null;
}

/** A city's identity provider, as its admins see it. The secret is never told. */
export interface IdentityProvider {
  /** Its address, as it writes it itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  /** What is asked for; `openid` always is. */
  readonly scopes: readonly string[];
  /** The claim that names the groups; dots lead into objects. */
  readonly groupsClaim: string;
  /** One of them is demanded of every sign-in; empty: any will do. */
  readonly requiredAcr: readonly string[];
  /** Values of `acr` or `amr` that count as a second factor. */
  readonly secondFactorValues: readonly string[];
  readonly newcomers: NewcomerPolicy;
  readonly appointments: GroupAppointments;
  readonly passwordSignIn: PasswordSignIn;
  readonly enabled: boolean;
  readonly rules: readonly GroupRule[];
}

export interface IdentityProviderSettings {
  /** Null: none is connected. */
  readonly provider: IdentityProvider | null;
  /** The address that must be registered at the provider. */
  readonly redirectAddress: string;
  /** Where the provider leads back to after signing out. */
  readonly signedOutAddress: string;
  /** 0 where none is connected. */
  readonly version: number;
}

export interface IdentityProviderInput extends Omit<IdentityProvider, 'hasSecret'> {
  /** Null: none is needed. What is not given stays, unless issuer or client are others than before. */
  readonly clientSecret?: string | null;
}

/** Asks a provider what it says of itself, before anything is saved. */
export interface IdentityProviderCheckInput {
  readonly issuer: string;
}

export interface IdentityProviderCheck {
  /** As the provider writes it. */
  readonly issuer: string;
  /** Whether signing out here can sign out there. */
  readonly offersSignOut: boolean;
  readonly acrValues: readonly string[];
  readonly scopes: readonly string[];
}

export interface ProviderSignInInput {
  /** Path and query to go on to; an address of this site. */
  readonly returnTo?: string;
}

/** Where the browser goes on. */
export interface ProviderAddress {
  readonly address: string;
}

/** What the provider said, as it stands behind `?` in the address that it led back to. */
export interface ProviderAnswerInput {
  readonly query: string;
}

export interface ProviderAnswer {
  readonly session: Session;
  readonly returnTo: string | null;
}

/** After signing out: where the browser goes on to sign out at the provider; null where that is not offered. */
export interface ProviderSignOut {
  readonly address: string | null;
}

/** Whether the own account is connected with the city's. */
export interface ProviderLink {
  /** Whether the city has an identity provider that can be connected. */
  readonly available: boolean;
  /** The instant since which; null: it is not. */
  readonly linkedAt: string | null;
}

/** An appointment that follows from a group and waits for a decision. */
export interface AppointmentProposal {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly officeId: string;
  readonly officeTitle: FieldText;
  readonly kind: 'regular' | 'stand-in';
  readonly proposedAt: string;
  readonly version: number;
}

export interface AppointmentProposalDecision {
  readonly accepted: boolean;
}
