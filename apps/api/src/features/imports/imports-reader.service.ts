import { Injectable } from '@nestjs/common';
import type { TableFile } from '@wegmarke/domain/tables';
import { LRUCache } from 'lru-cache';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { notFound, refused } from '../../platform/errors/problem-error';
import { OfficesService } from '../offices/offices.service';
import { unpack } from './import-view';
import { type ImportRecord, ImportsRepository } from './imports.repository';
import { PlanHereRepository } from './plan-here.repository';
import { understand, type Understood } from './understand';

/** Files that somebody is working on: unpacked once, not with every question. */
const KEPT_FILES = 6;

/** Understands a list against the plan as it is now. */
@Injectable()
export class ImportsReader {
  readonly #tables = new LRUCache<string, TableFile>({ max: KEPT_FILES });

  constructor(
    private readonly repository: ImportsRepository,
    private readonly plans: PlanHereRepository,
    private readonly offices: OfficesService,
  ) {}

  keep(id: string, table: TableFile): void {
    this.#tables.set(id, table);
  }

  async open(query: Query, access: Access, record: ImportRecord): Promise<Understood> {
    const kept = this.#tables.get(record.id);
    if (kept) return this.understand(query, access, record, kept);
    const packed = await this.repository.table(query, access.municipality.id, record.id);
    if (!packed) throw notFound();
    const table = unpack(packed) as TableFile;
    this.keep(record.id, table);
    return this.understand(query, access, record, table);
  }

  async understand(
    query: Query,
    access: Access,
    {
      strategyId,
      mappingInput,
      corrections,
    }: Pick<ImportRecord, 'strategyId' | 'mappingInput' | 'corrections'>,
    table: TableFile,
  ): Promise<Understood> {
    const { id } = access.municipality;
    const stored = await this.plans.read(query, id, strategyId);
    const offices = (await this.offices.listOffices(access)).items;
    const departments = (await this.offices.listDepartments(access)).items;
    const understood = understand(table, {
      input: mappingInput,
      corrections: new Map(Object.entries(corrections).map(([line, cells]) => [Number(line), cells])),
      remembered: await this.repository.remembered(query, id),
      plan: {
        ...stored,
        offices: offices.map((office) => ({
          id: office.id,
          title: office.title,
          holderName: office.holder?.name ?? null,
        })),
        departments,
      },
      today: access.today,
      language: stored.language,
    });
    if (!understood) throw refused('not-a-list', 'The file holds no sheet.');
    return understood;
  }
}
