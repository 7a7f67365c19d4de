import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  EXPORT_FORMATS,
  EXPORT_VIEWS,
  type ExportFormat,
  LEDGER_EXPORT_VIEWS,
  PUBLIC_EXPORT_VIEWS,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { notFound } from '../../platform/errors/problem-error';
import type { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { AnswersFile } from '../../platform/openapi/operation';
import { ExportQuery } from './dto/export-query';
import { LedgerExportQuery } from './dto/ledger-export-query';
import { ExportsService } from './exports.service';

@Controller('municipalities/:slug')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('exports/:file')
  @Requires('portfolio.read')
  @Limited('export')
  @AnswersFile(
    'application/octet-stream',
    'A view as a file: `portfolio`, `roadmap` or `dependencies` (with what the page’s address says), `plan`, `inbox` (for whoever decides) or `my-milestones`, followed by `.xlsx`, `.csv` or `.json`.',
  )
  file(
    @CurrentAccess() access: Access,
    @Param('file') file: string,
    @Query() query: ExportQuery,
  ): Promise<Answer> {
    const { view, format } = asked(file, EXPORT_VIEWS);
    return this.exports.file(access, view, format, query);
  }

  @Get('strategies/:id/exports/:file')
  @Requires('strategy.read', { decidedBy: 'service' })
  @Limited('export')
  @AnswersFile(
    'application/octet-stream',
    'What the public reads as a file, with the filters of its page: `ledger`, a line an entry, `account`, `projects` or `roadmap`, followed by `.xlsx`, `.csv` or `.json`.',
  )
  ledgerFile(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Param('file') file: string,
    @Query() query: LedgerExportQuery,
  ): Promise<Answer> {
    const { view, format } = asked(file, [...LEDGER_EXPORT_VIEWS, ...PUBLIC_EXPORT_VIEWS]);
    return view === 'projects' || view === 'roadmap'
      ? this.exports.publicFile(access, id, view, format, query)
      : this.exports.ledgerFile(access, id, view, format, query);
  }
}

/** @throws ProblemError 404 for a view or a format that there is not */
function asked<View extends string>(
  file: string,
  views: readonly View[],
): { readonly view: View; readonly format: ExportFormat } {
  const [name, ending, ...more] = file.split('.');
  const view = views.find((known) => known === name);
  const format = EXPORT_FORMATS.find((known) => known === ending);
  if (!view || !format || more.length > 0) throw notFound();
  return { view, format };
}
