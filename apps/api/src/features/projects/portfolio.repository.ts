import { Injectable } from '@nestjs/common';
import type { FieldText, Health, Phase, PortfolioProject } from '@wegmarke/domain/contracts';
import { DUE_WITHIN_DAYS } from '@wegmarke/domain/plan';
import type { Query } from '../../platform/database/database';
import { FIGURES, HEALTH, PROMISE } from './project-figures';

/** A row of the portfolio, with the integer sums that its shares are made of. */
export interface PortfolioRecord extends Omit<
  PortfolioProject,
  'actual' | 'planned' | 'compared' | 'behind'
> {
  readonly total: string | null;
  readonly done: string | null;
  readonly dated: string | null;
  readonly plannedSum: string | null;
  readonly compared: string | null;
}

export interface PortfolioPillar {
  readonly id: string;
  readonly number: number;
  readonly title: FieldText;
}

/** An open milestone that a confirmation may be about. */
export interface OpenMilestone {
  readonly id: string;
  readonly promise: string | null;
}

/** What figures leave out: the next open milestone, undated ones, evidence. */
const OPEN = `
  select distinct on (m.project_id) m.project_id, m.title, ${PROMISE} as day, m.baseline_on
  from milestone m where m.municipality_id = $1 and m.strategy_id = $3 and m.left_on is null and m.completed_on is null
  order by m.project_id, coalesce(${PROMISE}, 'infinity'), m.id`;

const QUALITY = `
  select m.project_id,
    (count(*) filter (where m.completed_on is null and ${PROMISE} is null))::int as undated,
    (count(*) filter (where m.completed_on is not null and coalesce(m.evidence, 'claimed') = 'claimed'))::int as claimed,
    (count(*) filter (where m.completed_on is not null and m.evidence = 'evidenced'))::int as evidenced,
    (count(*) filter (where m.completed_on is not null and m.evidence = 'verified'))::int as verified
  from milestone m where m.municipality_id = $1 and m.strategy_id = $3 and m.left_on is null group by m.project_id`;

const HELP = `
  select m.project_id, count(*)::int as asked from help_request h
  join milestone m on m.municipality_id = h.municipality_id and m.id = h.milestone_id
  where h.municipality_id = $1 and m.strategy_id = $3 and m.left_on is null and h.closed_at is null group by m.project_id`;

@Injectable()
export class PortfolioRepository {
  /** Every project in today's scope of a strategy, by pillar and title. */
  rows(query: Query, municipalityId: string, strategyId: string, day: string): Promise<PortfolioRecord[]> {
    return query<PortfolioRecord & { phase: Phase; health: Health }>(
      `with figures as (${FIGURES}), open as (${OPEN}), quality as (${QUALITY}), help as (${HELP})
       select p.id, p.title, p.pillar_id as "pillarId", p.office_id as "officeId", p.department_id as "departmentId",
         p.phase, p.weight, p.published_on is not null as published, p.sample, ${HEALTH} as health,
         p.judgement ->> 'health' as judged,
         f.total::text, f.done::text, f.dated::text, f.planned::text as "plannedSum", f.compared::text,
         json_build_object('total', coalesce(f.milestones, 0), 'dated', coalesce(f.milestones_dated, 0),
           'done', coalesce(f.milestones_done, 0), 'late', coalesce(f.milestones_late, 0),
           'overdue', coalesce(f.milestones_overdue, 0), 'due', coalesce(f.milestones_due, 0),
           'undated', coalesce(q.undated, 0)) as milestones,
         json_build_object('claimed', coalesce(q.claimed, 0), 'evidenced', coalesce(q.evidenced, 0),
           'verified', coalesce(q.verified, 0)) as evidence,
         case when o.project_id is not null then json_build_object('title', o.title, 'on', o.day, 'state', case
           when o.day < $2::date then 'overdue' when o.baseline_on < $2::date then 'late'
           when o.day <= $2::date + ${String(DUE_WITHIN_DAYS)} then 'due' else 'planned' end) end as next,
         p.last_attested_on as "lastAttestedOn", coalesce(h.asked, 0) as "helpRequests"
       from project p
       join strategy s on s.municipality_id = p.municipality_id and s.id = p.strategy_id
       join pillar l on l.municipality_id = p.municipality_id and l.id = p.pillar_id
       left join figures f on f.project_id = p.id
       left join open o on o.project_id = p.id
       left join quality q on q.project_id = p.id
       left join help h on h.project_id = p.id
       where p.municipality_id = $1 and p.strategy_id = $3 and p.left_on is null
       order by l.number, lower(p.title #>> array['texts', p.title ->> 'source']), p.id`,
      [municipalityId, day, strategyId],
    );
  }

  pillars(query: Query, municipalityId: string, strategyId: string): Promise<PortfolioPillar[]> {
    return query<PortfolioPillar>(
      `select id, number, title from pillar
       where municipality_id = $1 and strategy_id = $2 and left_on is null order by number, id`,
      [municipalityId, strategyId],
    );
  }

  async isAdopted(query: Query, municipalityId: string, strategyId: string): Promise<boolean> {
    const [row] = await query<{ adopted: boolean }>(
      `select adopted_on is not null as adopted from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    return row?.adopted ?? false;
  }

  /** Open milestones of projects of the strategy, in today's scope. */
  openMilestones(
    query: Query,
    municipalityId: string,
    strategyId: string,
    projectIds: readonly string[],
  ): Promise<OpenMilestone[]> {
    return query<OpenMilestone>(
      `select m.id, ${PROMISE} as promise from milestone m
       join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
       where m.municipality_id = $1 and m.strategy_id = $2 and m.project_id = any($3::uuid[])
         and m.left_on is null and p.left_on is null and m.completed_on is null
       order by m.id`,
      [municipalityId, strategyId, projectIds],
    );
  }
}
