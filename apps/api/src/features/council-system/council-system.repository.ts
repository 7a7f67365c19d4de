import { Injectable } from '@nestjs/common';
import type {
  CouncilPaper,
  CouncilRun,
  CouncilSystemInput,
  Language,
  OparlFault,
} from '@wegmarke/domain/contracts';
import type { OparlPaper } from '@wegmarke/domain/oparl';
import type { Query } from '../../platform/database/database';

export interface SystemRow extends CouncilSystemInput {
  /** In which names of papers are written. */
  readonly language: Language;
  readonly version: number;
}

/** A run with where it goes on. */
export interface OpenRun {
  readonly id: string;
  readonly address: string;
  readonly since: Date | null;
  readonly startedAt: Date;
  readonly nextPage: string | null;
  readonly hasBegun: boolean;
  readonly seen: readonly string[];
  readonly pauses: number;
  readonly pages: number;
  readonly bytes: number;
}

/** What one page brought. */
export interface Progress {
  readonly nextPage: string | null;
  readonly seen: string;
  readonly bytes: number;
  readonly read: number;
  readonly kept: number;
  readonly leftOut: number;
  readonly deleted: number;
  readonly unusable: number;
  readonly faults: readonly OparlFault[];
}

export interface PaperRow {
  readonly id: string;
  readonly oparlId: string;
  readonly reference: string;
  readonly name: string;
  readonly on: string | null;
  readonly link: string | null;
  readonly consultations: OparlPaper['consultations'];
  readonly removedAt: Date | null;
}

/** So many faults of a run are told; all are counted. */
const MOST_FAULTS = 200;
const UTC = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const RUN = `r.id, ${UTC('r.started_at')} as "startedAt", ${UTC('r.finished_at')} as "finishedAt", r.state,
  ${UTC('r.since')} as since, r.pages, r.bytes::float8 as bytes, json_build_object('read', r.papers_read, 'kept', r.papers_kept,
    'leftOut', r.papers_left_out, 'deleted', r.papers_deleted, 'unusable', r.papers_unusable) as papers,
  r.resolutions, r.fault_count as "faultCount", r.faults, r.trouble`;

@Injectable()
export class CouncilSystemRepository {
  async find(query: Query, municipalityId: string): Promise<SystemRow | null> {
    const [found] = await query<SystemRow>(
      `select address, enabled, words, paper_types as "paperTypes", version,
         (select m.languages[1] from municipality m where m.id = $1) as language
       from council_system where municipality_id = $1`,
      [municipalityId],
    );
    return found ?? null;
  }

  /** Everything is read anew where the address or the filter is another. */
  async set(query: Query, municipalityId: string, input: CouncilSystemInput): Promise<void> {
    await query(
      `insert into council_system as s (municipality_id, address, enabled, words, paper_types) values ($1, $2, $3, $4, $5)
       on conflict (municipality_id) do update set address = $2, enabled = $3, words = $4, paper_types = $5,
         version = s.version + 1, read_all_at = case
           when (s.address, s.words, s.paper_types) is distinct from ($2, $4::text[], $5::text[]) then null
           else s.read_all_at end`,
      [municipalityId, input.address, input.enabled, input.words, input.paperTypes],
    );
  }

  /** Municipalities that somebody lives in. */
  async cities(query: Query): Promise<string[]> {
    const rows = await query<{ id: string }>(
      `select id from municipality where suspended_at is null and not demo order by id`,
    );
    return rows.map(({ id }) => id);
  }

  async runs(query: Query, municipalityId: string, limit: number): Promise<CouncilRun[]> {
    return query<CouncilRun>(
      `select ${RUN} from council_run r where r.municipality_id = $1 order by r.started_at desc, r.id limit $2`,
      [municipalityId, limit],
    );
  }

  /**
   * False where one is under way, unless it has been for so long that nobody works on it any more. Everything is read
   * once a week: what the plan has named since was not asked for before.
   */
  async begin(query: Query, municipalityId: string, id: string): Promise<boolean> {
    await query(
      `update council_run set state = 'failed', trouble = 'unreachable', finished_at = clock_timestamp()
       where municipality_id = $1 and state in ('running', 'paused') and started_at < clock_timestamp() - interval '12 hours'`,
      [municipalityId],
    );
    const begun = await query(
      `insert into council_run (municipality_id, id, address, since, state)
       select $1, $2, s.address, case when s.read_all_at > clock_timestamp() - interval '7 days' then s.read_until end,
         'running'
       from council_system s where s.municipality_id = $1
       on conflict (municipality_id) where state in ('running', 'paused') do nothing returning id`,
      [municipalityId, id],
    );
    return begun.length > 0;
  }

  /** Null where it is over. `locked`: nobody else moves it before the transaction ends. */
  async open(query: Query, municipalityId: string, id: string, locked = false): Promise<OpenRun | null> {
    const [found] = await query<OpenRun>(
      `select id, address, since, started_at as "startedAt", next_page as "nextPage", has_begun as "hasBegun", seen, pauses,
         pages, bytes::float8 as bytes
       from council_run where municipality_id = $1 and id = $2 and state in ('running', 'paused') ${locked ? 'for update' : ''}`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  async advance(query: Query, municipalityId: string, id: string, step: Progress): Promise<void> {
    await query(
      `update council_run set state = 'running', trouble = null, pauses = 0, has_begun = true, next_page = $3, seen = seen || $4::text,
         pages = pages + 1, bytes = bytes + $5, papers_read = papers_read + $6, papers_kept = papers_kept + $7,
         papers_left_out = papers_left_out + $8, papers_deleted = papers_deleted + $9,
         papers_unusable = papers_unusable + $10
       where municipality_id = $1 and id = $2`,
      [
        municipalityId,
        id,
        step.nextPage,
        step.seen,
        step.bytes,
        step.read,
        step.kept,
        step.leftOut,
        step.deleted,
        step.unusable,
      ],
    );
    await this.note(query, municipalityId, id, step.faults);
  }

  async note(query: Query, municipalityId: string, id: string, faults: readonly OparlFault[]): Promise<void> {
    if (faults.length === 0) return;
    await query(
      `update council_run set fault_count = fault_count + $3,
         faults = case when jsonb_array_length(faults) < ${String(MOST_FAULTS)} then faults || $4::jsonb else faults end
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, faults.length, JSON.stringify(faults.slice(0, MOST_FAULTS))],
    );
  }

  async pause(query: Query, municipalityId: string, id: string, why: string): Promise<void> {
    await query(
      `update council_run set state = 'paused', trouble = $3, pauses = pauses + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, why],
    );
  }

  async fail(query: Query, municipalityId: string, id: string, trouble: string): Promise<void> {
    await query(
      `update council_run set state = 'failed', trouble = $3, finished_at = clock_timestamp()
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, trouble],
    );
  }

  /** Next time, only what changed since shortly before this run began: clocks differ. */
  async finish(query: Query, municipalityId: string, id: string, resolutions: number): Promise<void> {
    await query(
      `with done as (
         update council_run set state = 'done', trouble = null, finished_at = clock_timestamp(), next_page = null,
           resolutions = $3
         where municipality_id = $1 and id = $2 returning started_at, address, since
       )
       update council_system s set read_until = d.started_at - interval '1 hour',
         read_all_at = case when d.since is null then d.started_at else s.read_all_at end
       from done d where s.municipality_id = $1 and s.address = d.address`,
      [municipalityId, id, resolutions],
    );
  }

  /** The papers with one of these ids or references. */
  known(
    query: Query,
    municipalityId: string,
    oparlIds: readonly string[],
    keys: readonly string[],
  ): Promise<{ id: string; oparlId: string; key: string; on: string | null }[]> {
    return query(
      `select id, oparl_id as "oparlId", reference_key as key, paper_on as on from council_paper
       where municipality_id = $1 and (oparl_id = any($2::text[]) or reference_key = any($3::text[]))`,
      [municipalityId, oparlIds, keys],
    );
  }

  async keep(
    query: Query,
    municipalityId: string,
    id: string,
    paper: OparlPaper & { readonly key: string },
  ): Promise<void> {
    await query(
      `insert into council_paper as p (municipality_id, id, oparl_id, reference, reference_key, name, paper_type, paper_on,
         link, consultations, modified_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (municipality_id, id) do update set oparl_id = $3, reference = $4, reference_key = $5, name = $6,
         paper_type = $7, paper_on = $8, link = $9, consultations = $10, modified_at = $11, removed_at = null, told_at = null`,
      [
        municipalityId,
        id,
        paper.id,
        paper.reference,
        paper.key,
        paper.name,
        paper.paperType,
        paper.on,
        paper.web,
        JSON.stringify(paper.consultations),
        paper.modified,
      ],
    );
  }

  /** It stays, with all that people tied to it, and says that the system took it out. */
  async takeOut(query: Query, municipalityId: string, oparlId: string): Promise<boolean> {
    const removed = await query(
      `update council_paper set removed_at = clock_timestamp(), told_at = null
       where municipality_id = $1 and oparl_id = $2 and removed_at is null returning id`,
      [municipalityId, oparlId],
    );
    return removed.length > 0;
  }

  /** Those whose resolutions are not up to date: picked, or named by the plan. */
  toTell(query: Query, municipalityId: string, keys: readonly string[], limit: number): Promise<PaperRow[]> {
    return query<PaperRow>(
      `select id, oparl_id as "oparlId", reference, name, paper_on as on, link, consultations, removed_at as "removedAt"
       from council_paper where municipality_id = $1 and told_at is null
         and (picked or reference_key = any($2::text[])) order by id limit $3`,
      [municipalityId, keys, limit],
    );
  }

  async told(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(
      `update council_paper set told_at = clock_timestamp(), picked = true where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
  }

  resolutionsOf(
    query: Query,
    municipalityId: string,
    paperId: string,
  ): Promise<{ consultation: string; resolutionId: string }[]> {
    return query(
      `select consultation, resolution_id as "resolutionId" from council_paper_resolution
       where municipality_id = $1 and paper_id = $2`,
      [municipalityId, paperId],
    );
  }

  async link(
    query: Query,
    municipalityId: string,
    paperId: string,
    consultation: string,
    resolutionId: string,
  ): Promise<void> {
    await query(
      `insert into council_paper_resolution (municipality_id, paper_id, consultation, resolution_id)
       values ($1, $2, $3, $4) on conflict (municipality_id, paper_id, consultation) do update set resolution_id = $4`,
      [municipalityId, paperId, consultation, resolutionId],
    );
  }

  async pick(query: Query, municipalityId: string, id: string): Promise<boolean> {
    const picked = await query(
      `update council_paper set picked = true where municipality_id = $1 and id = $2 returning id`,
      [municipalityId, id],
    );
    return picked.length > 0;
  }

  /** What waits to be picked, the newest first. */
  async waiting(
    query: Query,
    municipalityId: string,
    words: string | null,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<{ items: CouncilPaper[]; total: number }> {
    const open = `p.municipality_id = $1 and not p.picked and p.removed_at is null
      and ($2::text is null or p.name ilike '%' || $2 || '%' or p.reference ilike '%' || $2 || '%')`;
    const pattern = words === null ? null : words.replace(/[\\%_]/g, '\\$&');
    const [counted] = await query<{ total: number }>(
      `select count(*)::int as total from council_paper p where ${open}`,
      [municipalityId, pattern],
    );
    const items = await query<CouncilPaper>(
      `select p.id, p.reference, p.paper_type as "paperType", p.paper_on as on, p.link,
         json_build_object('source', m.languages[1], 'texts', json_build_object(m.languages[1], p.name)) as title,
         jsonb_array_length(p.consultations) as consultations
       from council_paper p join municipality m on m.id = p.municipality_id
       where ${open} and ($3::date is null or (coalesce(p.paper_on, '1900-01-01'), p.id) < ($3::date, $4::uuid))
       order by coalesce(p.paper_on, '1900-01-01') desc, p.id desc limit $5`,
      [municipalityId, pattern, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return { items, total: counted?.total ?? 0 };
  }
}
