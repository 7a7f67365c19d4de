import { localDay } from '@wegmarke/domain/calendar';
import type {
  FieldText,
  MilestoneStatus,
  RecordedRevision,
  RevisionEntry,
  RevisionText,
  ScopeAccountRow,
} from '@wegmarke/domain/contracts';
import { entryDeed } from '@wegmarke/domain/sentences';
import { type Column, type Said, tableOf, type ViewTable } from './view-table';

/** One thing that a revision did: an entry, or a text that it wrote anew. */
interface LedgerLine {
  readonly revision: RecordedRevision;
  readonly recordedOn: string;
  readonly subject: Pick<RevisionText, 'subjectId' | 'title'>;
  /** Null: a text. */
  readonly entry: RevisionEntry | null;
}

const field = (text: FieldText | null | undefined, words: Said): string | null =>
  text ? words.field(text) : null;

const LEDGER: readonly Column<LedgerLine>[] = [
  { heading: 'ledger.file.revision', cell: ({ revision }) => revision.revision },
  { heading: 'ledger.file.recordedOn', isDay: true, cell: ({ recordedOn }) => recordedOn },
  { heading: 'ledger.file.recordedAt', cell: ({ revision }) => revision.recordedAt },
  {
    heading: 'ledger.kind',
    cell: ({ revision }, words) => words.list(revision.kinds.map((kind) => words.say(`ledger.kind.${kind}`))),
  },
  { heading: 'project.office', cell: ({ revision }, words) => field(revision.office, words) },
  {
    heading: 'ledger.file.reason',
    cell: ({ revision }, words) => field(revision.reasonTexts, words) ?? revision.reason,
  },
  { heading: 'ledger.file.paper', cell: ({ revision }) => revision.paper },
  {
    heading: 'ledger.file.deed',
    cell: ({ entry }, words) => (entry ? entryDeed(words, entry) : words.say('ledger.kind.described')),
  },
  { heading: 'ledger.file.subject', cell: ({ subject }, words) => words.field(subject.title) },
  { heading: 'ledger.file.id', cell: ({ subject }) => subject.subjectId },
  { heading: 'ledger.file.toward', cell: ({ entry }, words) => field(entry?.toTitle, words) },
  { heading: 'ledger.file.validOn', isDay: true, cell: ({ entry }) => entry?.validOn ?? null },
  { heading: 'ledger.file.value', cell: ({ entry }) => entry?.value ?? null },
  { heading: 'ledger.file.was', cell: ({ entry }) => entry?.was ?? null },
  {
    heading: 'ledger.kind.taken-back',
    cell: ({ entry }, words) => (entry?.retracted ? words.say('ledger.retracted') : null),
  },
  { heading: 'ledger.file.undoes', cell: ({ revision }) => revision.undoes },
  { heading: 'ledger.file.undoneBy', cell: ({ revision }) => revision.undoneBy },
];

/** Who recorded it: where the reader is told of people at all. */
const PERSON: Column<LedgerLine> = {
  heading: 'member.export.person',
  cell: ({ revision }) => revision.person,
};

/** A line an entry and a line a text, newest revision first. */
export function ledgerTable(
  revisions: readonly RecordedRevision[],
  words: Said,
  { timeZone, isMember }: { readonly timeZone: string; readonly isMember: boolean },
): ViewTable {
  const lines = revisions.flatMap((revision): readonly LedgerLine[] => {
    const recordedOn = localDay(new Date(revision.recordedAt), timeZone);
    return [
      ...revision.entries.map((entry) => ({ revision, recordedOn, subject: entry, entry })),
      ...revision.texts.map((subject) => ({ revision, recordedOn, subject, entry: null })),
    ];
  });
  return tableOf(isMember ? [...LEDGER, PERSON] : LEDGER, lines, words);
}

const STATUSES: readonly MilestoneStatus[] = ['done', 'late', 'open', 'dropped', 'merged', 'split'];

/** Counts of milestones as they are added up: what left the scope with a minus. */
const ACCOUNT: readonly Column<ScopeAccountRow>[] = [
  { heading: 'ledger.file.number', cell: ({ number }) => number },
  {
    heading: 'project.pillar',
    cell: ({ title }, words) => field(title, words) ?? words.say('ledger.total'),
  },
  { heading: 'ledger.col.adopted', cell: ({ adopted }) => adopted },
  { heading: 'ledger.col.added', cell: ({ added }) => added },
  { heading: 'ledger.col.parts', cell: ({ parts }) => parts },
  { heading: 'ledger.col.dropped', cell: ({ dropped }) => 0 - dropped },
  { heading: 'ledger.col.merged', cell: ({ merged }) => 0 - merged },
  { heading: 'ledger.col.split', cell: ({ split }) => 0 - split },
  { heading: 'ledger.col.moved', cell: ({ moved }) => moved },
  { heading: 'ledger.file.inScope', cell: ({ inScope }) => inScope },
  ...STATUSES.map((status): Column<ScopeAccountRow> => ({
    heading: (words) => `${words.say('ledger.col.adopted')}: ${words.say(`state.${status}`)}`,
    cell: (row) => row.status?.[status] ?? null,
  })),
];

/** The pillars, then what they sum to, as on the page. */
export function accountTable([all, ...pillars]: readonly ScopeAccountRow[], words: Said): ViewTable {
  return tableOf(ACCOUNT, all ? [...pillars, all] : pillars, words);
}
