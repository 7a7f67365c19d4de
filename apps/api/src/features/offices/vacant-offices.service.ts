import { Injectable } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type VacantOffice, VacantOfficesRepository } from './vacant-offices.repository';

/** Offices that a plan names before anybody holds them. */
@Injectable()
export class VacantOfficesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: VacantOfficesRepository,
  ) {}

  /** Adds them in the transaction under way: whoever may change the plan may name who is to answer for its parts. */
  async add(access: Access, offices: readonly VacantOffice[]): Promise<void> {
    access.require('plan.change');
    if (offices.length === 0) return;
    await this.database.write(access.municipality.id, (query) =>
      this.repository.add(query, access.municipality.id, offices),
    );
  }
}
