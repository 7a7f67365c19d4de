import { Controller, Get, Param, Query } from '@nestjs/common';
import { type AuditEvent, type AuditHead, EXPORT_FORMATS, type List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { notFound } from '../../platform/errors/problem-error';
import type { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Answers, AnswersFile, AnswersList } from '../../platform/openapi/operation';
import { AuditFileService } from './audit-file.service';
import { AuditService } from './audit.service';
import { AuditFileQuery, AuditQuery } from './dto/audit-query';

const HISTORY_LENGTH = 50;

@Controller('municipalities/:slug')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly files: AuditFileService,
  ) {}

  @Get('audit')
  @Requires('audit.read')
  @AnswersList('AuditEvent', 'What happened beside the plan, newest first.')
  list(@CurrentAccess() access: Access, @Query() query: AuditQuery): Promise<List<AuditEvent>> {
    return this.audit.list(access, query);
  }

  @Get('audit/head')
  @Requires('chain.read')
  @Answers(
    'AuditHead',
    'The end of the chain that holds events and plan ledger together, to be written down.',
  )
  head(@CurrentAccess() access: Access): Promise<AuditHead> {
    return this.audit.head(access);
  }

  @Get('audit/exports/:file')
  @Requires('audit.read')
  @Limited('export')
  @AnswersFile(
    'application/octet-stream',
    'The log as a file, with the filters of its page: `audit.xlsx`, `audit.csv` or `audit.json`.',
  )
  file(
    @CurrentAccess() access: Access,
    @Param('file') file: string,
    @Query() query: AuditFileQuery,
  ): Promise<Answer> {
    const format = EXPORT_FORMATS.find((known) => file === `audit.${known}`);
    if (!format) throw notFound();
    return this.files.file(access, format, query);
  }

  @Get('history/:id')
  @Requires('portfolio.read')
  @AnswersList('AuditEvent', 'What happened to one thing beside the plan, newest first.')
  history(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<AuditEvent>> {
    return this.audit.history(access, id, HISTORY_LENGTH);
  }
}
