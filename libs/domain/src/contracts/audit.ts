import type { FieldText } from './field-text';

/**
 * What the log of events can hold: a noun and what happened to it. Each noun and verb has its word in `words`
 * (`audit.noun.…`, `audit.verb.…`).
 */
export const AUDIT_NOUNS = [
  'access',
  'access-policy',
  'access-token',
  'absence',
  'account',
  'appointment',
  'appointment-proposal',
  'ask-answer',
  'contributor',
  'consent',
  'council-system',
  'dependency',
  'department',
  'document',
  'erasure',
  'export',
  'help-request',
  'identity-provider',
  'identity-provider-rule',
  'import',
  'invitation',
  'link-answer',
  'mail-preference',
  'membership',
  'municipality',
  'occasion',
  'office',
  'owner-suggestion',
  'passkey',
  'password',
  'person',
  'personal-data',
  'provider-identity',
  'provider-right',
  'release',
  'reminder-setting',
  'reorganisation',
  'resolution',
  'resolution-revision',
  'report',
  'retention',
  'session',
  'strategy',
  'totp',
  'update',
] as const;
export type AuditNoun = (typeof AUDIT_NOUNS)[number];

export const AUDIT_VERBS = [
  'added',
  'begun',
  'carried-out',
  'changed',
  'ended',
  'failed',
  'made',
  'refused',
  'removed',
  'requested',
  'sealed',
  'used',
] as const;
export type AuditVerb = (typeof AUDIT_VERBS)[number];

const changesOf = <Noun extends AuditNoun>(noun: Noun) =>
  [`${noun}.added`, `${noun}.changed`, `${noun}.removed`] as const;

/** Everything that can be in the log. What triggers on tables record is there by `changesOf`. */
export const AUDIT_ACTIONS = [
  ...changesOf('access-policy'),
  ...changesOf('access-token'),
  ...changesOf('passkey'),
  ...changesOf('totp'),
  ...changesOf('absence'),
  ...changesOf('account'),
  ...changesOf('appointment'),
  ...changesOf('appointment-proposal'),
  ...changesOf('ask-answer'),
  ...changesOf('contributor'),
  ...changesOf('consent'),
  ...changesOf('council-system'),
  ...changesOf('dependency'),
  ...changesOf('mail-preference'),
  ...changesOf('reminder-setting'),
  ...changesOf('department'),
  ...changesOf('document'),
  ...changesOf('erasure'),
  ...changesOf('help-request'),
  ...changesOf('identity-provider'),
  ...changesOf('identity-provider-rule'),
  ...changesOf('import'),
  ...changesOf('invitation'),
  ...changesOf('membership'),
  ...changesOf('municipality'),
  ...changesOf('occasion'),
  ...changesOf('office'),
  ...changesOf('owner-suggestion'),
  ...changesOf('password'),
  ...changesOf('person'),
  ...changesOf('provider-identity'),
  ...changesOf('provider-right'),
  ...changesOf('release'),
  ...changesOf('reorganisation'),
  ...changesOf('resolution'),
  ...changesOf('resolution-revision'),
  ...changesOf('report'),
  ...changesOf('retention'),
  ...changesOf('strategy'),
  ...changesOf('update'),
  'link-answer.added',
  'link-answer.removed',
  'access.refused',
  'password.requested',
  'identity-provider.refused',
  'session.begun',
  'session.ended',
  'session.failed',
  'consent.used',
  'export.made',
  'personal-data.made',
  'erasure.requested',
  'erasure.carried-out',
  'report.sealed',
  'retention.carried-out',
] as const satisfies readonly `${AuditNoun}.${AuditVerb}`[];
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did it. Only ids: names are looked up when somebody reads, so that they can be erased. */
export type AuditActorKind = 'person' | 'account' | 'operator' | 'system' | 'public';

export interface AuditEvent {
  readonly id: string;
  /** Its place in the chain. */
  readonly sequence: number;
  /** Instant, ISO 8601. */
  readonly recordedAt: string;
  readonly action: AuditAction;
  readonly actor: {
    readonly kind: AuditActorKind;
    readonly personId: string | null;
    /** As the person is called now; null for whoever is no person of the municipality. */
    readonly name: string | null;
  };
  readonly subject: { readonly kind: string; readonly id: string; readonly title: AuditTitle | null } | null;
  readonly changes: readonly AuditChange[];
  /** What the things and people whose ids are among the changes are called now, by id. */
  readonly titles: Readonly<Record<string, AuditTitle>>;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** What something is called now: a text in languages, or a person's name. */
export type AuditTitle =
  { readonly kind: 'text'; readonly text: FieldText } | { readonly kind: 'name'; readonly name: string };

/** A column that changed. Values that are secret or a person's own words are not in the log. */
export interface AuditChange {
  readonly field: string;
  readonly withheld: boolean;
  /** JSON values. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The end of a municipality's chain: whoever writes it down can tell later whether anything before it was changed. */
export interface AuditHead {
  /** 0 where nothing has been recorded yet. */
  readonly sequence: number;
  /** SHA-256 in hexadecimal; null where nothing has been recorded yet. */
  readonly hash: string | null;
  readonly recordedAt: string | null;
}
