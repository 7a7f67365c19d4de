import { localDay } from '@wegmarke/domain/calendar';
import type {
  Office,
  ProjectUpdate,
  ProjectUpdateVersion,
  UpdateAsk,
  AskAnswer,
} from '@wegmarke/domain/contracts';
import { readableBy } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import type { UpdateRecord } from './updates.repository';

type Offices = ReadonlyMap<string, Office>;

/** An update as whoever asks may read it: what is asked stays inside the administration. */
export function toUpdate(record: UpdateRecord, offices: Offices, access: Access): ProjectUpdate {
  return {
    id: record.id,
    projectId: record.projectId,
    readers: record.readers,
    happened: record.happened,
    next: record.next,
    ask: askOf(record, offices, access),
    office: officeOf(record, offices),
    author: authorOf(record, offices, access),
    writtenOn: localDay(new Date(record.writtenAt), access.municipality.timeZone),
    recordedAt: record.recordedAt,
    version: record.version,
  };
}

export function toVersion(record: UpdateRecord, offices: Offices, access: Access): ProjectUpdateVersion {
  const { version, recordedAt, readers, happened, next, withdrawn } = record;
  return {
    version,
    recordedAt,
    readers,
    happened,
    next,
    withdrawn,
    ask: askOf(record, offices, access),
    office: officeOf(record, offices),
    author: authorOf(record, offices, access),
  };
}

function askOf(record: UpdateRecord, offices: Offices, access: Access): UpdateAsk | null {
  const office = offices.get(record.askOfficeId ?? '');
  if (!office || record.askText === null || !readableBy(access.actor).includes('office')) return null;
  const answer = answerOf(record, offices, access);
  const handedFrom = offices.get(record.handedFrom ?? '') ?? null;
  return { office, handedFrom, text: record.askText, answerBy: record.askBy, answer };
}

function answerOf(record: UpdateRecord, offices: Offices, { municipality }: Access): AskAnswer | null {
  if (record.answer === null || record.answeredBy === null || record.answeredAt === null) return null;
  return {
    text: record.answer,
    by: record.answeredBy,
    office: offices.get(record.answerOfficeId ?? '') ?? null,
    answeredOn: localDay(new Date(record.answeredAt), municipality.timeZone),
  };
}

function officeOf(record: UpdateRecord, offices: Offices): Office | null {
  return offices.get(record.officeId ?? '') ?? null;
}

/** The public reads the name where the office shows its holder, and it is theirs. */
function authorOf(record: UpdateRecord, offices: Offices, { actor }: Access): string | null {
  if (actor.kind === 'member') return record.author;
  return officeOf(record, offices)?.holder?.name === record.author ? record.author : null;
}
