import { Injectable } from '@nestjs/common';
import type {
  EarlierJudgement,
  Import,
  ImportRow,
  ImportSummary,
  Language,
  List,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ProjectsService } from '../projects/projects.service';
import type { ImportRowsQuery } from './dto/import-input';
import { toImport, toSummary } from './import-view';
import { ImportsReader } from './imports-reader.service';
import { type ImportRecord, ImportsRepository } from './imports.repository';

/** What there is to see of imports: their mapping, their account, their rows, and what they left with projects. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly reader: ImportsReader,
    private readonly projects: ProjectsService,
  ) {}

  async list(access: Access): Promise<List<ImportSummary>> {
    const records = await this.database.read(access.municipality.id, (query) =>
      this.repository.list(query, access.municipality.id),
    );
    return { items: records.map(toSummary), nextCursor: null, total: records.length };
  }

  async find(access: Access, id: string): Promise<Import> {
    const record = await this.#record(access, id);
    return this.view(access, record);
  }

  async view(access: Access, record: ImportRecord): Promise<Import> {
    return toImport(record, await this.reader.ask(access, record, { kind: 'view' }));
  }

  async rows(
    access: Access,
    id: string,
    { outcome, limit, cursor }: ImportRowsQuery,
  ): Promise<List<ImportRow>> {
    const after = fromCursor(cursor, ['number'])?.[0] ?? -1;
    const record = await this.#record(access, id);
    const { items, total, lastLine } = await this.reader.ask(access, record, {
      kind: 'rows',
      outcome: outcome ?? null,
      after,
      limit,
    });
    const last = items.at(-1);
    const isLast = !last || last.line === lastLine;
    return { items, nextCursor: isLast ? null : toCursor([last.line]), total };
  }

  /** Rejected rows with their reasons, as CSV. */
  async rejections(access: Access, id: string, language: Language): Promise<string> {
    return this.reader.ask(access, await this.#record(access, id), { kind: 'rejections', language });
  }

  /** What departments said of a project in lists that were imported. */
  async judgementsOf(access: Access, projectId: string): Promise<List<EarlierJudgement>> {
    await this.projects.find(access, projectId);
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.judgementsOf(query, access.municipality.id, projectId),
    );
    return { items, nextCursor: null, total: items.length };
  }

  #record(access: Access, id: string): Promise<ImportRecord> {
    const { id: municipalityId } = access.municipality;
    return this.database.read(municipalityId, async (query) => {
      const record = await this.repository.find(query, municipalityId, id);
      if (!record) throw notFound();
      return record;
    });
  }
}
