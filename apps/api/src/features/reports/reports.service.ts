import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  EditionContent,
  List,
  Report,
  ReportDrafts,
  ReportInput,
  ReportPatch,
  ReportState,
} from '@wegmarke/domain/contracts';
import { draftTexts } from '@wegmarke/domain/editions';
import { actingOffice } from '@wegmarke/domain/permissions';
import { loadWords } from '@wegmarke/domain/words';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { EditionComposer } from '../editions/edition-composer.service';
import { EditionsService } from '../editions/editions.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { OfficesService } from '../offices/offices.service';
import { ProjectFactsService } from '../projects/project-facts.service';
import { StrategiesService } from '../strategies/strategies.service';
import { faultsOf, missingIn, proposedValues, storedValues, withPatch } from './report-rules';
import { toReport } from './report-view';
import { type ReportRecord, ReportsRepository, type ReportValues } from './reports.repository';

/**
 * Reports while they are written. The digital office and the office that approves read them; to everybody else they are
 * not there.
 */
@Injectable()
export class ReportsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ReportsRepository,
    private readonly composer: EditionComposer,
    private readonly editions: EditionsService,
    private readonly municipalities: MunicipalitiesService,
    private readonly offices: OfficesService,
    private readonly projects: ProjectFactsService,
    private readonly strategies: StrategiesService,
    private readonly subjects: SubjectRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register('report', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        await this.repository.lock(query, access.municipality.id, id);
        const record = await this.repository.find(query, access.municipality.id, id);
        if (!record || !mayRead(access, record)) return null;
        return {
          subject: { officeId: record.approvalOfficeId ?? undefined },
          version: record.version,
          current: () => this.find(access, id),
        };
      }),
    );
  }

  /** Newest first: all of them for the digital office, for others those that wait for an office of theirs or did. */
  async list(access: Access): Promise<List<Report>> {
    const { id } = access.municipality;
    const all = access.can('report.compose');
    const offices = approvalOffices(access);
    if (!all && offices.length === 0) access.require('report.approve');
    const records = await this.database.read(id, (query) =>
      this.repository.list(query, id, all ? null : offices),
    );
    const titles = await this.offices.officesById(access);
    const items = records.map((record) => toReport(record, titles));
    return { items, nextCursor: null, total: items.length };
  }

  /** @throws ProblemError 404 also for whoever may not read it */
  async find(access: Access, id: string): Promise<Report> {
    return toReport(await this.record(access, id), await this.offices.officesById(access));
  }

  /** Of a draft, composed as it would be now; else what was submitted. */
  async content(access: Access, id: string): Promise<EditionContent | Buffer> {
    const record = await this.record(access, id);
    const { id: municipalityId } = access.municipality;
    const stored = await this.database.read(municipalityId, (query) =>
      this.repository.content(query, municipalityId, id),
    );
    return stored ?? this.compose(access, record);
  }

  /** @throws ProblemError 409 like a preview, and where it is no draft any more */
  async drafts(access: Access, id: string): Promise<ReportDrafts> {
    const content = await this.compose(access, await this.inState(access, id, ['draft']));
    return draftTexts(content, await loadWords(content.language));
  }

  /** What the report says, as the public reads the plan. */
  async compose(access: Access, record: ReportRecord): Promise<EditionContent> {
    const office = (await this.offices.officesById(access)).get(record.composingOfficeId);
    if (!office) throw new Error(`The office ${record.composingOfficeId} is missing.`);
    const { strategyId } = record;
    const draft = { ...storedValues(record), strategyId, composedBy: office.title };
    return this.composer.compose(access.municipality, draft);
  }

  async add(access: Access, input: ReportInput): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    const composingOfficeId = actingOffice(access.actor);
    if (composingOfficeId === null) throw notFound();
    return this.database.write(municipalityId, async (query) => {
      const { strategyId, ...patch } = input;
      await this.#refuseUnknownStrategy(access, strategyId);
      const [last = null] = (await this.editions.list(access, strategyId)).items;
      const values = withPatch(proposedValues(input, { today: access.today, last }), patch);
      await this.refuseFaults(access, { strategyId, composingOfficeId }, values);
      const id = uuid();
      await this.repository.add(query, municipalityId, { id, strategyId, composingOfficeId }, values);
      await this.repository.addAuthor(query, municipalityId, id, access.personId);
      return this.find(access, id);
    });
  }

  async change(access: Access, id: string, patch: ReportPatch): Promise<Report> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const record = await this.inState(access, id, ['draft']);
      const values = withPatch(storedValues(record), patch);
      await this.refuseFaults(access, record, values);
      await this.repository.change(query, municipalityId, id, values);
      await this.repository.addAuthor(query, municipalityId, id, access.personId);
      return this.find(access, id);
    });
  }

  async remove(access: Access, id: string): Promise<void> {
    const { id: municipalityId } = access.municipality;
    await this.database.write(municipalityId, async (query) => {
      await this.inState(access, id, ['draft']);
      await this.repository.remove(query, municipalityId, id);
    });
  }

  /** @throws ProblemError 404 also for whoever may not read it */
  async record(access: Access, id: string): Promise<ReportRecord> {
    const { id: municipalityId } = access.municipality;
    const record = await this.database.read(municipalityId, (query: Query) =>
      this.repository.find(query, municipalityId, id),
    );
    if (!record || !mayRead(access, record)) throw notFound();
    return record;
  }

  /** @throws ProblemError 409 where it is in another state */
  async inState(access: Access, id: string, states: readonly ReportState[]): Promise<ReportRecord> {
    const record = await this.record(access, id);
    if (states.includes(record.state)) return record;
    const detail = `The report is ${record.state}; this is done while it is ${states.join(' or ')}.`;
    throw conflict('report-state', detail, await this.find(access, id));
  }

  /** @throws ProblemError 422 for what does not work; with `complete` also for what is missing */
  async refuseFaults(
    access: Access,
    { strategyId, composingOfficeId }: Pick<ReportRecord, 'strategyId' | 'composingOfficeId'>,
    values: ReportValues,
    { complete = false } = {},
  ): Promise<void> {
    const { slug, timeZone } = access.municipality;
    const needsProjects = values.projectNotes.length > 0;
    const faults = faultsOf(values, {
      today: access.today,
      now: this.clock.now(),
      timeZone,
      languages: (await this.municipalities.read(slug)).languages,
      composingOfficeId,
      openOfficeIds: new Set((await this.offices.listOffices(access)).items.map(({ id }) => id)),
      projectIds: new Set(needsProjects ? await this.projects.ids(access, strategyId) : []),
      editions: (await this.editions.list(access, strategyId)).items,
    });
    const missing = complete ? missingIn(values) : [];
    if (faults.length + missing.length > 0) throw invalidFields([...faults, ...missing]);
  }

  async #refuseUnknownStrategy(access: Access, strategyId: string): Promise<void> {
    const { items } = await this.strategies.list(access);
    if (items.some(({ id }) => id === strategyId)) return;
    const detail = 'strategyId must name a strategy of this municipality.';
    throw invalidFields([{ pointer: '/strategyId', code: 'unknown', detail }]);
  }
}

/** The offices of whoever asks for which they may approve reports. */
function approvalOffices(access: Access): readonly string[] {
  const { actor } = access;
  const offices = actor.kind === 'member' ? actor.offices.map(({ officeId }) => officeId) : [];
  return offices.filter((officeId) => access.can('report.approve', { officeId }));
}

function mayRead(access: Access, { approvalOfficeId }: ReportRecord): boolean {
  if (access.can('report.compose')) return true;
  return approvalOfficeId !== null && access.can('report.approve', { officeId: approvalOfficeId });
}
