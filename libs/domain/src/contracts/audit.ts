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
  'ask-answer',
  'dependency',
  'department',
  'document',
  'erasure',
  'export',
  'help-request',
  'import',
  'invitation',
  'membership',
  'municipality',
  'occasion',
  'office',
  'owner-suggestion',
  'passkey',
  'password',
  'person',
  'personal-data',
  'reorganisation',
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
  ...changesOf('ask-answer'),
  ...changesOf('dependency'),
  ...changesOf('department'),
  ...changesOf('document'),
  ...changesOf('help-request'),
  ...changesOf('import'),
  ...changesOf('invitation'),
  ...changesOf('membership'),
  ...changesOf('municipality'),
  ...changesOf('occasion'),
  ...changesOf('office'),
  ...changesOf('owner-suggestion'),
  ...changesOf('password'),
  ...changesOf('person'),
  ...changesOf('reorganisation'),
  ...changesOf('retention'),
  ...changesOf('strategy'),
  ...changesOf('update'),
  'access.refused',
  'session.begun',
  'session.ended',
  'session.failed',
  'export.made',
  'personal-data.made',
  'erasure.requested',
  'erasure.carried-out',
  'retention.carried-out',
] as const satisfies readonly `${AuditNoun}.${AuditVerb}`[];
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did it. Only ids: names are looked up when somebody reads, so that they can be erased. */
export type AuditActorKind = 'person' | 'account' | 'operator' | 'system' | 'public';
