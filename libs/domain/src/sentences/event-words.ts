import { isDay } from '../calendar';
import type { AuditChange, AuditEvent, AuditNoun, AuditTitle, AuditVerb, FieldText } from '../contracts';
import type { WordKey, Words } from '../words';

/** An event of the log in words. */
export interface EventWords {
  readonly actor: string;
  readonly what: string;
  /** What it is about, as it is called now; empty where it is about nothing that has a name. */
  readonly subject: string;
  readonly changes: string;
}

/** Who did what to what, and what changed: "Mara Beispiel", "Abwesenheit: hinzugefügt", "", "ab: 2026-11-22". */
export function eventWords(words: Words<WordKey>, event: AuditEvent): EventWords {
  const [noun, verb] = event.action.split('.') as [AuditNoun, AuditVerb];
  const details = Object.entries(event.detail).map(([field, value]) =>
    words.say('member.audit.set', { field: fieldWord(words, field), after: valueWord(words, field, value) }),
  );
  return {
    actor: actorWord(words, event.actor),
    what: `${words.say(`member.audit.noun.${noun}`)}: ${words.say(`member.audit.verb.${verb}`)}`,
    subject: subjectWord(words, event.subject),
    changes: [...event.changes.flatMap((change) => changeWord(words, event, change)), ...details].join('; '),
  };
}

function actorWord(words: Words<WordKey>, { kind, name }: AuditEvent['actor']): string {
  if (kind === 'person') return name ?? words.say('member.audit.erased');
  return words.say(`member.audit.${kind}`);
}

function subjectWord(words: Words<WordKey>, subject: AuditEvent['subject']): string {
  return subject?.title ? titleWord(words, subject.title) : '';
}

const titleWord = (words: Words<WordKey>, title: AuditTitle): string =>
  title.kind === 'name' ? title.name : words.field(title.text);

/** Columns that mean something to the program alone. */
const SILENT = new Set(['id', 'token_hash', 'arriving', 'revision']);

/** Nothing of ids that have no name: they say nothing to a reader, and stand in the interface for whoever needs them. */
function changeWord(
  words: Words<WordKey>,
  { titles }: AuditEvent,
  { field, withheld, before, after }: AuditChange,
): string[] {
  const isNameless = (value: unknown): boolean => isUuid(value) && !(value in titles);
  if (SILENT.has(field) || (isNameless(before) && isNameless(after))) return [];
  if ((isNameless(before) && after === null) || (before === null && isNameless(after))) return [];
  const named = fieldWord(words, field);
  if (withheld) return [words.say('member.audit.withheld', { field: named })];
  const say = (value: unknown): string => {
    const title = isUuid(value) ? titles[value] : undefined;
    return title ? titleWord(words, title) : valueWord(words, field, value);
  };
  return before === null
    ? [words.say('member.audit.set', { field: named, after: say(after) })]
    : [words.say('member.audit.fromTo', { field: named, before: say(before), after: say(after) })];
}

/** A column by its word; one without is named as it is. */
function fieldWord(words: Words<WordKey>, field: string): string {
  const key = `member.audit.field.${field}`;
  return words.has(key) ? words.say(key) : field;
}

/** Columns whose values are names of the program: where each name has its word, at one place or another. */
const VALUES: Readonly<Record<string, string>> = {
  answer: 'member.audit.answer',
  kind: 'member.offices.appointmentKind member.offices.kind',
  language: 'language',
  languages: 'language',
  method: 'member.account.method',
  methods: 'member.account.method',
  roles: 'member.people',
  second_factor: 'member.policy',
  view: 'member.export.view',
};

function valueWord(words: Words<WordKey>, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.say('member.audit.nothing');
  if (typeof value === 'boolean') return words.say(value ? 'member.audit.yes' : 'member.audit.no');
  if (typeof value === 'string')
    return isDay(value)
      ? words.shortDate(value)
      : (instantDay(words, value) ?? namedWord(words, field, value));
  if (Array.isArray(value))
    return value.length === 0
      ? words.say('member.audit.nothing')
      : value.map((each) => namedWord(words, field, String(each))).join(', ');
  if (isText(value)) return words.field(value);
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** One name, or several with spaces between them. */
function namedWord(words: Words<WordKey>, field: string, value: string): string {
  const said = value.split(' ').map((name) => {
    const key = (VALUES[field] ?? '')
      .split(' ')
      .map((place) => `${place}.${name}`)
      .find((one) => words.has(one));
    return key !== undefined && words.has(key) ? words.say(key) : null;
  });
  return said.includes(null) ? value : said.join(', ');
}

/** An instant as the database writes it, as its day: that is what a reader compares. */
function instantDay(words: Words<WordKey>, value: string): string | null {
  const day = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d/.exec(value)?.[1];
  return day !== undefined && isDay(day) ? words.shortDate(day) : null;
}

const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(value);

const isText = (value: unknown): value is FieldText =>
  typeof value === 'object' && value !== null && 'source' in value && 'texts' in value;
