import { Injectable } from '@nestjs/common';
import type { ConfirmationsResult, Portfolio, PortfolioProject, Share } from '@wegmarke/domain/contracts';
import { toShare } from '@wegmarke/domain/course';
import { actingOffice } from '@wegmarke/domain/permissions';
import { rational } from '@wegmarke/domain/rational';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { type PortfolioRecord, PortfolioRepository } from './portfolio.repository';

/** The digital office's working list: everything at once, in slim form, and what is done to many projects at once. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: PortfolioRepository,
    private readonly ledgers: LedgerService,
    private readonly offices: OfficesService,
  ) {}

  async read(access: Access, strategyId: string): Promise<Portfolio> {
    const { municipality, today } = access;
    await this.ledgers.bringToToday(municipality);
    return this.database.read(municipality.id, async (query) => {
      const head = await this.ledgers.head(query, municipality.id, strategyId);
      if (!head) throw notFound();
      // One after the other on the same connection, without waiting in between.
      const [adopted, pillars, records, offices, departments] = await Promise.all([
        this.repository.isAdopted(query, municipality.id, strategyId),
        this.repository.pillars(query, municipality.id, strategyId),
        this.repository.rows(query, municipality.id, strategyId, today),
        this.offices.listOffices(access),
        this.offices.listDepartments(access),
      ]);
      return {
        strategyId,
        revision: head.revision,
        adopted,
        pillars,
        departments: departments.items,
        offices: offices.items,
        projects: records.map(toRow),
      };
    });
  }

  /** "Unchanged" for all open milestones of the projects whose promise has not passed, as one revision. */
  async confirm(
    access: Access,
    strategyId: string,
    projectIds: readonly string[],
  ): Promise<ConfirmationsResult> {
    const { municipality, today } = access;
    const place = { municipalityId: municipality.id, strategyId, timeZone: municipality.timeZone };
    return this.database.write(municipality.id, async (query) => {
      await this.ledgers.lockAndRead(query, place);
      const open = await this.repository.openMilestones(query, municipality.id, strategyId, projectIds);
      const standing = open.filter(({ promise }) => promise !== null && promise >= today);
      const overdue = open.filter(({ promise }) => promise !== null && promise < today).length;
      if (standing.length === 0) return { revision: null, confirmed: 0, overdue };
      const { revision } = await this.ledgers.record(place, {
        entries: standing.map(({ id }) => ({
          id: uuid(),
          validOn: today,
          subjectId: id,
          value: { kind: 'confirmed' as const },
        })),
        personId: access.personId,
        officeId: actingOffice(access.actor),
        reason: null,
        paper: null,
      });
      return { revision, confirmed: standing.length, overdue };
    });
  }
}

function toRow(record: PortfolioRecord): PortfolioProject {
  const { total, done, dated, plannedSum, compared: comparedSum, ...row } = record;
  const [actual, compared] = [share(done, total), share(comparedSum, dated)];
  return {
    ...row,
    actual,
    planned: share(plannedSum, dated),
    compared: compared?.exact === actual?.exact ? null : compared,
    behind: behindOf(plannedSum, comparedSum, dated),
  };
}

function share(part: string | null, whole: string | null): Share | null {
  return part === null || whole === null ? null : toShare(rational(BigInt(part), BigInt(whole)));
}

/** Points, with one decimal: for the order alone; `health` is decided exactly. */
function behindOf(planned: string | null, compared: string | null, dated: string | null): number | null {
  if (planned === null || compared === null || dated === null) return null;
  return Math.round(((Number(planned) - Number(compared)) / Number(dated)) * 1000) / 10;
}
