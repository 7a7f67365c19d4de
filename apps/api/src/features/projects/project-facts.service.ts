import { Injectable } from '@nestjs/common';
import { type Day, localDay } from '@wegmarke/domain/calendar';
import type { FieldText } from '@wegmarke/domain/contracts';
import { foldPlan } from '@wegmarke/domain/plan';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { ProjectFactsRepository } from './project-facts.repository';

/** What is told of a project beside its figures. */
export interface ProjectFacts {
  readonly benefit: FieldText | null;
  readonly office: FieldText;
  readonly lastAttestedOn: Day | null;
}

/** A day as known at an instant, and the last revision of then. */
export interface FactsMoment {
  readonly on: Day;
  readonly knownAt: Date;
  readonly revision: number;
}

/** Facts of a strategy's projects at any moment, for whoever keeps them: nobody is asked here who reads them. */
@Injectable()
export class ProjectFactsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ProjectFactsRepository,
    private readonly ledgers: LedgerService,
    private readonly offices: OfficesService,
  ) {}

  /** Of all projects that were ever in a strategy. */
  ids({ municipality }: Access, strategyId: string): Promise<readonly string[]> {
    return this.database.read(municipality.id, (query) =>
      this.repository.ids(query, municipality.id, strategyId),
    );
  }

  /** By project. Offices are called as they are now: a report speaks of those whom its reader can ask. */
  async at(
    access: Access,
    strategyId: string,
    { on, knownAt, revision }: FactsMoment,
  ): Promise<ReadonlyMap<string, ProjectFacts>> {
    const { id: municipalityId, timeZone } = access.municipality;
    const offices = await this.offices.officesById(access);
    return this.database.read(municipalityId, async (query) => {
      const ledger = await this.ledgers.read(query, { municipalityId, strategyId });
      const { milestones } = foldPlan(ledger.entries, { on, revision });
      const attested = new Map<string, Day>();
      for (const { projectId, attestation } of milestones.values()) {
        if (!attestation) continue;
        const day = localDay(ledger.recording(attestation.revision).recordedAt, timeZone);
        if (day > (attested.get(projectId) ?? '')) attested.set(projectId, day);
      }
      const rows = await this.repository.at(query, municipalityId, strategyId, knownAt);
      return new Map(
        rows.map(({ id, benefit, officeId }): [string, ProjectFacts] => {
          const office = offices.get(officeId);
          if (!office) throw new Error(`The office ${officeId} is missing.`);
          return [id, { benefit, office: office.title, lastAttestedOn: attested.get(id) ?? null }];
        }),
      );
    });
  }
}
