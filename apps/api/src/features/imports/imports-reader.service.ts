import { Injectable } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { OfficesService } from '../offices/offices.service';
import { type ImportRecord, ImportsRepository } from './imports.repository';
import { PlanHereRepository } from './plan-here.repository';
import type { Answers, DeskTask, Question } from './understanding/desk-task';
import { Understanding } from './understanding/understanding.service';

type Known = Pick<ImportRecord, 'id' | 'strategyId' | 'state' | 'mappingInput' | 'corrections'>;
type Asked = Omit<DeskTask, 'file' | 'question'>;

/** Has lists understood against the plan as it is now. */
@Injectable()
export class ImportsReader {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly plans: PlanHereRepository,
    private readonly offices: OfficesService,
    private readonly understanding: Understanding,
  ) {}

  /**
   * @param file the packed table, where it is not stored yet
   * @throws ProblemError 422 where the list cannot be understood
   */
  async ask<Kind extends keyof Answers>(
    access: Access,
    record: Known,
    question: Extract<Question, { readonly kind: Kind }>,
    file?: Uint8Array,
  ): Promise<Answers[Kind]> {
    const { id: municipalityId } = access.municipality;
    // Nothing of the database is held while the list is understood, but by whoever writes.
    const asked = await this.database.read(municipalityId, (query) => this.#asked(query, access, record));
    const stored = (): Promise<Uint8Array> =>
      this.database.read(municipalityId, async (query) => {
        const packed = await this.repository.table(query, municipalityId, record.id);
        if (!packed) throw notFound();
        return packed;
      });
    return this.understanding.ask({ ...asked, question }, file ? () => Promise.resolve(file) : stored);
  }

  async #asked(query: Query, access: Access, record: Known): Promise<Asked> {
    const { id } = access.municipality;
    const { mappingInput: input, corrections, strategyId } = record;
    const isOpen = record.state === 'ready';
    const plan = isOpen ? await this.plans.read(query, id, strategyId) : null;
    const offices = isOpen ? (await this.offices.listOffices(access)).items : [];
    const departments = isOpen ? (await this.offices.listDepartments(access)).items : [];
    return {
      importId: record.id,
      input,
      corrections,
      remembered: [...(await this.repository.remembered(query, id))],
      today: access.today,
      language: await this.plans.language(query, id),
      outcome: isOpen ? null : await this.repository.outcome(query, id, record.id),
      plan: plan && {
        ...plan,
        offices: offices.map((office) => ({
          id: office.id,
          title: office.title,
          holderName: office.holder?.name ?? null,
        })),
        departments: departments.map(({ id: departmentId, title }) => ({ id: departmentId, title })),
      },
    };
  }
}
