import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';

export type SubjectType = 'strategy' | 'pillar' | 'project' | 'milestone';

export interface VersionedSubject {
  readonly type: SubjectType;
  readonly version: number;
}

@Injectable()
export class PlanRepository {
  /** What an id names within a strategy, with its version; null where the strategy has none of that id. */
  async subject(
    query: Query,
    municipalityId: string,
    strategyId: string,
    id: string,
  ): Promise<VersionedSubject | null> {
    const [found] = await query<VersionedSubject>(
      `select 'strategy' as type, version from strategy where municipality_id = $1 and id = $2 and id = $3
       union all select 'pillar', version from pillar where municipality_id = $1 and strategy_id = $2 and id = $3
       union all select 'project', version from project where municipality_id = $1 and strategy_id = $2 and id = $3
       union all select 'milestone', version from milestone where municipality_id = $1 and strategy_id = $2 and id = $3`,
      [municipalityId, strategyId, id],
    );
    return found ?? null;
  }

  async nextPillarNumber(query: Query, municipalityId: string, strategyId: string): Promise<number> {
    const [row] = await query<{ number: number }>(
      `select coalesce(max(number), 0) + 1 as number from pillar where municipality_id = $1 and strategy_id = $2`,
      [municipalityId, strategyId],
    );
    return row?.number ?? 1;
  }

  async period(
    query: Query,
    municipalityId: string,
    strategyId: string,
  ): Promise<{ readonly startsOn: string; readonly targetOn: string }> {
    const [row] = await query<{ startsOn: string; targetOn: string }>(
      `select starts_on as "startsOn", target_on as "targetOn" from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    if (!row) throw notFound();
    return row;
  }
}
