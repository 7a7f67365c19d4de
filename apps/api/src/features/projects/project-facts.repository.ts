import { Injectable } from '@nestjs/common';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

@Injectable()
export class ProjectFactsRepository {
  async ids(query: Query, municipalityId: string, strategyId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      `select id from project where municipality_id = $1 and strategy_id = $2`,
      [municipalityId, strategyId],
    );
    return rows.map(({ id }) => id);
  }

  /** All projects of a strategy with their benefit as it was written at an instant. */
  at(
    query: Query,
    municipalityId: string,
    strategyId: string,
    instant: Date,
  ): Promise<{ readonly id: string; readonly benefit: FieldText | null; readonly officeId: string }[]> {
    return query(
      `select p.id, p.office_id as "officeId",
         case when exists (
           select from description d where d.municipality_id = $1 and d.subject_id = p.id and d.field = 'benefit'
         ) then (
           select d.value from description d
           where d.municipality_id = $1 and d.subject_id = p.id and d.field = 'benefit' and d.recorded_at <= $3
           order by d.recorded_at desc limit 1
         ) else p.benefit end as benefit
       from project p where p.municipality_id = $1 and p.strategy_id = $2 order by p.id`,
      [municipalityId, strategyId, instant],
    );
  }
}
