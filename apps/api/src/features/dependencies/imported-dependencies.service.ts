import { Injectable } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { DependenciesRepository } from './dependencies.repository';

/** Dependencies that come and go with a list, in the transaction of its import. */
@Injectable()
export class ImportedDependenciesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: DependenciesRepository,
  ) {}

  /**
   * @param rows JSON, an object a dependency: `id`, `milestone_id`, `needs_id`; compared with what is known under the
   *   plan's lock, so that none closes a circle. What somebody said already stays theirs.
   */
  async addImported(access: Access, strategyId: string, importId: string, rows: string): Promise<void> {
    access.require('plan.change');
    const { id } = access.municipality;
    await this.database.write(id, (query) =>
      this.repository.addImported(query, id, strategyId, importId, rows, access.personId),
    );
  }

  async removeImported(access: Access, strategyId: string, importId: string): Promise<void> {
    access.require('plan.change');
    const { id } = access.municipality;
    await this.database.write(id, (query) => this.repository.removeImported(query, id, strategyId, importId));
  }
}
