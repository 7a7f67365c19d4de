import { Injectable } from '@nestjs/common';
import type { Language } from '@wegmarke/domain/contracts';
import type { MilestoneHere, PlanHere, ProjectHere, Titled } from '@wegmarke/domain/imports';
import { judgementKey } from '@wegmarke/domain/imports';
import type { Query } from '../../platform/database/database';

type Stored = Pick<PlanHere, 'adopted' | 'pillars' | 'projects' | 'links' | 'judged'> & {
  /** The municipality's first: lists are in it until somebody says otherwise. */
  readonly language: Language;
};

/** What an import compares with: the projection's rows in today's scope, and what earlier imports left. */
@Injectable()
export class PlanHereRepository {
  async read(query: Query, municipalityId: string, strategyId: string): Promise<Stored> {
    const place = [municipalityId, strategyId];
    const [strategy] = await query<{ adopted: boolean; language: Language }>(
      `select s.adopted_on is not null as adopted, m.languages[1] as language
       from strategy s join municipality m on m.id = s.municipality_id where s.municipality_id = $1 and s.id = $2`,
      place,
    );
    const pillars = await query<Titled>(
      `select id, title from pillar where municipality_id = $1 and strategy_id = $2 and left_on is null order by number, id`,
      place,
    );
    const projects = await query<Omit<ProjectHere, 'milestones'>>(
      `select id, title, pillar_id as "pillarId", office_id as "officeId", department_id as "departmentId", phase, weight,
         benefit, description, partners
       from project where municipality_id = $1 and strategy_id = $2 and left_on is null order by id`,
      place,
    );
    const milestones = await query<MilestoneHere & { readonly projectId: string }>(
      `select id, project_id as "projectId", title, weight, baseline_on as "baselineOn", promised_on as "promisedOn",
         completed_on as "completedOn"
       from milestone where municipality_id = $1 and strategy_id = $2 and left_on is null order by id`,
      place,
    );
    const links = await query<{ key: string; projectId: string }>(
      `select key, project_id as "projectId" from import_link where municipality_id = $1 and strategy_id = $2`,
      place,
    );
    const judged = await query<{
      projectId: string;
      label: string;
      text: string;
      value: string | number | null;
    }>(
      `select j.project_id as "projectId", j.label, j.text, j.value from earlier_judgement j
       join import_batch b on b.municipality_id = j.municipality_id and b.id = j.import_id
       where j.municipality_id = $1 and b.strategy_id = $2 and b.state = 'applied'`,
      place,
    );
    const byProject = new Map<string, MilestoneHere[]>();
    for (const milestone of milestones) {
      const others = byProject.get(milestone.projectId);
      if (others) others.push(milestone);
      else byProject.set(milestone.projectId, [milestone]);
    }
    return {
      adopted: strategy?.adopted ?? false,
      language: strategy?.language ?? 'de',
      pillars,
      projects: projects.map((project) => ({ ...project, milestones: byProject.get(project.id) ?? [] })),
      links: new Map(links.map(({ key, projectId }) => [key, projectId])),
      judged: new Set(judged.map((said) => judgementKey(said.projectId, said))),
    };
  }
}
