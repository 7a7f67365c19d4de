import { Injectable } from '@nestjs/common';
import type { OutlineMilestone, OutlinePillar, OutlineProject } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

type PillarTexts = Pick<OutlinePillar, 'number' | 'title' | 'summary'>;
type ProjectTexts = Pick<OutlineProject, 'title' | 'officeId' | 'departmentId' | 'phase'>;
type MilestoneTexts = Pick<OutlineMilestone, 'title' | 'officeId'>;

/** What the parts of a plan are called and who answers for them, by id; projects in the order of their names. */
export interface OutlineTexts {
  readonly pillars: ReadonlyMap<string, PillarTexts>;
  readonly projects: ReadonlyMap<string, ProjectTexts>;
  readonly milestones: ReadonlyMap<string, MilestoneTexts>;
}

@Injectable()
export class OutlineRepository {
  async texts(query: Query, municipalityId: string, strategyId: string): Promise<OutlineTexts> {
    const values = [municipalityId, strategyId];
    const [pillars, projects, milestones] = await Promise.all([
      query<PillarTexts & { id: string }>(
        `select id, number, title, summary from pillar where municipality_id = $1 and strategy_id = $2`,
        values,
      ),
      query<ProjectTexts & { id: string }>(
        `select id, title, office_id as "officeId", department_id as "departmentId", phase
         from project where municipality_id = $1 and strategy_id = $2`,
        values,
      ),
      query<MilestoneTexts & { id: string }>(
        `select id, title, office_id as "officeId" from milestone where municipality_id = $1 and strategy_id = $2`,
        values,
      ),
    ]);
    return { pillars: byId(pillars), projects: byId(projects), milestones: byId(milestones) };
  }
}

function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Omit<Row, 'id'>> {
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}
