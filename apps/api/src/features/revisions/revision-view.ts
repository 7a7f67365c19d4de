import type { FieldText, RecordedRevision, RevisionEntry, RevisionFigures } from '@wegmarke/domain/contracts';
import { type Entry } from '@wegmarke/domain/plan';
import { retractedBy, valueBefore, valueOf } from '@wegmarke/domain/revisions';
import type { CourseService } from '../course/course.service';
import type { Ledger } from '../ledger/ledger.service';
import type { RecordedText } from './revisions.repository';
import { destinationOf, type ToldRevision, type ToldRevisions } from './told-revisions';

export type Titles = Awaited<ReturnType<CourseService['titles']>>;

/** All that a revision is told with. */
export interface Telling {
  readonly ledger: Ledger;
  readonly told: ToldRevisions;
  readonly titles: Titles;
  readonly isMember: boolean;
  readonly officeTitle: (officeId: string) => FieldText | null;
  readonly persons: ReadonlyMap<string, string>;
  readonly texts: readonly RecordedText[];
  readonly undoneBy: ReadonlyMap<number, number>;
  readonly undoes: ReadonlyMap<number, number>;
  /** So many of a revision's entries are told; the others counted. */
  readonly mostEntries: number;
}

export interface FiguresAround {
  readonly on: string;
  readonly before: RevisionFigures | null;
  readonly after: RevisionFigures;
}

export function toRevision({ revision, entries, kinds }: ToldRevision, telling: Telling): RecordedRevision {
  const { ledger, isMember, titles } = telling;
  const { recordedAt, personId, officeId, reason, reasonTexts, paper } = ledger.recording(revision);
  const isReport = kinds.every((kind) => kind === 'reported');
  return {
    revision,
    recordedAt: recordedAt.toISOString(),
    kinds,
    person: isMember && personId !== null ? (telling.persons.get(personId) ?? null) : null,
    office: officeId === null ? null : telling.officeTitle(officeId),
    // What an office says of its own report stays inside; why the plan was changed is public.
    reason: isMember || !isReport ? reason : null,
    ...(reasonTexts && (isMember || !isReport) ? { reasonTexts } : {}),
    paper,
    undoneBy: telling.undoneBy.get(revision) ?? null,
    undoes: telling.undoes.get(revision) ?? null,
    entries: entries.slice(0, telling.mostEntries).map((entry) => toEntry(entry, telling)),
    entryCount: entries.length,
    texts: telling.texts
      .filter((text) => text.revision === revision)
      .map(({ subjectId, field, before, after }) => ({
        subjectId,
        subjectType: titles.typeOf(subjectId),
        title: titles.of(subjectId),
        field,
        before: before ?? null,
        after: after ?? null,
      })),
  };
}

function toEntry(entry: Entry, { ledger, told, titles }: Telling): RevisionEntry {
  const { id, value, validOn, subjectId } = entry;
  const toId = destinationOf(entry);
  const target = value.kind === 'retracted' ? retractedBy(entry, (each) => told.entry(each)) : undefined;
  return {
    id,
    kind: value.kind,
    validOn,
    subjectId,
    subjectType: titles.typeOf(subjectId),
    title: titles.of(subjectId),
    toId,
    toTitle: toId === null ? null : titles.of(toId),
    ...told.whereIs(entry),
    retracted: told.retracted.has(id),
    value: valueOf(value),
    was: valueBefore(entry, ledger.entriesOf(subjectId)),
    retracts: target?.value.kind ?? null,
  };
}
