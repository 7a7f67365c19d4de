import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { List, Report, ReportDrafts } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { ReportApprovalDto, ReportInputDto, ReportPatchDto, ReportReturnDto } from './dto/report-input';
import { ReportSteps } from './report-steps.service';
import { ReportsService } from './reports.service';

/** The office that approves reads it too: the service tells who is who. */
const TO_READ = { decidedBy: 'service' } as const;
const TO_CHANGE = { subject: 'report', ifMatch: true } as const;

@Controller('municipalities/:slug/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly steps: ReportSteps,
  ) {}

  @Get()
  @Requires('report.approve', TO_READ)
  @AnswersList(
    'Report',
    'Reports under way, newest first: of the digital office, or waiting for an office of the reader.',
  )
  list(@CurrentAccess() access: Access): Promise<List<Report>> {
    return this.reports.list(access);
  }

  @Post()
  @Requires('report.compose')
  @Accepts('ReportInput')
  @Answers('Report', 'Begins a report to the council; what is not named is proposed.', 201)
  async add(@CurrentAccess() access: Access, @Body() input: ReportInputDto): Promise<Answer> {
    const report = await this.reports.add(access, input);
    return Answer.created(report, `/api/v1/municipalities/${access.municipality.slug}/reports/${report.id}`);
  }

  @Get(':id')
  @Requires('report.approve', TO_READ)
  @Answers('Report', 'A report under way.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Report> {
    return this.reports.find(access, id);
  }

  @Patch(':id')
  @Requires('report.compose', TO_CHANGE)
  @Accepts('ReportPatch')
  @Answers('Report', 'Changes a draft. Where the session moves, its schedule is counted back anew.')
  change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ReportPatchDto,
  ): Promise<Report> {
    return this.reports.change(access, id, input);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('report.compose', TO_CHANGE)
  @Answers(null, 'Throws a draft away.')
  remove(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.reports.remove(access, id);
  }

  @Get(':id/content')
  @Requires('report.approve', TO_READ)
  @Answers('EditionContent', 'What the report says: of a draft composed now, else what was submitted.')
  async content(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Answer> {
    const content = await this.reports.content(access, id);
    return content instanceof Buffer ? Answer.text(content) : Answer.json(content);
  }

  @Post(':id/drafts')
  @HttpCode(200)
  @Requires('report.compose', { subject: 'report' })
  @Answers('ReportDrafts', 'Texts of its sections made from the data alone, to be edited. Stores nothing.')
  drafts(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ReportDrafts> {
    return this.reports.drafts(access, id);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @Requires('report.compose', TO_CHANGE)
  @Answers('Report', 'Asks the other office to approve it: from now on figures and texts stand still.')
  submit(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Report> {
    return this.steps.submit(access, id);
  }

  @Delete(':id/submission')
  @HttpCode(200)
  @Requires('report.compose', TO_CHANGE)
  @Answers('Report', 'Takes a report back to change it: it is a draft again.', 200)
  takeBack(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Report> {
    return this.steps.takeBack(access, id);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Requires('report.approve', TO_CHANGE)
  @Accepts('ReportApprovalInput')
  @Answers('Report', 'Approves the content of the hash, in the name of the office that was asked.')
  approve(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { contentHash }: ReportApprovalDto,
  ): Promise<Report> {
    return this.steps.approve(access, id, contentHash);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('report.approve', TO_CHANGE)
  @Accepts('ReportReturnInput')
  @Answers('Report', 'Gives a report back to its authors, with a reason: it is a draft again.')
  giveBack(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { reason }: ReportReturnDto,
  ): Promise<Report> {
    return this.steps.giveBack(access, id, reason);
  }

  @Post(':id/seal')
  @HttpCode(202)
  @Requires('report.compose', TO_CHANGE)
  @Answers('Report', 'Seals an approved report: its files are made, then it is an edition for ever.', 202)
  seal(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Report> {
    return this.steps.beginSealing(access, id);
  }
}
