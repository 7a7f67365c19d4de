import { Injectable } from '@nestjs/common';
import type { Dependency, FieldText, RoadmapParty, RoadmapProject } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** A milestone in the plan, as far as rights and words depend on it. */
export interface NamedMilestone {
  readonly id: string;
  readonly title: FieldText;
  readonly officeId: string;
  readonly departmentId: string | null;
}

/** A milestone on the roadmap before its states are known. */
type DatedProject = Omit<RoadmapProject, 'milestones'> & {
  readonly milestones: readonly Omit<RoadmapProject['milestones'][number], 'states'>[];
};

@Injectable()
export class DependenciesRepository {
  /** Every one there ever was and is not taken back, of what left the plan, too: it may come back by an undo. */
  all(query: Query, municipalityId: string, strategyId: string): Promise<Dependency[]> {
    return query<Dependency>(
      `select id, milestone_id as "milestoneId", needs_id as "needsId" from milestone_dependency
       where municipality_id = $1 and strategy_id = $2 order by id`,
      [municipalityId, strategyId],
    );
  }

  /** Those between milestones that are in the plan today. */
  inPlan(query: Query, municipalityId: string, strategyId: string): Promise<Dependency[]> {
    return query<Dependency>(
      `select d.id, d.milestone_id as "milestoneId", d.needs_id as "needsId" from milestone_dependency d
       join milestone m on m.municipality_id = d.municipality_id and m.id = d.milestone_id and m.left_on is null
       join milestone n on n.municipality_id = d.municipality_id and n.id = d.needs_id and n.left_on is null
       where d.municipality_id = $1 and d.strategy_id = $2 order by d.id`,
      [municipalityId, strategyId],
    );
  }

  /** Of the milestones named, those of the strategy; `leftToo`: also those that are no longer in its plan. */
  milestones(
    query: Query,
    municipalityId: string,
    strategyId: string,
    ids: readonly string[],
    leftToo = false,
  ): Promise<NamedMilestone[]> {
    return query<NamedMilestone>(
      `select m.id, m.title, coalesce(m.office_id, p.office_id) as "officeId", p.department_id as "departmentId"
       from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
       where m.municipality_id = $1 and m.strategy_id = $2 and m.id = any($3) and (m.left_on is null or $4)`,
      [municipalityId, strategyId, ids, leftToo],
    );
  }

  async find(
    query: Query,
    municipalityId: string,
    strategyId: string,
    id: string,
  ): Promise<Dependency | null> {
    const [found] = await query<Dependency>(
      `select id, milestone_id as "milestoneId", needs_id as "needsId" from milestone_dependency
       where municipality_id = $1 and strategy_id = $2 and id = $3`,
      [municipalityId, strategyId, id],
    );
    return found ?? null;
  }

  /** @returns whether it was added; false where it is there already */
  async add(
    query: Query,
    municipalityId: string,
    strategyId: string,
    { id, milestoneId, needsId }: Dependency,
    personId: string,
  ): Promise<boolean> {
    const added = await query(
      `insert into milestone_dependency (municipality_id, strategy_id, id, milestone_id, needs_id, added_by)
       values ($1, $2, $3, $4, $5, $6) on conflict (municipality_id, milestone_id, needs_id) do nothing returning id`,
      [municipalityId, strategyId, id, milestoneId, needsId, personId],
    );
    return added.length > 0;
  }

  async remove(query: Query, municipalityId: string, strategyId: string, id: string): Promise<void> {
    await query(
      `delete from milestone_dependency where municipality_id = $1 and strategy_id = $2 and id = $3`,
      [municipalityId, strategyId, id],
    );
  }

  /** @param rows JSON, an object a dependency */
  async addImported(
    query: Query,
    municipalityId: string,
    strategyId: string,
    importId: string,
    rows: string,
    personId: string,
  ): Promise<void> {
    await query(
      `insert into milestone_dependency
         (municipality_id, strategy_id, id, milestone_id, needs_id, added_by, import_id)
       select $1, $2, d.id, d.milestone_id, d.needs_id, $5, $3
       from jsonb_to_recordset($4::jsonb) as d (id uuid, milestone_id uuid, needs_id uuid)
       on conflict (municipality_id, milestone_id, needs_id) do nothing`,
      [municipalityId, strategyId, importId, rows, personId],
    );
  }

  async removeImported(
    query: Query,
    municipalityId: string,
    strategyId: string,
    importId: string,
  ): Promise<void> {
    await query(
      `delete from milestone_dependency where municipality_id = $1 and strategy_id = $2 and import_id = $3`,
      [municipalityId, strategyId, importId],
    );
  }

  /** Offices or departments by title. */
  parties(
    query: Query,
    municipalityId: string,
    table: 'office' | 'department',
    ids: readonly string[],
  ): Promise<RoadmapParty[]> {
    return query<RoadmapParty>(
      `select id, title from ${table} where municipality_id = $1 and id = any($2)
       order by title -> 'texts' ->> (title ->> 'source'), id`,
      [municipalityId, [...new Set(ids)]],
    );
  }

  /** What is in the plan, or published of it, by pillar and title; milestones by their day. */
  projects(
    query: Query,
    municipalityId: string,
    strategyId: string,
    publishedOnly: boolean,
  ): Promise<DatedProject[]> {
    return query<DatedProject>(
      `select p.id, p.title, p.pillar_id as "pillarId", p.office_id as "officeId", p.department_id as "departmentId",
         coalesce((
           select json_agg(json_build_object(
             'id', m.id, 'title', m.title, 'officeId', coalesce(m.office_id, p.office_id),
             'baselineOn', m.baseline_on, 'promisedOn', m.promised_on, 'completedOn', m.completed_on
           ) order by coalesce(m.completed_on, m.promised_on, m.baseline_on), m.id)
           from milestone m where m.municipality_id = $1 and m.project_id = p.id and m.left_on is null
         ), '[]') as milestones
       from project p join pillar s on s.municipality_id = p.municipality_id and s.id = p.pillar_id
       where p.municipality_id = $1 and p.strategy_id = $2 and p.left_on is null
         and (not $3 or p.published_on is not null)
       order by s.number, p.title ->> 'source', p.title -> 'texts' ->> (p.title ->> 'source'), p.id`,
      [municipalityId, strategyId, publishedOnly],
    );
  }
}
