import { Injectable } from '@nestjs/common';
import type { FieldText, Phase } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** A project in today's scope with one of its milestones, or with none. */
export interface PlanLine {
  readonly projectId: string;
  readonly pillar: FieldText;
  readonly project: FieldText;
  readonly office: FieldText;
  readonly department: FieldText | null;
  readonly phase: Phase;
  readonly weight: number;
  readonly benefit: FieldText | null;
  readonly description: FieldText | null;
  readonly partners: readonly string[];
  readonly milestone: FieldText | null;
  readonly milestoneWeight: number | null;
  readonly baselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
}

@Injectable()
export class ExportsRepository {
  /** The plan of a strategy, pillar by pillar, a line a milestone. */
  planLines(query: Query, municipalityId: string, strategyId: string): Promise<PlanLine[]> {
    return query<PlanLine>(
      `select p.id as "projectId", l.title as pillar, p.title as project, o.title as office, d.title as department, p.phase,
         p.weight, p.benefit, p.description, p.partners, m.title as milestone, m.weight as "milestoneWeight",
         m.baseline_on as "baselineOn", m.promised_on as "promisedOn", m.completed_on as "completedOn"
       from project p
       join pillar l on l.municipality_id = p.municipality_id and l.id = p.pillar_id
       join office o on o.municipality_id = p.municipality_id and o.id = p.office_id
       left join department d on d.municipality_id = p.municipality_id and d.id = p.department_id
       left join milestone m on m.municipality_id = p.municipality_id and m.project_id = p.id and m.left_on is null
       where p.municipality_id = $1 and p.strategy_id = $2 and p.left_on is null
       order by l.number, l.id, p.title #>> array['texts', p.title ->> 'source'], p.id,
         coalesce(m.promised_on, m.baseline_on) nulls last, m.id`,
      [municipalityId, strategyId],
    );
  }
}
