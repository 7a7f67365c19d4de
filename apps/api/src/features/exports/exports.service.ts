import { Injectable } from '@nestjs/common';
import type { ExportFormat, ExportView, List, ProjectSummary } from '@wegmarke/domain/contracts';
import { writeDelimited } from '@wegmarke/domain/tables';
import { loadWords } from '@wegmarke/domain/words';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { ProjectsService } from '../projects/projects.service';
import { StrategiesService } from '../strategies/strategies.service';
import type { ExportQuery } from './dto/export-query';
import { ExportsRepository } from './exports.repository';
import { planTable, portfolioTable, sheetTitle, type ViewTable } from './views';
import { writeWorkbook } from './write-workbook';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
const PAGE = 200;

/** Views as files: what a member sees, to be taken along, and to come back through an import. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ExportsRepository,
    private readonly ledgers: LedgerService,
    private readonly projects: ProjectsService,
    private readonly strategies: StrategiesService,
  ) {}

  /** @throws ProblemError 404 for a view or a format that there is not */
  async file(access: Access, view: ExportView, format: ExportFormat, asked: ExportQuery): Promise<Answer> {
    const words = await loadWords(asked.lang ?? 'de');
    const table =
      view === 'plan'
        ? planTable(await this.#planLines(access, asked.strategy), words)
        : portfolioTable(await this.#projects(access, asked), words);
    const title = sheetTitle(view, words);
    return Answer.file(bodyOf(format, title, table), MEDIA_TYPES[format], {
      headers: {
        'content-disposition': `attachment; filename="${access.municipality.slug}-${view}.${format}"`,
      },
    });
  }

  async #planLines(access: Access, asked: string | undefined) {
    const strategies = (await this.strategies.list(access)).items;
    const strategy = asked === undefined ? strategies[0] : strategies.find(({ id }) => id === asked);
    if (!strategy) throw notFound();
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, (query) =>
      this.repository.planLines(query, access.municipality.id, strategy.id),
    );
  }

  /** All pages of the list that the filters ask for. */
  async #projects(access: Access, { lang: _, ...filters }: ExportQuery): Promise<ProjectSummary[]> {
    const found: ProjectSummary[] = [];
    let cursor: string | undefined;
    do {
      const page: List<ProjectSummary> = await this.projects.list(access, {
        ...filters,
        limit: PAGE,
        cursor,
      });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }
}

function bodyOf(
  format: ExportFormat,
  title: string,
  { headings, rows, dayColumns }: ViewTable,
): string | Buffer {
  switch (format) {
    case 'xlsx':
      return writeWorkbook({ name: title, headings, rows, dayColumns });
    case 'csv':
      return writeDelimited([headings, ...rows]);
    case 'json':
      return JSON.stringify({
        view: title,
        rows: rows.map((cells) =>
          Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? null])),
        ),
      });
  }
}
