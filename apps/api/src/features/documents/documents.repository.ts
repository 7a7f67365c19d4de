import { Injectable } from '@nestjs/common';
import type { Readers } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

/** What a document belongs to, as far as rights depend on it. */
export interface DocumentPlace {
  readonly projectId: string;
  readonly milestoneId: string | null;
  readonly strategyId: string;
  /** The office that answers for it. */
  readonly officeId: string;
  readonly departmentId: string | null;
  /** Whether the public may read of its project. */
  readonly published: boolean;
}

export interface DocumentRecord extends DocumentPlace {
  readonly id: string;
  readonly kind: 'file' | 'link';
  readonly title: string;
  readonly readers: Readers;
  readonly url: string | null;
  readonly mediaType: string | null;
  readonly size: string | null;
  readonly sha256: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
  /** In whose name it was added; null for whoever held no office any more. */
  readonly addedByOfficeId: string | null;
  readonly version: number;
}

export interface NewDocument {
  readonly id: string;
  readonly title: string;
  readonly readers: Readers;
  readonly url: string | null;
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly personId: string;
  readonly officeId: string | null;
}

const PLACE = `
  p.strategy_id as "strategyId", p.department_id as "departmentId",
  (s.published and p.published_on is not null) as published`;

const SELECTED = `
  d.id, d.project_id as "projectId", d.milestone_id as "milestoneId", ${PLACE},
  coalesce(m.office_id, p.office_id) as "officeId", d.kind, d.title, d.readers, d.url, d.media_type as "mediaType",
  d.size::text, d.sha256, to_char(d.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt",
  n.name as "addedBy", d.office_id as "addedByOfficeId", d.version`;

const FROM = `
  from document d
  join project p on p.municipality_id = d.municipality_id and p.id = d.project_id
  join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
  left join milestone m on m.municipality_id = d.municipality_id and m.id = d.milestone_id
  join person n on n.municipality_id = d.municipality_id and n.id = d.person_id
  where d.municipality_id = $1 and d.removed_at is null`;

@Injectable()
export class DocumentsRepository {
  /** Null where the plan has no such project. */
  async placeOfProject(query: Query, municipalityId: string, id: string): Promise<DocumentPlace | null> {
    const [found] = await query<DocumentPlace>(
      `select p.id as "projectId", null::uuid as "milestoneId", p.office_id as "officeId", ${PLACE}
       from project p join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
       where p.municipality_id = $1 and p.id = $2 and p.left_on is distinct from '${NOT_IN_PLAN}'`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  async placeOfMilestone(query: Query, municipalityId: string, id: string): Promise<DocumentPlace | null> {
    const [found] = await query<DocumentPlace>(
      `select p.id as "projectId", m.id as "milestoneId", coalesce(m.office_id, p.office_id) as "officeId", ${PLACE}
       from milestone m
       join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
       join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
       where m.municipality_id = $1 and m.id = $2 and m.left_on is distinct from '${NOT_IN_PLAN}'`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** Of a project and its milestones, the newest first. */
  ofProject(
    query: Query,
    municipalityId: string,
    projectId: string,
    readers: readonly Readers[],
  ): Promise<DocumentRecord[]> {
    return query<DocumentRecord>(
      `select ${SELECTED} ${FROM} and d.project_id = $2 and d.readers = any($3::text[])
       order by d.added_at desc, d.id`,
      [municipalityId, projectId, readers],
    );
  }

  /** `lock`: nobody else changes it until the transaction ends. */
  async find(query: Query, municipalityId: string, id: string, lock = false): Promise<DocumentRecord | null> {
    const [found] = await query<DocumentRecord>(
      `select ${SELECTED} ${FROM} and d.id = $2 ${lock ? 'for update of d' : ''}`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** The same content, or the same address, in the same place. */
  async findTwin(
    query: Query,
    municipalityId: string,
    { projectId, milestoneId }: DocumentPlace,
    { sha256, url, readers }: Pick<NewDocument, 'sha256' | 'url' | 'readers'>,
  ): Promise<string | null> {
    const [found] = await query<{ id: string }>(
      `select id from document where municipality_id = $1 and project_id = $2 and milestone_id is not distinct from $3
         and sha256 is not distinct from $4 and url is not distinct from $5 and readers = $6 and removed_at is null
       limit 1`,
      [municipalityId, projectId, milestoneId, sha256, url, readers],
    );
    return found?.id ?? null;
  }

  async add(
    query: Query,
    municipalityId: string,
    { projectId, milestoneId }: DocumentPlace,
    document: NewDocument,
  ): Promise<void> {
    await query(
      `insert into document (municipality_id, id, project_id, milestone_id, kind, title, readers, url, media_type, size,
         sha256, person_id, office_id)
       values ($1, $2, $3, $4, case when $5::text is null then 'file' else 'link' end, $6, $7, $5, $8, $9, $10, $11, $12)`,
      [
        municipalityId,
        document.id,
        projectId,
        milestoneId,
        document.url,
        document.title,
        document.readers,
        document.mediaType,
        document.size,
        document.sha256,
        document.personId,
        document.officeId,
      ],
    );
  }

  async change(
    query: Query,
    municipalityId: string,
    id: string,
    { title, readers }: { readonly title: string; readonly readers: Readers },
  ): Promise<void> {
    await query(
      `update document set title = $3, readers = $4, version = version + 1
       where municipality_id = $1 and id = $2 and removed_at is null`,
      [municipalityId, id, title, readers],
    );
  }

  async remove(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    await query(
      `update document set removed_at = clock_timestamp(), removed_by = $3, version = version + 1
       where municipality_id = $1 and id = $2 and removed_at is null`,
      [municipalityId, id, personId],
    );
  }

  /** Whether the evidence of a reported completion would rest on nothing without the document. */
  async isOnlyEvidence(query: Query, municipalityId: string, id: string): Promise<boolean> {
    const [found] = await query<{ only: boolean }>(
      `select exists (
         select from document d
         join milestone m on m.municipality_id = d.municipality_id and m.id = d.milestone_id
         where d.municipality_id = $1 and d.id = $2 and m.evidence in ('evidenced', 'verified')
           and m.evidence_link is null and not exists (
             select from document x where x.municipality_id = $1 and x.milestone_id = d.milestone_id
               and x.id <> d.id and x.removed_at is null)
       ) as only`,
      [municipalityId, id],
    );
    return found?.only ?? false;
  }

  /** Pages that the public reads are kept by the versions of strategies: tells them that one changed. */
  async touchStrategy(query: Query, municipalityId: string, strategyId: string): Promise<void> {
    await query(`update strategy set version = version + 1 where municipality_id = $1 and id = $2`, [
      municipalityId,
      strategyId,
    ]);
  }

  /** Notes, before they are stored, that bytes will lie in the store. */
  async expectContent(query: Query, municipalityId: string, sha256: string): Promise<void> {
    await query(
      `insert into document_content (municipality_id, sha256) values ($1, $2)
       on conflict (municipality_id, sha256) do update set received_at = clock_timestamp()`,
      [municipalityId, sha256],
    );
  }

  /**
   * Content that nothing has needed for `days`, and that did not arrive in the last hour; null where there is none.
   * Locked, so that whoever uploads the same again waits until it is erased.
   */
  async unneededContent(query: Query, municipalityId: string, days: number): Promise<string | null> {
    const [found] = await query<{ sha256: string }>(
      `select c.sha256 from document_content c
       where c.municipality_id = $1 and c.received_at < clock_timestamp() - interval '1 hour'
         and not exists (
           select from document d where d.municipality_id = $1 and d.sha256 = c.sha256
             and (d.removed_at is null or d.removed_at > clock_timestamp() - make_interval(days => $2)))
       limit 1 for update of c skip locked`,
      [municipalityId, days],
    );
    return found?.sha256 ?? null;
  }

  async forgetContent(query: Query, municipalityId: string, sha256: string): Promise<void> {
    await query(`delete from document_content where municipality_id = $1 and sha256 = $2`, [
      municipalityId,
      sha256,
    ]);
  }
}
