/** What becomes of a row when the person it names is erased. */
type Fate =
  /** It stays: the person's row, whose name is replaced, is all that it names. */
  | 'stays'
  /** It goes. */
  | 'goes'
  /** It goes with the account or the membership. */
  | 'goes along';

/** A column by which rows name a person or an account. */
export interface PersonalPlace {
  readonly table: string;
  readonly column: string;
  readonly names: 'person' | 'account';
  readonly fate: Fate;
}

const person = (table: string, columns: readonly string[], fate: Fate): PersonalPlace[] =>
  columns.map((column) => ({ table, column, names: 'person', fate }));
const account = (table: string, fate: Fate, column = 'account_id'): PersonalPlace[] => [
  { table, column, names: 'account', fate },
];

/**
 * Every column by which a row names a person or an account: what an export of somebody's data looks through, and what
 * erasing decides about. A test compares it with the schema's references, so that no later table is forgotten.
 */
export const PERSONAL_PLACES: readonly PersonalPlace[] = [
  ...person('person', ['id'], 'stays'),
  ...person('absence', ['person_id'], 'goes'),
  ...person('absence', ['stand_in_id'], 'stays'),
  ...person('appointment', ['person_id'], 'stays'),
  ...person('appointment_proposal', ['declined_by'], 'stays'),
  ...person('appointment_change', ['person_id'], 'stays'),
  ...person('ask_answer', ['person_id'], 'stays'),
  ...person('audit_event', ['actor_person_id'], 'stays'),
  ...person('contributor', ['person_id', 'named_by', 'ended_by'], 'stays'),
  ...person('default_view', ['person_id'], 'goes'),
  ...person('description', ['person_id'], 'stays'),
  ...person('document', ['person_id', 'removed_by'], 'stays'),
  ...person('erasure_request', ['person_id'], 'goes'),
  ...person('help_request', ['requested_by', 'answered_by'], 'stays'),
  ...person('identity_provider', ['set_by'], 'stays'),
  ...person('import_batch', ['created_by'], 'stays'),
  ...person('inbox_deferral', ['person_id'], 'stays'),
  ...person('invitation', ['person_id'], 'goes'),
  ...person('ledger_revision', ['person_id'], 'stays'),
  ...person('link_answer', ['person_id'], 'stays'),
  ...person('mail', ['person_id'], 'goes'),
  ...person('mail_preference', ['person_id'], 'goes'),
  ...person('membership', ['person_id'], 'goes'),
  ...person('milestone_dependency', ['added_by'], 'stays'),
  ...person('operator_consent', ['granted_by', 'revoked_by'], 'stays'),
  ...person('owner_suggestion', ['suggested_by', 'decided_by'], 'stays'),
  ...person('prepared_update', ['person_id', 'decided_by'], 'stays'),
  ...person('provider_identity', ['person_id'], 'goes'),
  ...person('project_update', ['person_id'], 'stays'),
  ...person('release', ['person_id'], 'stays'),
  ...person('reminder', ['person_id'], 'stays'),
  ...person('reorganisation', ['person_id'], 'stays'),
  ...person('resolution_follower', ['person_id'], 'goes'),
  ...person('resolution_revision', ['tied_by'], 'stays'),
  ...person('report', ['approved_by'], 'stays'),
  ...person('report_author', ['person_id'], 'stays'),
  ...person('saved_view', ['person_id'], 'stays'),
  ...person('update_link', ['person_id'], 'stays'),
  ...account('account', 'goes along', 'id'),
  ...account('access_token', 'goes along'),
  ...account('account_link', 'goes along'),
  ...account('account_mail', 'goes along'),
  ...account('appointment_proposal', 'goes along'),
  ...account('audit_event', 'stays', 'actor_account_id'),
  ...account('ceremony', 'goes along'),
  ...account('credential', 'goes along'),
  ...account('idempotency_record', 'goes'),
  ...account('mail', 'goes'),
  ...account('membership', 'goes along'),
  ...account('operator', 'goes along'),
  ...account('provider_identity', 'goes along'),
  ...account('provider_right', 'goes along'),
  ...account('passkey', 'goes along'),
  ...account('recovery_code', 'goes along'),
  ...account('session', 'goes along'),
  ...account('sign_in', 'goes along'),
  ...account('totp', 'goes along'),
];

/** Belong to accounts, not to a municipality: read by the account alone. */
export const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'account',
  'account_link',
  'account_mail',
  'ceremony',
  'credential',
  'operator',
  'passkey',
  'recovery_code',
  'session',
  'sign_in',
  'totp',
]);

/** Secrets, and what is no statement about anybody: never handed out. */
export const KEPT_BACK: readonly string[] = [
  'municipality_id',
  'token_hash',
  'code_hash',
  'password_hash',
  'secret',
  'client_secret',
  'public_key',
  'challenge',
  'body_hash',
  'file_table',
  'outcome',
  'html',
  'headers',
];

/** Texts that people write freely, in which a name may stand; `id` names the row. */
export const FREE_TEXTS: readonly {
  readonly table: string;
  readonly id: string;
  readonly columns: readonly string[];
}[] = [
  { table: 'appointment_change', id: 'subject_id', columns: ['reason'] },
  { table: 'ask_answer', id: 'update_id', columns: ['answer', 'ask_text'] },
  { table: 'department', id: 'id', columns: ['title'] },
  { table: 'description', id: 'subject_id', columns: ['value'] },
  { table: 'document', id: 'id', columns: ['title', 'url'] },
  { table: 'earlier_judgement', id: 'id', columns: ['label', 'text'] },
  { table: 'help_request', id: 'id', columns: ['text', 'answer'] },
  { table: 'import_batch', id: 'id', columns: ['file_name'] },
  { table: 'ledger_revision', id: 'strategy_id', columns: ['reason', 'reason_texts', 'paper'] },
  { table: 'milestone', id: 'id', columns: ['title', 'evidence_link'] },
  { table: 'occasion', id: 'id', columns: ['title'] },
  { table: 'office', id: 'id', columns: ['title'] },
  { table: 'operator_consent', id: 'id', columns: ['reason'] },
  { table: 'owner_suggestion', id: 'id', columns: ['reason', 'decision_reason'] },
  { table: 'pillar', id: 'id', columns: ['title', 'summary'] },
  { table: 'plan_text_change', id: 'subject_id', columns: ['before', 'after'] },
  { table: 'prepared_update', id: 'id', columns: ['text'] },
  {
    table: 'project',
    id: 'id',
    columns: ['title', 'benefit', 'description', 'partners', 'judgement', 'source'],
  },
  { table: 'project_update', id: 'id', columns: ['happened', 'next', 'ask_text'] },
  { table: 'reorganisation', id: 'id', columns: ['reason', 'account'] },
  { table: 'resolution', id: 'id', columns: ['reference', 'title', 'body', 'link'] },
  {
    table: 'report',
    id: 'id',
    columns: ['title', 'body', 'texts', 'project_notes', 'requests', 'corrects_note', 'returned_reason'],
  },
  { table: 'edition', id: 'strategy_id', columns: ['title', 'body', 'corrects_note'] },
  { table: 'saved_view', id: 'id', columns: ['name'] },
  { table: 'strategy', id: 'id', columns: ['title', 'vision', 'source'] },
];
