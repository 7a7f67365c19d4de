import { Injectable } from '@nestjs/common';
import type {
  ExportFormat,
  ExportView,
  LedgerExportView,
  List,
  PublicExportView,
} from '@wegmarke/domain/contracts';
import type { RoadmapFilter } from '@wegmarke/domain/dependencies';
import { COLUMNS, readQuery, toRows } from '@wegmarke/domain/portfolio';
import { loadWords } from '@wegmarke/domain/words';
import type { Access } from '../../platform/access/access';
import { AuditLog } from '../../platform/audit/audit-log';
import { notFound } from '../../platform/errors/problem-error';
import type { Answer } from '../../platform/http/answer';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { DependenciesService } from '../dependencies/dependencies.service';
import { InboxService } from '../inbox/inbox.service';
import { LedgerService } from '../ledger/ledger.service';
import { MilestonesService } from '../milestones/milestones.service';
import { PortfolioService } from '../projects/portfolio.service';
import { ProjectsService } from '../projects/projects.service';
import { AccountService } from '../revisions/account.service';
import { RevisionsService } from '../revisions/revisions.service';
import { StrategiesService } from '../strategies/strategies.service';
import type { ExportQuery } from './dto/export-query';
import type { LedgerExportQuery } from './dto/ledger-export-query';
import { ExportsRepository } from './exports.repository';
import { accountTable, ledgerTable } from './ledger-table';
import { planTable } from './plan-table';
import { portfolioTable } from './portfolio-table';
import { dependenciesTable, roadmapTable } from './roadmap-table';
import { inboxTable, milestonesTable, projectsTable } from './steering-tables';
import { viewFile } from './view-file';
import type { Said, ViewTable } from './view-table';

/** As many as a list gives at once. */
const MOST_A_PAGE = 200;

/** Views as files: what a reader sees, to be taken along; of the plan and portfolio to come back through an import. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly log: AuditLog,
    private readonly repository: ExportsRepository,
    private readonly ledgers: LedgerService,
    private readonly portfolios: PortfolioService,
    private readonly strategies: StrategiesService,
    private readonly revisions: RevisionsService,
    private readonly accounts: AccountService,
    private readonly dependencies: DependenciesService,
    private readonly inbox: InboxService,
    private readonly milestones: MilestonesService,
    private readonly projects: ProjectsService,
  ) {}

  /** @throws ProblemError 404 where there is no such strategy, 403 where the reader may not read the view */
  async file(access: Access, view: ExportView, format: ExportFormat, asked: ExportQuery): Promise<Answer> {
    const words = await loadWords(asked.lang ?? 'de');
    const strategyId = await this.#strategyId(access, asked.strategy);
    const table = await this.#table(access, strategyId, view, asked, words);
    return this.tableFile(access, format, view, words.say(`member.export.view.${view}`), table);
  }

  /**
   * What the public may read of the ledger, or all of it for members.
   * @throws ProblemError 404 where the reader may know of no such strategy
   */
  async ledgerFile(
    access: Access,
    strategyId: string,
    view: LedgerExportView,
    format: ExportFormat,
    { lang, on, knownAt, ...asked }: LedgerExportQuery,
  ): Promise<Answer> {
    const words = await loadWords(lang ?? 'de');
    if (view === 'account') {
      const account = await this.accounts.find(access, strategyId, { on, knownAt });
      const rows = 'noRecord' in account ? [] : account.rows;
      return this.tableFile(
        access,
        format,
        view,
        words.say('ledger.accountTitle'),
        accountTable(rows, words),
      );
    }
    const revisions = await this.revisions.all(access, strategyId, asked);
    const table = ledgerTable(revisions, words, {
      timeZone: access.municipality.timeZone,
      isMember: access.actor.kind === 'member',
    });
    return this.tableFile(access, format, view, words.say('nav.ledger'), table);
  }

  /**
   * What is published, or all of it for members, with the filters of its page.
   * @throws ProblemError 404 where the reader may know of no such strategy
   */
  async publicFile(
    access: Access,
    strategyId: string,
    view: PublicExportView,
    format: ExportFormat,
    asked: LedgerExportQuery,
  ): Promise<Answer> {
    const words = await loadWords(asked.lang ?? 'de');
    if (view === 'roadmap') {
      const table = await this.#roadmap(access, strategyId, asked, words);
      return this.tableFile(access, format, view, words.say('roadmap.title'), table);
    }
    const { pillar, department, office, phase, health, q, sort } = asked;
    const filter = { pillar, department, office, phase, health, q, sort };
    const projects = await everyPage((page) =>
      this.projects.listPublic(access, strategyId, { ...filter, ...page }),
    );
    return this.tableFile(access, format, view, words.say('nav.projects'), projectsTable(projects, words));
  }

  /** A table as a file to take along. What a member takes along is noted; what is public, anybody may take. */
  async tableFile(
    access: Access,
    format: ExportFormat,
    view: string,
    title: string,
    table: ViewTable,
  ): Promise<Answer> {
    const { municipality, actor } = access;
    if (actor.kind === 'member') {
      const { personId, accountId } = actor;
      await this.log.record(
        municipality.id,
        { kind: 'person', personId, accountId },
        { action: 'export.made', detail: { view, format, rows: table.rows.length } },
      );
    }
    return viewFile(format, `${municipality.slug}-${view}`, title, table);
  }

  async #table(
    access: Access,
    strategyId: string,
    view: ExportView,
    asked: ExportQuery,
    words: Said,
  ): Promise<ViewTable> {
    switch (view) {
      case 'plan':
        return planTable(await this.#planLines(access, strategyId), words);
      case 'portfolio':
        return this.#portfolio(access, strategyId, asked, words);
      case 'roadmap':
        return this.#roadmap(access, strategyId, asked, words);
      case 'dependencies':
        return dependenciesTable(
          await this.dependencies.roadmap(access, strategyId),
          roadmapFilter(asked),
          words,
        );
      case 'inbox':
        access.require('inbox.decide');
        return inboxTable((await this.inbox.list(access)).items, words);
      case 'my-milestones':
        return milestonesTable(
          await everyPage((page) => this.milestones.list(access, { mine: true, ...page })),
          words,
        );
    }
  }

  async #roadmap(access: Access, strategyId: string, asked: RoadmapAsked, words: Said): Promise<ViewTable> {
    const [roadmap, strategies] = await Promise.all([
      this.dependencies.roadmap(access, strategyId),
      this.strategies.list(access),
    ]);
    const pillars = strategies.items.find(({ id }) => id === strategyId)?.pillars ?? [];
    const titles = new Map(pillars.map(({ id, title }) => [id, title]));
    return roadmapTable(roadmap, titles, roadmapFilter(asked), words);
  }

  async #strategyId(access: Access, asked: string | undefined): Promise<string> {
    const strategies = (await this.strategies.list(access)).items;
    const strategy = asked === undefined ? strategies[0] : strategies.find(({ id }) => id === asked);
    if (!strategy) throw notFound();
    return strategy.id;
  }

  async #planLines(access: Access, strategyId: string) {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, (query) =>
      this.repository.planLines(query, access.municipality.id, strategyId),
    );
  }

  async #portfolio(access: Access, strategyId: string, asked: ExportQuery, words: Said): Promise<ViewTable> {
    const portfolio = await this.portfolios.read(access, strategyId);
    const rows = toRows(portfolio, access.today, (text) => words.field(text));
    const params = new Map<string, unknown>(Object.entries(asked));
    const query = readQuery({
      get: (name) => {
        const value = params.get(name) ?? (name === 'columns' ? COLUMNS.join(',') : null);
        return typeof value === 'string' ? value : null;
      },
    });
    return portfolioTable(rows, query, words);
  }
}

type RoadmapAsked = Pick<ExportQuery, 'pillar' | 'department' | 'office' | 'show'>;

const roadmapFilter = ({ pillar, department, office, show }: RoadmapAsked): RoadmapFilter => ({
  pillar: pillar ?? null,
  department: department ?? null,
  office: office ?? null,
  choice: show ?? 'all',
});

/** All that a list holds, page after page. */
async function everyPage<Item>(
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<List<Item>>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: List<Item> = await read({ limit: MOST_A_PAGE, ...(cursor === null ? {} : { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
