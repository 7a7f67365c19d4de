import { Injectable } from '@nestjs/common';
import type { ImportEffect } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { VacantOfficesService } from '../offices/vacant-offices.service';
import { PlanChangesService } from '../plan/changes.service';
import { atLine } from './at-line';
import { effectiveDay } from './effective-day';
import { ImportsReader } from './imports-reader.service';
import { type ImportRecord, ImportsRepository } from './imports.repository';
import type { Applicable } from './understanding/desk-task';

/** What a list would do to the figures: computed without keeping anybody from the plan. */
@Injectable()
export class ImportEffects {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly reader: ImportsReader,
    private readonly ledgers: LedgerService,
    private readonly changes: PlanChangesService,
    private readonly offices: VacantOfficesService,
  ) {}

  /** What it would do to the figures; records nothing. */
  async of(access: Access, id: string): Promise<ImportEffect> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.repository.lock(query, access.municipality.id, id);
      if (!record) throw notFound();
      if (record.state !== 'ready')
        return { effect: null, newPillars: [], newOffices: [], newDepartments: [] };
      const found = await this.reader.ask(access, record, { kind: 'changes' });
      const newPillars = found.newPillars.map(({ title }) => title);
      const newOffices = found.offices.map(({ title }) => title);
      const newDepartments = found.newDepartments.map(({ title }) => title);
      const news = { newPillars, newOffices, newDepartments };
      await this.repository.prepareForMany(query);
      if (found.changes.length === 0) return { effect: null, ...news };
      return { effect: await this.#preview(query, access, record, found), ...news };
    });
  }

  /** Offices that the changes name must be there while the effect is computed; nothing of it stays. */
  async #preview(query: Query, access: Access, record: ImportRecord, found: Applicable) {
    const ledger = await this.ledgers.current(query, placeOf(access, record));
    await query('savepoint import_preview');
    try {
      await this.offices.add(access, found.offices, found.newDepartments);
      const input = { effectiveOn: effectiveDay(ledger, found.changes), changes: found.changes };
      return await this.changes.preview(access, record.strategyId, input, ledger);
    } catch (error) {
      throw atLine(error, found.changeLines);
    } finally {
      await query('rollback to savepoint import_preview');
    }
  }
}

export const placeOf = (
  { municipality }: Access,
  { strategyId }: Pick<ImportRecord, 'strategyId'>,
): StrategyPlace => ({
  municipalityId: municipality.id,
  strategyId,
  timeZone: municipality.timeZone,
});
