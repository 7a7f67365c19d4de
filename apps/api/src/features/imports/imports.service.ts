import { Injectable } from '@nestjs/common';
import type {
  EarlierJudgement,
  Import,
  ImportRow,
  ImportSummary,
  Language,
  List,
} from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ProjectsService } from '../projects/projects.service';
import type { ImportRowsQuery } from './dto/import-input';
import { type KeptOutcome, toImport, toRows, toSummary, unpack } from './import-view';
import { ImportsReader } from './imports-reader.service';
import { ImportsRepository } from './imports.repository';
import { rejectionsFile } from './rejections';

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
    const { record, understood, kept } = await this.#open(access, id);
    return toImport(record, understood, kept);
  }

  async rows(
    access: Access,
    id: string,
    { outcome, limit, cursor }: ImportRowsQuery,
  ): Promise<List<ImportRow>> {
    const after = fromCursor(cursor, ['number'])?.[0] ?? -1;
    const all = (await this.#rows(access, id)).rows.filter(
      (row) => outcome === undefined || row.outcome === outcome,
    );
    const items = all.filter(({ line }) => line > after).slice(0, limit);
    const last = items.at(-1);
    const isLast = !last || last.line === all.at(-1)?.line;
    return { items, nextCursor: isLast ? null : toCursor([last.line]), total: all.length };
  }

  /** Rejected rows with their reasons, as CSV. */
  async rejections(
    access: Access,
    id: string,
    language: Language,
  ): Promise<{ readonly csv: string; readonly fileName: string }> {
    const { record, titles, rows } = await this.#rows(access, id);
    const rejected = rows.filter(({ outcome }) => outcome === 'rejected');
    const words = await loadWords(language);
    return { csv: rejectionsFile(words, titles, rejected), fileName: record.fileName };
  }

  /** What departments said of a project in lists that were imported. */
  async judgementsOf(access: Access, projectId: string): Promise<List<EarlierJudgement>> {
    await this.projects.find(access, projectId);
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.judgementsOf(query, access.municipality.id, projectId),
    );
    return { items, nextCursor: null, total: items.length };
  }

  async #open(access: Access, id: string) {
    return this.database.read(access.municipality.id, async (query) => {
      const record = await this.repository.find(query, access.municipality.id, id);
      if (!record) throw notFound();
      const understood = await this.reader.open(query, access, record);
      const packed =
        record.state === 'ready' ? null : await this.repository.outcome(query, access.municipality.id, id);
      return { record, understood, kept: packed && (unpack(packed) as KeptOutcome) };
    });
  }

  async #rows(access: Access, id: string) {
    const { record, understood, kept } = await this.#open(access, id);
    const { titles, assembled } = understood;
    const rows = toRows(understood.rows, kept?.rows ?? assembled.rows, titles.length, record.corrections);
    return { record, titles, rows };
  }
}
