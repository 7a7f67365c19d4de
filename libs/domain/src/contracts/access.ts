/** How somebody has shown who they are. */
export type SignInMethod = 'password' | 'totp' | 'passkey' | 'recovery-code' | 'oidc' | 'link';

/** Whose second factor a municipality demands. `digital-office`: whoever steers the plan, and the admins. */
export type SecondFactorDemand = 'nobody' | 'admins' | 'digital-office' | 'everybody';

/** Who must show a second factor in a municipality. */
export interface AccessPolicy {
  readonly secondFactor: SecondFactorDemand;
  /** The first day on which it is demanded; null where it is of nobody. */
  readonly fromOn: string | null;
  /** How many of those whom it would reach have none, by demand: known before it bites. */
  readonly withoutSecondFactor: Readonly<Record<SecondFactorDemand, number>>;
  readonly version: number;
}

export interface AccessPolicyInput {
  readonly secondFactor: SecondFactorDemand;
  /** Today or later: until then everybody is told, and can set one up. */
  readonly fromOn: string | null;
}

/** What is known of how an account is protected, for its owner alone. */
export interface AccountSecurity {
  /** The instant at which the password was set; null: there is none. */
  readonly passwordSetAt: string | null;
  /** The instant since which codes of an app are asked for; null: they are not. */
  readonly totpSince: string | null;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly Passkey[];
  /** The address that waits to be confirmed. */
  readonly pendingEmail: string | null;
  /** Whether mail can leave: without it no address can be changed. */
  readonly mailAvailable: boolean;
  /** Whether this session has shown who it is within the last minutes: dangerous acts ask for it. */
  readonly recent: boolean;
}

export interface Passkey {
  /** Of the credential, base64url. */
  readonly id: string;
  readonly name: string;
  /** Whether it may be on several devices of its owner. */
  readonly synced: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** What `navigator.credentials` is asked, as JSON of WebAuthn, and the name of the question. */
export interface PasskeyQuestion {
  readonly ceremonyId: string;
  readonly options: object;
}

/** What the authenticator answered, as JSON of WebAuthn. */
export interface PasskeyAnswer {
  readonly ceremonyId: string;
  readonly response: object;
}

export interface PasskeyInput extends PasskeyAnswer {
  readonly name: string;
}

export interface PasskeyPatch {
  readonly name: string;
}

/** Told once; not in force before a code of it has been given. */
export interface TotpEnrolment {
  /** Base32, for whoever types it. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** The same as a QR code: the rows of its modules, dark ones as `1`. */
  readonly modules: readonly string[];
}

export interface TotpCode {
  readonly code: string;
}

/** Told once: only their hashes are kept. The former ones hold no more. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
}

/** Shows anew who one is: by password, with the code where the account asks for one. */
export interface Proof {
  readonly password: string;
  readonly code?: string;
}

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
}

export interface PasswordResetRequest {
  readonly email: string;
  /** The municipality whose name and colour the mail bears. */
  readonly slug?: string;
}

export interface AccountLinkToken {
  readonly token: string;
}

/** Whom a link is for, while it can be taken up. */
export interface AccountLinkGuest {
  readonly email: string;
  readonly expiresAt: string;
}

export interface PasswordReset extends AccountLinkToken {
  readonly password: string;
}

export interface EmailChange {
  readonly email: string;
}

/** A session of one's own. */
export interface SessionEntry {
  readonly id: string;
  /** `Firefox, Windows`; null: not known. */
  readonly device: string | null;
  readonly methods: readonly SignInMethod[];
  readonly beganAt: string;
  readonly lastUsedAt: string;
  readonly isCurrent: boolean;
}

/** A sign-in to one's own account, or how often it was refused within an hour. */
export interface SignInRecord {
  readonly id: string;
  readonly outcome: 'begun' | 'refused';
  readonly at: string;
  readonly methods: readonly SignInMethod[];
  readonly device: string | null;
  readonly count: number;
}

/** What a token may be used for: `read`, and groups of what can be changed. */
export type TokenScope = 'read' | 'milestones' | 'plan' | 'people';

/** A token for one's own programs, in one municipality. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: string;
  /** Its last day. */
  readonly expiresOn: string;
  readonly lastUsedAt: string | null;
  readonly state: 'active' | 'expired' | 'revoked';
}

export interface AccessTokenInput {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** At most 365 days ahead. */
  readonly expiresOn: string;
}

/** Told once: only the hash of the token is kept. */
export interface NewAccessToken {
  readonly accessToken: AccessToken;
  /** `wgm_…`, for `Authorization: Bearer`. */
  readonly token: string;
}
