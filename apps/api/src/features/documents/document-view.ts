import { localDay } from '@wegmarke/domain/calendar';
import type { ProjectDocument } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import type { DocumentRecord } from './documents.repository';

/** A document as whoever asks may see it. */
export function toDocument(record: DocumentRecord, { actor, municipality }: Access): ProjectDocument {
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
    addedBy: actor.kind === 'member' || record.namePublic ? record.addedBy : null,
    office: record.office,
    version: record.version,
  };
}
