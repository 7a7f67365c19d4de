import { Injectable } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type NewDepartment, type VacantOffice, VacantOfficesRepository } from './vacant-offices.repository';

/** Offices that a plan names before anybody holds them. */
@Injectable()
export class VacantOfficesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: VacantOfficesRepository,
  ) {}

  /** Adds them, and the departments they belong to, in the transaction under way: whoever may change the plan may name who is to answer for its parts. */
  async add(
    access: Access,
    offices: readonly VacantOffice[],
    departments: readonly NewDepartment[] = [],
  ): Promise<void> {
    access.require('plan.change');
    const { id } = access.municipality;
    await this.database.write(id, async (query) => {
      if (departments.length > 0) await this.repository.addDepartments(query, id, departments);
      if (offices.length > 0) await this.repository.add(query, id, offices);
    });
  }
}
