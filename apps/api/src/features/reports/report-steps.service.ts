import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EditionContent, Report } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { conflict, ProblemError } from '../../platform/errors/problem-error';
import { Jobs } from '../../platform/jobs/jobs';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { EditionSealing } from '../editions/edition-sealing.service';
import { OfficesService } from '../offices/offices.service';
import { storedValues } from './report-rules';
import { ReportsRepository } from './reports.repository';
import { ReportsService } from './reports.service';

const SEAL = 'seal-report';

interface SealJob {
  readonly municipalityId: string;
  readonly reportId: string;
}

/** The way of a report from draft to edition: submitted, approved by another office, sealed. */
@Injectable()
export class ReportSteps implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ReportsRepository,
    private readonly reports: ReportsService,
    private readonly offices: OfficesService,
    private readonly sealing: EditionSealing,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<SealJob>(SEAL, (job) => this.seal(job));
  }

  /** From now on its figures and texts stand still: what is approved later is what was stored here. */
  async submit(access: Access, id: string): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const record = await this.reports.inState(access, id, ['draft']);
      await this.reports.refuseFaults(access, record, storedValues(record), { complete: true });
      const content = await this.reports.compose(access, record);
      const { bytes, hash } = this.sealing.standing(content);
      await this.repository.submit(query, municipalityId, id, { bytes, hash, knownAt: content.knownAt });
      await this.repository.addAuthor(query, municipalityId, id, access.personId);
      return this.reports.find(access, id);
    });
  }

  /** By its authors, to change something. What was approved is approved no more. */
  async takeBack(access: Access, id: string): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.reports.inState(access, id, ['submitted', 'approved']);
      await this.repository.reopen(query, municipalityId, id, null);
      return this.reports.find(access, id);
    });
  }

  /** @throws ProblemError 403 for whoever had a hand in it, 409 for another content than the one that stands */
  async approve(access: Access, id: string, contentHash: string): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const record = await this.reports.inState(access, id, ['submitted']);
      if (await this.repository.isAuthor(query, municipalityId, id, access.personId))
        throw new ProblemError(403, 'own-report', {
          detail:
            'Whoever had a hand in a report does not approve it. Somebody else of the approving office does.',
        });
      if (record.contentHash !== contentHash)
        throw conflict(
          'other-content',
          'The content is another one than the one you have read. Read it anew, then approve it.',
          await this.reports.find(access, id),
        );
      await this.repository.approve(query, municipalityId, id, access.personId);
      return this.reports.find(access, id);
    });
  }

  /** By the office that was asked to approve it. */
  async giveBack(access: Access, id: string, reason: string): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.reports.inState(access, id, ['submitted', 'approved']);
      await this.repository.reopen(query, municipalityId, id, reason.trim());
      return this.reports.find(access, id);
    });
  }

  /** Its files are made later, and then all of the edition is there at once. Asked for again while it is under way, it is begun again. */
  async beginSealing(access: Access, id: string): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.reports.inState(access, id, ['approved', 'sealing']);
      await this.repository.beginSealing(query, municipalityId, id, this.sealing.filesOfAnEdition);
      await this.jobs.send(SEAL, { municipalityId, reportId: id });
      return this.reports.find(access, id);
    });
  }

  /** Once, however often: a report has one edition. What is no longer there or not approved is left alone. */
  async seal({ municipalityId, reportId }: SealJob): Promise<void> {
    const municipality = await this.repository.municipality(municipalityId);
    if (!municipality) return;
    const order = await this.database.read(municipalityId, async (query) => {
      const record = await this.repository.find(query, municipalityId, reportId);
      const bytes = await this.repository.content(query, municipalityId, reportId);
      if (record?.state !== 'sealing' || record.approvalOfficeId === null || !bytes) return null;
      return { ...record, approvalOfficeId: record.approvalOfficeId, bytes };
    });
    if (!order) return;
    const { strategyId, readers } = order;
    await this.sealing.seal(municipality, {
      reportId,
      strategyId,
      readers,
      content: JSON.parse(order.bytes.toString('utf8')) as EditionContent,
      approvedBy: await this.offices.titleOf(municipality, order.approvalOfficeId),
      progress: (done) =>
        this.database.write(municipalityId, (query) =>
          this.repository.progress(query, municipalityId, reportId, done),
        ),
      within: (query) => this.repository.endSealing(query, municipalityId, reportId),
    });
  }
}
