import { Injectable } from '@nestjs/common';
import type { FieldText, Readers } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

/** The project of updates, as far as rights depend on it. */
export interface UpdatePlace {
  readonly projectId: string;
  readonly strategyId: string;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly published: boolean;
}

/** What a person wrote. */
export interface UpdateText {
  readonly readers: Readers;
  readonly happened: FieldText;
  readonly next: FieldText | null;
  readonly askOfficeId: string | null;
  readonly askText: FieldText | null;
  readonly askBy: string | null;
}

/** A version of an update. */
export interface UpdateRecord extends UpdateText {
  readonly id: string;
  readonly version: number;
  readonly projectId: string;
  /** Who was asked before and has ended since. */
  readonly handedFrom: string | null;
  readonly officeId: string | null;
  readonly author: string;
  readonly withdrawn: boolean;
  readonly recordedAt: string;
  /** The instant of the first version. */
  readonly writtenAt: string;
  /** To what it asks; all null while nobody has answered. */
  readonly answer: FieldText | null;
  readonly answeredBy: string | null;
  readonly answerOfficeId: string | null;
  readonly answeredAt: string | null;
}

const INSTANT = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SELECTED = `
  u.id, u.version, u.project_id as "projectId", u.readers, u.happened, u.next, u.ask_office_id as "askOfficeId",
  u.ask_text as "askText", u.ask_by as "askBy", u.handed_from as "handedFrom", u.office_id as "officeId", n.name as author, u.withdrawn,
  ${INSTANT('u.recorded_at')} as "recordedAt", ${INSTANT('f.recorded_at')} as "writtenAt",
  w.answer, wn.name as "answeredBy", w.office_id as "answerOfficeId", ${INSTANT('w.answered_at')} as "answeredAt"`;

const FROM = `
  from project_update u
  join project_update f on f.municipality_id = u.municipality_id and f.id = u.id and f.version = 1
  join person n on n.municipality_id = u.municipality_id and n.id = u.person_id
  left join ask_answer w on w.municipality_id = u.municipality_id and w.update_id = u.id
    and w.ask_office_id = u.ask_office_id and w.ask_text = u.ask_text
  left join person wn on wn.municipality_id = w.municipality_id and wn.id = w.person_id
  where u.municipality_id = $1`;

const LATEST = `not exists (
  select from project_update x where x.municipality_id = $1 and x.id = u.id and x.version > u.version)`;

@Injectable()
export class UpdatesRepository {
  /** Null where the plan has no such project. */
  async placeOf(query: Query, municipalityId: string, projectId: string): Promise<UpdatePlace | null> {
    const [found] = await query<UpdatePlace>(
      `select p.id as "projectId", p.strategy_id as "strategyId", p.office_id as "officeId",
         p.department_id as "departmentId", (s.published and p.published_on is not null) as published
       from project p join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
       where p.municipality_id = $1 and p.id = $2 and p.left_on is distinct from '${NOT_IN_PLAN}'`,
      [municipalityId, projectId],
    );
    return found ?? null;
  }

  /** As they stand, the newest first. Ids grow with time. */
  async list(
    query: Query,
    municipalityId: string,
    projectId: string,
    readers: readonly Readers[],
    page: { readonly limit: number; readonly after: string | null },
  ): Promise<{ items: UpdateRecord[]; total: number }> {
    const filter = `${FROM} and u.project_id = $2 and ${LATEST} and not u.withdrawn and u.readers = any($3::text[])`;
    const items = await query<UpdateRecord>(
      `select ${SELECTED} ${filter} and ($4::uuid is null or u.id < $4) order by u.id desc limit $5`,
      [municipalityId, projectId, readers, page.after, page.limit],
    );
    const [count] = await query<{ total: number }>(`select count(*)::int as total ${filter}`, [
      municipalityId,
      projectId,
      readers,
    ]);
    return { items, total: count?.total ?? 0 };
  }

  /** The latest version, withdrawn or not. */
  async find(query: Query, municipalityId: string, id: string): Promise<UpdateRecord | null> {
    const [found] = await query<UpdateRecord>(`select ${SELECTED} ${FROM} and u.id = $2 and ${LATEST}`, [
      municipalityId,
      id,
    ]);
    return found ?? null;
  }

  /** Every version, the first one first. */
  versions(query: Query, municipalityId: string, id: string): Promise<UpdateRecord[]> {
    return query<UpdateRecord>(`select ${SELECTED} ${FROM} and u.id = $2 order by u.version`, [
      municipalityId,
      id,
    ]);
  }

  async add(
    query: Query,
    municipalityId: string,
    version: {
      readonly id: string;
      readonly version: number;
      readonly projectId: string;
      readonly text: UpdateText;
      readonly withdrawn: boolean;
      readonly personId: string;
      readonly officeId: string | null;
    },
  ): Promise<void> {
    const { text } = version;
    await query(
      `insert into project_update (municipality_id, id, version, project_id, readers, happened, next, ask_office_id,
         ask_text, ask_by, person_id, office_id, withdrawn, handed_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, (
         select u.handed_from from project_update u where u.municipality_id = $1 and u.id = $2
           and u.version = $3::int - 1 and u.ask_office_id = $8))`,
      [
        municipalityId,
        version.id,
        version.version,
        version.projectId,
        text.readers,
        text.happened,
        text.next,
        text.askOfficeId,
        text.askText,
        text.askBy,
        version.personId,
        version.officeId,
        version.withdrawn,
      ],
    );
  }

  /** Pages that the public reads are kept by the versions of strategies: tells them that one changed. */
  async touchStrategy(query: Query, municipalityId: string, strategyId: string): Promise<void> {
    await query(`update strategy set version = version + 1 where municipality_id = $1 and id = $2`, [
      municipalityId,
      strategyId,
    ]);
  }
}
