import { Injectable } from '@nestjs/common';
import type { Strategy } from '@wegmarke/domain/contracts';
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
  s.published, s.languages, s.revision, s.sample, s.source, s.version,
  coalesce((
    select json_agg(json_build_object(
      'id', p.id, 'number', p.number, 'title', p.title, 'summary', p.summary,
      'weight', p.weight, 'droppedOn', p.left_on, 'version', p.version) order by p.number)
    from pillar p where p.municipality_id = s.municipality_id and p.strategy_id = s.id
      and p.left_on is distinct from '${NOT_IN_PLAN}'
  ), '[]') as pillars,
  coalesce((
    select json_agg(json_build_object('on', o.held_on, 'title', o.title) order by o.held_on desc)
    from occasion o where o.municipality_id = s.municipality_id and o.strategy_id = s.id
  ), '[]') as occasions`;

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

  /** Everything that the public pages of a municipality are made of, as one text that changes when they do. */
  async publicState(query: Query, municipalityId: string): Promise<string> {
    const [row] = await query<{ state: string }>(
      `select concat_ws('/',
         (select string_agg(concat_ws('.', s.id, s.revision, s.version), ',' order by s.id) from strategy s where s.municipality_id = $1),
         (select concat_ws('.', count(*), sum(o.version)) from office o where o.municipality_id = $1),
         (select concat_ws('.', count(*), sum(a.version)) from appointment a where a.municipality_id = $1),
         (select concat_ws('.', count(*), sum(d.version)) from department d where d.municipality_id = $1)
       ) as state`,
      [municipalityId],
    );
    return row?.state ?? '';
  }
}
