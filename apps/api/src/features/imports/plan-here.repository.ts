import { Injectable } from '@nestjs/common';
import type { Language } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import type { PlanTexts } from './understanding/desk-task';

/** What an import compares with: the projection's rows in today's scope, and what earlier imports left. */
@Injectable()
export class PlanHereRepository {
  /** The municipality's first: lists are in it until somebody says otherwise. */
  async language(query: Query, municipalityId: string): Promise<Language> {
    const [found] = await query<{ language: Language }>(
      `select languages[1] as language from municipality where id = $1`,
      [municipalityId],
    );
    return found?.language ?? 'de';
  }

  /** As JSON that passes through: a plan of thousands of rows is not taken apart on the way. */
  async read(query: Query, municipalityId: string, strategyId: string): Promise<PlanTexts> {
    const place = [municipalityId, strategyId];
    const [strategy] = await query<{ adopted: boolean }>(
      `select adopted_on is not null as adopted from strategy where municipality_id = $1 and id = $2`,
      place,
    );
    const texts = async (select: string): Promise<string> => {
      const [found] = await query<{ texts: string }>(
        `select coalesce(json_agg(found), '[]')::text as texts from (${select}) found`,
        place,
      );
      return found?.texts ?? '[]';
    };
    return {
      adopted: strategy?.adopted ?? false,
      pillars: await texts(
        `select id, title from pillar
         where municipality_id = $1 and strategy_id = $2 and left_on is null order by number, id`,
      ),
      projects: await texts(
        `select id, title, pillar_id as "pillarId", office_id as "officeId", department_id as "departmentId", phase,
           weight, benefit, description, partners
         from project where municipality_id = $1 and strategy_id = $2 and left_on is null order by id`,
      ),
      milestones: await texts(
        `select id, project_id as "projectId", title, weight, baseline_on as "baselineOn", promised_on as "promisedOn",
           completed_on as "completedOn"
         from milestone where municipality_id = $1 and strategy_id = $2 and left_on is null order by id`,
      ),
      links: await texts(
        `select key, project_id as "projectId" from import_link
         where municipality_id = $1 and strategy_id = $2 order by key`,
      ),
      needs: await texts(
        `select milestone_id as "milestoneId", needs_id as "needsId" from milestone_dependency
         where municipality_id = $1 and strategy_id = $2 order by id`,
      ),
      judged: await texts(
        `select j.project_id as "projectId", j.label, j.text, j.value from earlier_judgement j
         join import_batch b on b.municipality_id = j.municipality_id and b.id = j.import_id
         where j.municipality_id = $1 and b.strategy_id = $2 and b.state = 'applied' order by j.id`,
      ),
    };
  }
}
