import { Injectable } from '@nestjs/common';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** What a subject of the plan is called. */
export interface SubjectTitle {
  readonly id: string;
  readonly type: 'pillar' | 'project' | 'milestone';
  readonly title: FieldText;
  /** Of a pillar. */
  readonly number: number | null;
}

export interface StrategyFacts {
  readonly title: FieldText;
  readonly startsOn: string;
  readonly targetOn: string;
  readonly sample: boolean;
}

/** Titles, which the ledger does not know. */
@Injectable()
export class CourseRepository {
  async strategy(query: Query, municipalityId: string, strategyId: string): Promise<StrategyFacts | null> {
    const [facts] = await query<StrategyFacts>(
      `select title, starts_on as "startsOn", target_on as "targetOn", sample
       from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    return facts ?? null;
  }

  async pillarTitles(query: Query, municipalityId: string, strategyId: string): Promise<SubjectTitle[]> {
    return query<SubjectTitle>(
      `select id, 'pillar' as type, title, number from pillar
       where municipality_id = $1 and strategy_id = $2 order by number`,
      [municipalityId, strategyId],
    );
  }

  /** By id, so that the same answer is told in the same order. */
  async titles(query: Query, municipalityId: string, strategyId: string): Promise<SubjectTitle[]> {
    return query<SubjectTitle>(
      `select id, 'pillar' as type, title, number from pillar where municipality_id = $1 and strategy_id = $2
       union all
       select id, 'project', title, null from project where municipality_id = $1 and strategy_id = $2
       union all
       select id, 'milestone', title, null from milestone where municipality_id = $1 and strategy_id = $2
       order by id`,
      [municipalityId, strategyId],
    );
  }

  /** What every subject was called at an instant; what came later, by its first title. */
  async titlesAt(
    query: Query,
    municipalityId: string,
    strategyId: string,
    instant: Date,
  ): Promise<Map<string, FieldText>> {
    const rows = await query<{ id: string; title: FieldText }>(
      `select distinct on (subject_id) subject_id as id, value as title from description
       where municipality_id = $1 and strategy_id = $2 and field = 'title'
       order by subject_id, recorded_at > $3, case when recorded_at <= $3 then recorded_at end desc, recorded_at`,
      [municipalityId, strategyId, instant],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
