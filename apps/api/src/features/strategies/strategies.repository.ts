import { Injectable } from '@nestjs/common';
import type { FieldText, Language, Strategy, StrategyPatch } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

const STRATEGY = `
  s.id, s.title, s.vision, s.starts_on as "startsOn", s.target_on as "targetOn",
  json_build_object('atRisk', s.at_risk, 'offCourse', s.off_course) as tolerances,
  case when s.adopted_on is not null then json_build_object(
    'on', s.adopted_on,
    'recordedAt', to_char(s.adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'resolution', s.resolution
  ) end as adoption,
  s.published, json_build_object('mode', s.public_view, 'release', (
    select json_build_object('number', r.number, 'revision', r.revision, 'note', r.note,
      'knownAt', to_char(r.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'releasedAt', to_char(r.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from release r where r.municipality_id = s.municipality_id and r.strategy_id = s.id
      and r.number = s.release_number
  )) as "publicView",
  to_char(s.stands_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "standsAt", s.languages, s.revision, s.sample, s.source, s.version,
  coalesce((
    select json_agg(json_build_object(
      'id', p.id, 'number', p.number, 'title', p.title, 'summary', p.summary,
      'weight', p.weight, 'droppedOn', p.left_on, 'version', p.version) order by p.number)
    from pillar p where p.municipality_id = s.municipality_id and p.strategy_id = s.id
      and p.left_on is distinct from '${NOT_IN_PLAN}'
  ), '[]') as pillars,
  coalesce((
    select json_agg(json_build_object('on', o.held_on, 'title', o.title) order by o.held_on desc, o.title::text)
    from occasion o where o.municipality_id = s.municipality_id and o.strategy_id = s.id
  ), '[]') as occasions`;

export interface NewStrategy {
  readonly id: string;
  readonly title: FieldText;
  readonly vision: FieldText | null;
  readonly startsOn: string;
  readonly targetOn: string;
  /** Null: the municipality's. */
  readonly languages: readonly Language[] | null;
}

@Injectable()
export class StrategiesRepository {
  /** The leading one first. `drafts`: also those that are not published. */
  list(query: Query, municipalityId: string, drafts: boolean): Promise<Strategy[]> {
    return query<Strategy>(
      `select ${STRATEGY} from strategy s
       where s.municipality_id = $1 and (s.published or $2) order by s.ordinal, s.id`,
      [municipalityId, drafts],
    );
  }

  async find(query: Query, municipalityId: string, id: string): Promise<Strategy | null> {
    const [found] = await query<Strategy>(
      `select ${STRATEGY} from strategy s where s.municipality_id = $1 and s.id = $2`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** After the others. */
  async add(query: Query, municipalityId: string, strategy: NewStrategy): Promise<void> {
    const { id, title, vision, startsOn, targetOn, languages } = strategy;
    await query(
      `insert into strategy (municipality_id, id, ordinal, title, vision, starts_on, target_on, languages)
       select $1, $2, 1 + coalesce((select max(s.ordinal) from strategy s where s.municipality_id = $1), 0),
         $3, $4, $5, $6, coalesce($7::text[], m.languages)
       from municipality m where m.id = $1`,
      [municipalityId, id, title, vision, startsOn, targetOn, languages],
    );
  }

  /** The version under the strategy's lock, which nobody else gets before the transaction ends. */
  async lockVersion(query: Query, municipalityId: string, id: string): Promise<number | null> {
    const [row] = await query<{ version: number }>(
      `select version from strategy where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return row?.version ?? null;
  }

  async update(query: Query, municipalityId: string, id: string, patch: StrategyPatch): Promise<void> {
    await query(
      `update strategy set
         title = coalesce($3::jsonb, title),
         vision = case when $4 then $5::jsonb else vision end,
         starts_on = coalesce($6::date, starts_on),
         target_on = coalesce($7::date, target_on),
         languages = coalesce($8::text[], languages),
         version = version + 1
       where municipality_id = $1 and id = $2`,
      [
        municipalityId,
        id,
        patch.title ?? null,
        patch.vision !== undefined,
        patch.vision ?? null,
        patch.startsOn ?? null,
        patch.targetOn ?? null,
        patch.languages ?? null,
      ],
    );
  }

  /** Keeps what a text was and is: the first time also what it has been from the beginning. */
  async describe(
    query: Query,
    municipalityId: string,
    id: string,
    field: 'title' | 'vision',
    { before, after }: { readonly before: FieldText | null; readonly after: FieldText | null },
    personId: string,
  ): Promise<void> {
    await query(
      `with first as (
         insert into description (municipality_id, strategy_id, subject_id, field, value, recorded_at)
         select $1, $2, $2, $3, $4::jsonb, 'epoch' where not exists (
           select from description d where d.municipality_id = $1 and d.subject_id = $2 and d.field = $3)
       )
       insert into description (municipality_id, strategy_id, subject_id, field, value, person_id, recorded_at)
       select $1, $2, $2, $3, $5::jsonb, $6, greatest(
         clock_timestamp(),
         s.recorded_at,
         (select max(d.recorded_at) from description d where d.municipality_id = $1 and d.subject_id = $2)
       ) + interval '1 millisecond'
       from strategy s where s.municipality_id = $1 and s.id = $2`,
      [municipalityId, id, field, before, after, personId],
    );
  }

  /** What stays is not touched. */
  async replaceOccasions(
    query: Query,
    municipalityId: string,
    strategyId: string,
    occasions: NonNullable<StrategyPatch['occasions']>,
  ): Promise<void> {
    await query(
      `with named as (
         select r."on", r.title from jsonb_to_recordset($3::jsonb) as r ("on" date, title jsonb)
       ), gone as (
         delete from occasion o where o.municipality_id = $1 and o.strategy_id = $2
           and not exists (select from named n where n."on" = o.held_on and n.title = o.title)
       )
       insert into occasion (municipality_id, id, strategy_id, held_on, title)
       select $1, gen_random_uuid(), $2, n."on", n.title from named n
       where not exists (select from occasion o where o.municipality_id = $1 and o.strategy_id = $2
         and o.held_on = n."on" and o.title = n.title)`,
      [municipalityId, strategyId, JSON.stringify(occasions)],
    );
  }

  async setPublished(query: Query, municipalityId: string, id: string, published: boolean): Promise<void> {
    await query(
      `update strategy set published = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, published],
    );
  }

  /** Everything that the public pages of a municipality are made of, as one text that changes when they do. */
  async publicState(query: Query, municipalityId: string): Promise<string> {
    const [row] = await query<{ state: string }>(
      `select concat_ws('/',
         (select string_agg(concat_ws('.', s.id, s.revision, s.version, s.public_view), ',' order by s.id) from strategy s where s.municipality_id = $1),
         (select m.version from municipality m where m.id = $1),
         (select concat_ws('.', count(*), sum(o.version)) from office o where o.municipality_id = $1),
         (select concat_ws('.', count(*), sum(a.version)) from appointment a where a.municipality_id = $1),
         (select concat_ws('.', count(*), sum(d.version)) from department d where d.municipality_id = $1),
         (select concat_ws('.', count(*), sum(p.version)) from person p where p.municipality_id = $1),
         (select concat_ws('.', count(*), sum(r.version), max(r.id::text)) from resolution r where r.municipality_id = $1),
         (select max(e.number) from edition e where e.municipality_id = $1)
       ) as state`,
      [municipalityId],
    );
    return row?.state ?? '';
  }
}
