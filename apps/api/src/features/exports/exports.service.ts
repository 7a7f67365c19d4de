import { Injectable } from '@nestjs/common';
import type { ExportFormat, ExportView, LedgerExportView } from '@wegmarke/domain/contracts';
import { COLUMNS, readQuery, toRows } from '@wegmarke/domain/portfolio';
import { loadWords } from '@wegmarke/domain/words';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import type { Answer } from '../../platform/http/answer';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { PortfolioService } from '../projects/portfolio.service';
import { AccountService } from '../revisions/account.service';
import { RevisionsService } from '../revisions/revisions.service';
import { StrategiesService } from '../strategies/strategies.service';
import type { ExportQuery } from './dto/export-query';
import type { LedgerExportQuery } from './dto/ledger-export-query';
import { ExportsRepository } from './exports.repository';
import { accountTable, ledgerTable } from './ledger-table';
import { planTable } from './plan-table';
import { portfolioTable } from './portfolio-table';
import { viewFile } from './view-file';
import type { Said, ViewTable } from './view-table';

/** Views as files: what a reader sees, to be taken along; of the plan and portfolio to come back through an import. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ExportsRepository,
    private readonly ledgers: LedgerService,
    private readonly portfolios: PortfolioService,
    private readonly strategies: StrategiesService,
    private readonly revisions: RevisionsService,
    private readonly accounts: AccountService,
  ) {}

  /** @throws ProblemError 404 where there is no such strategy */
  async file(access: Access, view: ExportView, format: ExportFormat, asked: ExportQuery): Promise<Answer> {
    const words = await loadWords(asked.lang ?? 'de');
    const strategyId = await this.#strategyId(access, asked.strategy);
    const table =
      view === 'plan'
        ? planTable(await this.#planLines(access, strategyId), words)
        : await this.#portfolio(access, strategyId, asked, words);
    const name = `${access.municipality.slug}-${view}`;
    return viewFile(format, name, words.say(`member.export.view.${view}`), table);
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
    const name = `${access.municipality.slug}-${view}`;
    if (view === 'account') {
      const account = await this.accounts.find(access, strategyId, { on, knownAt });
      const rows = 'noRecord' in account ? [] : account.rows;
      return viewFile(format, name, words.say('ledger.accountTitle'), accountTable(rows, words));
    }
    const revisions = await this.revisions.all(access, strategyId, asked);
    const table = ledgerTable(revisions, words, {
      timeZone: access.municipality.timeZone,
      isMember: access.actor.kind === 'member',
    });
    return viewFile(format, name, words.say('nav.ledger'), table);
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
