import { Injectable } from '@nestjs/common';
import type { List, Strategy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { StrategiesRepository } from './strategies.repository';

@Injectable()
export class StrategiesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly strategies: StrategiesRepository,
  ) {}

  /** Published ones for everybody, drafts for members. */
  async list(access: Access): Promise<List<Strategy>> {
    const drafts = access.can('strategy.read', { published: false });
    const { id } = access.municipality;
    const items = await this.database.read(id, (query) => this.strategies.list(query, id, drafts));
    return { items, nextCursor: null, total: items.length };
  }

  async find(access: Access, id: string): Promise<Strategy> {
    const municipalityId = access.municipality.id;
    const strategy = await this.database.read(municipalityId, (query) =>
      this.strategies.find(query, municipalityId, id),
    );
    if (!strategy) throw notFound();
    access.require('strategy.read', { published: strategy.published });
    return strategy;
  }
}
