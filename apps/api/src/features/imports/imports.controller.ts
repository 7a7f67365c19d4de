import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import type {
  EarlierJudgement,
  Import,
  ImportEffect,
  ImportRow,
  ImportSummary,
  ImportUndoResult,
  List,
} from '@wegmarke/domain/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, AcceptsFile, Answers, AnswersFile, AnswersList } from '../../platform/openapi/operation';
import {
  ImportApplyDto,
  ImportPatchDto,
  ImportRowsQuery,
  ImportUndoDto,
  RejectionsQuery,
} from './dto/import-input';
import { ImportChangesService } from './import-changes.service';
import { ImportEffects } from './import-effects.service';
import { ImportUploads } from './import-uploads.service';
import { ImportsService } from './imports.service';

@Controller('municipalities/:slug')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly changes: ImportChangesService,
    private readonly effects: ImportEffects,
    private readonly uploads: ImportUploads,
  ) {}

  @Post('imports')
  @Requires('plan.change', { transaction: false })
  @Limited('import')
  @AcceptsFile('ImportFields')
  @Answers(
    'Import',
    'Reads a list of at most 25 MB and 50,000 rows. Nothing is imported before it is applied.',
    201,
  )
  create(@CurrentAccess() access: Access, @Req() request: FastifyRequest): Promise<Answer> {
    return this.uploads.receive(access, request);
  }

  @Get('imports')
  @Requires('plan.change')
  @AnswersList('ImportSummary', 'Imports, newest first.')
  list(@CurrentAccess() access: Access): Promise<List<ImportSummary>> {
    return this.imports.list(access);
  }

  @Get('imports/:id')
  @Requires('plan.change')
  @Answers('Import', 'An import with its mapping and its account: rows = imported + rejected + ignored.')
  async find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Import> {
    return this.imports.find(access, id);
  }

  @Patch('imports/:id')
  @Requires('plan.change', { subject: 'import', ifMatch: true })
  @Limited('effect')
  @Accepts('ImportPatch')
  @Answers('Import', 'Corrects the mapping or cells of rejected rows, and checks again.')
  change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: ImportPatchDto,
  ): Promise<Import> {
    return this.changes.change(access, id, patch);
  }

  @Get('imports/:id/rows')
  @Requires('plan.change')
  @Limited('effect')
  @AnswersList('ImportRow', 'Rows of the file in its order, each with what becomes of it.')
  rows(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: ImportRowsQuery,
  ): Promise<List<ImportRow>> {
    return this.imports.rows(access, id, query);
  }

  @Get('imports/:id/effect')
  @Requires('plan.change')
  @Limited('effect')
  @Answers('ImportEffect', 'What applying it would do to the figures. Records nothing.')
  effect(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ImportEffect> {
    return this.effects.of(access, id);
  }

  @Get('imports/:id/rejections.csv')
  @Requires('plan.change')
  @Limited('export')
  @AnswersFile('text/csv', 'The rejected rows with their reasons and their lines in the file.')
  async rejections(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() { lang = 'de' }: RejectionsQuery,
  ): Promise<Answer> {
    const csv = await this.imports.rejections(access, id, lang);
    return Answer.file(csv, 'text/csv; charset=utf-8', {
      headers: { 'content-disposition': 'attachment; filename="rejections.csv"' },
    });
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Requires('plan.change', { subject: 'import', large: true })
  @Limited('import')
  @Accepts('ImportApplyInput')
  @Answers('Import', 'Makes it part of the plan: one revision, or nothing.')
  apply(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ImportApplyDto,
  ): Promise<Import> {
    return this.changes.apply(access, id, input);
  }

  @Delete('imports/:id')
  @HttpCode(204)
  @Requires('plan.change', { subject: 'import', ifMatch: true })
  @Answers(null, 'Discards an import that is not applied, with its file. The plan stays as it is.')
  discard(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.changes.discard(access, id);
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Requires('plan.change', { subject: 'import', large: true })
  @Limited('import')
  @Accepts('ImportUndoInput')
  @Answers('ImportUndoResult', 'Takes an applied import back as a whole, and names what was changed since.')
  undo(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ImportUndoDto,
  ): Promise<ImportUndoResult> {
    return this.changes.undo(access, id, input);
  }

  @Get('projects/:id/earlier-judgements')
  @Requires('portfolio.read')
  @AnswersList(
    'EarlierJudgement',
    'What departments said of the project in lists that were imported. No figure depends on it.',
  )
  judgements(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<EarlierJudgement>> {
    return this.imports.judgementsOf(access, id);
  }
}
