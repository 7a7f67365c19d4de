import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, Strategy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PageState } from '../../platform/web/page-state';
import { LedgerService } from '../ledger/ledger.service';
import { StrategiesRepository } from './strategies.repository';

@Injectable()
export class StrategiesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly strategies: StrategiesRepository,
    private readonly ledgers: LedgerService,
    private readonly municipalities: MunicipalityDirectory,
    private readonly clock: Clock,
    private readonly pages: PageState,
  ) {}

  onModuleInit(): void {
    this.pages.register(async (slug) => {
      const municipality = await this.municipalities.find(slug);
      if (!municipality) return null;
      const { id, timeZone } = municipality;
      // Asked for every page, so in one packet.
      const once: Query = (text, values) => this.database.readOnce(id, text, values);
      const state = await this.strategies.publicState(once, id);
      return `${state}/${this.clock.today(timeZone)}`;
    });
  }

  /** Published ones for everybody, drafts for members. */
  async list(access: Access): Promise<List<Strategy>> {
    const drafts = access.can('strategy.read', { published: false });
    const { id } = access.municipality;
    await this.ledgers.bringToToday(access.municipality);
    const items = await this.database.read(id, (query) => this.strategies.list(query, id, drafts));
    return { items, nextCursor: null, total: items.length };
  }

  async find(access: Access, id: string): Promise<Strategy> {
    const municipalityId = access.municipality.id;
    await this.ledgers.bringToToday(access.municipality);
    const strategy = await this.database.read(municipalityId, (query) =>
      this.strategies.find(query, municipalityId, id),
    );
    if (!strategy) throw notFound();
    access.require('strategy.read', { published: strategy.published });
    return strategy;
  }
}
