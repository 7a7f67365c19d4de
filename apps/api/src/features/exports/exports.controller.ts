import { Controller, Get, Param, Query } from '@nestjs/common';
import { EXPORT_FORMATS, EXPORT_VIEWS } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { AnswersFile } from '../../platform/openapi/operation';
import { ExportQuery } from './dto/export-query';
import { ExportsService } from './exports.service';

@Controller('municipalities/:slug/exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get(':file')
  @Requires('portfolio.read')
  @AnswersFile(
    'application/octet-stream',
    'A view as a file: `portfolio` (with the filters of the list) or `plan`, followed by `.xlsx`, `.csv` or `.json`.',
  )
  file(
    @CurrentAccess() access: Access,
    @Param('file') file: string,
    @Query() query: ExportQuery,
  ): Promise<Answer> {
    const [name, ending, ...more] = file.split('.');
    const view = EXPORT_VIEWS.find((known) => known === name);
    const format = EXPORT_FORMATS.find((known) => known === ending);
    if (!view || !format || more.length > 0) throw notFound();
    return this.exports.file(access, view, format, query);
  }
}
