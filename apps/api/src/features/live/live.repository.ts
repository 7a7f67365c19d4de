import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

/** Where a strategy stands. */
export interface StrategyState {
  readonly strategyId: string;
  readonly revision: number;
  readonly version: number;
  readonly published: boolean;
}

@Injectable()
export class LiveRepository {
  constructor(private readonly database: TenantDatabase) {}

  states(municipalityId: string): Promise<StrategyState[]> {
    return this.database.readOnce<StrategyState>(
      municipalityId,
      `select id as "strategyId", revision, version, published from strategy where municipality_id = $1 order by ordinal, id`,
      [municipalityId],
    );
  }
}
