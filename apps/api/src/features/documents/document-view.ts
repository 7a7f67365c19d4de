import { localDay } from '@wegmarke/domain/calendar';
import type { Office, ProjectDocument } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import type { DocumentRecord } from './documents.repository';

/** A document as whoever asks may see it. */
export function toDocument(
  record: DocumentRecord,
  offices: ReadonlyMap<string, Office>,
  { actor, municipality }: Access,
): ProjectDocument {
  const office = offices.get(record.addedByOfficeId ?? '');
  // The public reads the name where the office shows its holder, and it is theirs.
  const isShown = actor.kind === 'member' || office?.holder?.name === record.addedBy;
  return {
    id: record.id,
    projectId: record.projectId,
    milestoneId: record.milestoneId,
    kind: record.kind,
    title: record.title,
    readers: record.readers,
    url: record.url,
    mediaType: record.mediaType,
    size: record.size === null ? null : Number(record.size),
    sha256: record.sha256,
    addedOn: localDay(new Date(record.addedAt), municipality.timeZone),
    addedBy: isShown ? record.addedBy : null,
    office: office?.title ?? null,
    version: record.version,
  };
}
