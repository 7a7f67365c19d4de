import { Injectable } from '@nestjs/common';
import type { Edition, EditionFormat, EditionReaders, Language } from '@wegmarke/domain/contracts';
import type { SealedParts } from '@wegmarke/domain/editions';
import type { Query } from '../../platform/database/database';
import type { MadeFile } from './files/edition-files';

/** An edition with what decides who reads it. */
export interface EditionRecord extends Edition {
  readonly strategyPublished: boolean;
}

/** Bytes of a file with what decides who reads it. */
export interface FileRecord {
  readonly bytes: Buffer;
  readonly hash: string;
  readonly title: string;
  readonly language: Language;
  readonly readers: EditionReaders;
  readonly strategyPublished: boolean;
}

const INSTANT = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `e.number, e.strategy_id as "strategyId", e.title, e.language, e.readers, e.body,
  e.session_on as "sessionOn", e.reference, e.on_day as "on", ${INSTANT('e.known_at')} as "knownAt", e.revision,
  ${INSTANT('e.sealed_at')} as "sealedAt", e.composed_by as "composedBy", e.approved_by as "approvedBy",
  case when e.corrects_number is not null
    then jsonb_build_object('number', e.corrects_number, 'note', e.corrects_note) end as corrects,
  (select coalesce(jsonb_agg(jsonb_build_object('format', f.format, 'bytes', length(f.bytes), 'hash', encode(f.hash, 'hex'))
     order by array_position(array['json', 'pdf', 'xlsx', 'zip', 'docx'], f.format)), '[]')
   from edition_file f where f.municipality_id = $1 and f.number = e.number) as files,
  encode(e.hash, 'hex') as hash, encode(e.previous_hash, 'hex') as "previousHash", e.sample`;

/** Sealed reports and their files: added, never changed. */
@Injectable()
export class EditionsRepository {
  /** Newest first. */
  list(query: Query, municipalityId: string, strategyId: string | null): Promise<EditionRecord[]> {
    return query<EditionRecord>(
      `select ${COLUMNS}, s.published as "strategyPublished",
         array(select c.number from edition c where c.municipality_id = $1 and c.corrects_number = e.number order by 1)
           as "correctedBy"
       from edition e join strategy s on s.municipality_id = e.municipality_id and s.id = e.strategy_id
       where e.municipality_id = $1 and ($2::uuid is null or e.strategy_id = $2)
       order by e.number desc`,
      [municipalityId, strategyId],
    );
  }

  async file(
    query: Query,
    municipalityId: string,
    number: number,
    format: EditionFormat,
  ): Promise<FileRecord | null> {
    const [found] = await query<FileRecord>(
      `select f.bytes, encode(f.hash, 'hex') as hash, e.title, e.language, e.readers, s.published as "strategyPublished"
       from edition_file f
       join edition e on e.municipality_id = f.municipality_id and e.number = f.number
       join strategy s on s.municipality_id = e.municipality_id and s.id = e.strategy_id
       where f.municipality_id = $1 and f.number = $2 and f.format = $3`,
      [municipalityId, number, format],
    );
    return found ?? null;
  }

  /** The newest edition; null where there is none. */
  async last(
    query: Query,
    municipalityId: string,
  ): Promise<{ readonly number: number; readonly hash: string; readonly sealedAt: Date } | null> {
    const [last] = await query<{ number: number; hash: string; sealedAt: Date }>(
      `select number, encode(hash, 'hex') as hash, sealed_at as "sealedAt" from edition
       where municipality_id = $1 order by number desc limit 1`,
      [municipalityId],
    );
    return last ?? null;
  }

  /**
   * The number of the newest edition of a strategy in a language, and the day that it is about. What everybody reads is
   * compared with what everybody could read; null: with what was composed for whomever.
   */
  async lastOf(
    query: Query,
    municipalityId: string,
    of: { readonly strategyId: string; readonly language: Language; readonly readers: EditionReaders },
  ): Promise<{ readonly number: number; readonly on: string } | null> {
    const [last] = await query<{ number: number; on: string }>(
      `select number, on_day as "on" from edition
       where municipality_id = $1 and strategy_id = $2 and language = $3 and ($4 = 'council' or readers = 'public')
       order by number desc limit 1`,
      [municipalityId, of.strategyId, of.language, of.readers],
    );
    return last ?? null;
  }

  /** The number that a report was sealed under; null where it was not. */
  async numberOf(query: Query, municipalityId: string, reportId: string): Promise<number | null> {
    const [found] = await query<{ number: number }>(
      `select number from edition where municipality_id = $1 and report_id = $2`,
      [municipalityId, reportId],
    );
    return found?.number ?? null;
  }

  /** The number of an edition that a file belongs to, but that there is not; null where there is no such file. */
  async strayFile(query: Query, municipalityId: string): Promise<number | null> {
    const [stray] = await query<{ number: number }>(
      `select f.number from edition_file f where f.municipality_id = $1 and not exists (
         select from edition e where e.municipality_id = $1 and e.number = f.number) limit 1`,
      [municipalityId],
    );
    return stray?.number ?? null;
  }

  /** The report that became each edition. */
  async reportsOf(query: Query, municipalityId: string): Promise<ReadonlyMap<number, string>> {
    const rows = await query<{ number: number; reportId: string }>(
      `select number, report_id as "reportId" from edition where municipality_id = $1 and report_id is not null`,
      [municipalityId],
    );
    return new Map(rows.map(({ number, reportId }) => [number, reportId]));
  }

  /** Until the transaction ends nobody else seals an edition of the municipality. */
  async lock(query: Query, municipalityId: string): Promise<void> {
    await query(`select pg_advisory_xact_lock(hashtext('wegmarke edition'), hashtext($1::text))`, [
      municipalityId,
    ]);
  }

  async add(
    query: Query,
    municipalityId: string,
    reportId: string | null,
    edition: SealedParts & { readonly hash: string },
    files: readonly MadeFile[],
  ): Promise<void> {
    await query(
      `insert into edition (municipality_id, number, report_id, strategy_id, title, language, readers, body, session_on,
         reference, on_day, known_at, revision, sealed_at, composed_by, approved_by, corrects_number, corrects_note, sample,
         hash, previous_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, decode($20, 'hex'),
         decode($21, 'hex'))`,
      [
        municipalityId,
        edition.number,
        reportId,
        edition.strategyId,
        edition.title,
        edition.language,
        edition.readers,
        edition.body,
        edition.sessionOn,
        edition.reference,
        edition.on,
        edition.knownAt,
        edition.revision,
        edition.sealedAt,
        edition.composedBy,
        edition.approvedBy,
        edition.corrects?.number ?? null,
        edition.corrects?.note ?? null,
        edition.sample,
        edition.hash,
        edition.previousHash,
      ],
    );
    for (const { format, bytes, hash } of files)
      await query(
        `insert into edition_file (municipality_id, number, format, bytes, hash) values ($1, $2, $3, $4, decode($5, 'hex'))`,
        [municipalityId, edition.number, format, bytes, hash],
      );
  }
}
