import { Injectable } from '@nestjs/common';
import type { Health, Phase, ProjectPatch } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';
import { FIGURES, HEALTH, PROMISE } from './project-figures';
import { BY_PILLAR, ORDERS } from './project-order';
import type { JudgementRecord, ProjectRecord, SortedItem } from './project-record';

export type ProjectChange = Omit<ProjectPatch, 'judgement'> & { readonly judgement?: JudgementRecord | null };

export interface ProjectFilter {
  readonly day: string;
  readonly publishedOnly: boolean;
  readonly strategyId: string | null;
  readonly pillarId: string | null;
  readonly departmentId: string | null;
  readonly officeId: string | null;
  readonly phase: Phase | null;
  readonly health: Health | null;
  readonly words: string | null;
  readonly sort: string;
  readonly limit: number;
  readonly after: readonly [string, string, string] | null;
}

const ROWS = `
  select p.id, p.strategy_id as "strategyId", s.published as "strategyPublished", p.title,
    p.pillar_id as "pillarId", l.number as "pillarNumber", l.title as "pillarTitle",
    array_remove(p.contributes_to, p.pillar_id) as "contributesTo", p.judgement, p.office_id as "officeId",
    p.department_id as "departmentId", d.title as "departmentTitle", p.weight,
    case when p.left_how = 'dropped' then 'stopped' else p.phase end as phase,
    p.published_on as "publishedOn", p.sample, p.left_on as "leftOn", p.last_attested_on as "lastAttestedOn", p.version,
    ${HEALTH} as health, f.total, f.done, f.dated, f.planned, f.compared, f.milestones,
    f.milestones_done, f.milestones_late, f.milestones_overdue, f.milestones_due, f.milestones_dated,
    p.title #>> array['texts', p.title ->> 'source'] as name
  from project p
  join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
  join pillar l on l.municipality_id = p.municipality_id and l.id = p.pillar_id
  left join department d on d.municipality_id = p.municipality_id and d.id = p.department_id
  left join figures f on f.project_id = p.id
  where p.municipality_id = $1 and p.left_on is distinct from '${NOT_IN_PLAN}'`;

const SELECTED = `
  r."strategyId", r."strategyPublished", r.id, r.title, r."pillarId", r."pillarNumber",
  r."pillarTitle", r."contributesTo", r.judgement, r."officeId", r."departmentId", r."departmentTitle", r.phase, r.weight,
  r."publishedOn", r.sample, r."leftOn", r."lastAttestedOn", r.version, r.health,
  r.total::text, r.done::text, r.dated::text, r.planned::text, r.compared::text,
  json_build_object('done', coalesce(r.milestones_done, 0), 'late', coalesce(r.milestones_late, 0),
    'overdue', coalesce(r.milestones_overdue, 0), 'due', coalesce(r.milestones_due, 0),
    'dated', coalesce(r.milestones_dated, 0), 'total', coalesce(r.milestones, 0)) as counts,
  (select json_build_object('id', m.id, 'title', m.title, 'baselineOn', m.baseline_on, 'promisedOn', m.promised_on)
   from milestone m where m.municipality_id = $1 and m.project_id = r.id and m.left_on is null and m.completed_on is null
   order by coalesce(${PROMISE}, 'infinity'), m.id limit 1) as next`;

const FILTER = `
  (not $3::boolean or (r."publishedOn" is not null and r."strategyPublished"))
  and r."leftOn" is null
  and ($4::uuid is null or r."strategyId" = $4)
  and ($5::uuid is null or r."pillarId" = $5)
  and ($6::uuid is null or r."departmentId" = $6)
  and ($7::uuid is null or r."officeId" = $7)
  and ($8::text is null or r.phase = $8)
  and ($9::text is null or r.health = $9)
  and ($10::text is null or exists (
    select from jsonb_each_text(r.title -> 'texts') t where t.value ilike '%' || $10 || '%'))`;

@Injectable()
export class ProjectsRepository {
  /** A page and how many there are in all: one statement. */
  async list(
    query: Query,
    municipalityId: string,
    filter: ProjectFilter,
  ): Promise<{ items: SortedItem[]; total: number }> {
    const isDescending = filter.sort.startsWith('-');
    const { number, text } = ORDERS[isDescending ? filter.sort.slice(1) : filter.sort] ?? BY_PILLAR;
    const [past, direction] = isDescending ? ['<', 'desc'] : ['>', 'asc'];
    const rows = await query<(SortedItem | { id: null }) & { count: number }>(
      `with figures as (${FIGURES}), rows as (${ROWS}),
       filtered as (select r.*, ${number} as sort_number, ${text} as sort_text from rows r where ${FILTER}),
       counted as (select count(*)::int as count from filtered)
       select ${SELECTED}, r.sort_number::text as "sortNumber", r.sort_text as "sortText", c.count
       from counted c left join lateral (
         select * from filtered
         where $11::text is null or (sort_number, sort_text, id) ${past} ($11::numeric, $12::text, $13::uuid)
         order by sort_number ${direction}, sort_text ${direction}, id ${direction} limit $14
       ) r on true
       order by r.sort_number ${direction}, r.sort_text ${direction}, r.id ${direction}`,
      [
        municipalityId,
        filter.day,
        filter.publishedOnly,
        filter.strategyId,
        filter.pillarId,
        filter.departmentId,
        filter.officeId,
        filter.phase,
        filter.health,
        filter.words === null ? null : filter.words.replace(/[\\%_]/g, '\\$&'),
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.after?.[2] ?? null,
        filter.limit,
      ],
    );
    return {
      items: rows.filter((row): row is SortedItem & { count: number } => row.id !== null),
      total: rows[0]?.count ?? 0,
    };
  }

  async find(query: Query, municipalityId: string, id: string, day: string): Promise<ProjectRecord | null> {
    const [found] = await query<ProjectRecord>(
      `with figures as (${FIGURES} having m.project_id = $3), rows as (${ROWS} and p.id = $3)
       select ${SELECTED}, p.benefit, p.description, p.partners, p.places, p.source, p.left_how as "leftHow",
         p.successor_id as "successorId", x.title as "successorTitle"
       from rows r
       join project p on p.municipality_id = $1 and p.id = r.id
       left join project x on x.municipality_id = $1 and x.id = p.successor_id`,
      [municipalityId, day, id],
    );
    return found ?? null;
  }

  /** Changes descriptive columns, keeps the history of texts, and tells readers of the strategy that it changed. */
  async update(
    query: Query,
    municipalityId: string,
    id: string,
    patch: ProjectChange,
    personId: string,
  ): Promise<void> {
    await query(
      `with changed as (
         update project set
           title = coalesce($3::jsonb, title),
           benefit = case when $4 then $5::jsonb else benefit end,
           description = case when $6 then $7::jsonb else description end,
           phase = coalesce($8, phase),
           office_id = coalesce($9::uuid, office_id),
           department_id = case when $10 then $11::uuid else department_id end,
           partners = coalesce($12::text[], partners),
           contributes_to = coalesce($13::uuid[], contributes_to),
           judgement = case when $14 then $15::jsonb else judgement end,
           places = coalesce($16::jsonb, places),
           version = version + 1
         where municipality_id = $1 and id = $2 returning strategy_id
       )
       update strategy set version = version + 1 where municipality_id = $1 and id = (select strategy_id from changed)`,
      [
        municipalityId,
        id,
        patch.title ?? null,
        patch.benefit !== undefined,
        patch.benefit ?? null,
        patch.description !== undefined,
        patch.description ?? null,
        patch.phase ?? null,
        patch.officeId ?? null,
        patch.departmentId !== undefined,
        patch.departmentId ?? null,
        patch.partners ?? null,
        patch.contributesTo ?? null,
        patch.judgement !== undefined,
        patch.judgement ?? null,
        patch.places === undefined ? null : JSON.stringify(patch.places),
      ],
    );
    const texts = Object.entries({
      title: patch.title,
      benefit: patch.benefit,
      description: patch.description,
      judgement: patch.judgement,
    })
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => ({ field, value }));
    await query(
      // After every earlier text and revision, like a revision itself: what was answered for an instant stays.
      `insert into description (municipality_id, strategy_id, subject_id, field, value, person_id, recorded_at)
       select $1, p.strategy_id, p.id, t.field, t.value, $4, greatest(
         clock_timestamp(),
         s.recorded_at,
         (select max(d.recorded_at) from description d where d.municipality_id = $1 and d.subject_id = p.id)
       ) + interval '1 millisecond'
       from project p
       join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id,
       jsonb_to_recordset($3::jsonb) as t (field text, value jsonb)
       where p.municipality_id = $1 and p.id = $2`,
      [municipalityId, id, JSON.stringify(texts), personId],
    );
  }

  /** Which of the ids are pillars of the strategy. */
  async pillarsAmong(
    query: Query,
    municipalityId: string,
    strategyId: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await query<{ id: string }>(
      `select id from pillar where municipality_id = $1 and strategy_id = $2 and id = any($3::uuid[])
         and left_on is distinct from '${NOT_IN_PLAN}'`,
      [municipalityId, strategyId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
