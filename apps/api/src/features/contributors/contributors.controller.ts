import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { Contributor, List, Milestone, PreparedUpdate } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { ContributorsService } from './contributors.service';
import { ContributorDto, PreparedUpdateDto } from './dto/contributor-input';
import { PreparedUpdatesService } from './prepared-updates.service';

const EDIT = { subject: 'project' } as const;
const DECIDE = { subject: 'prepared-update' } as const;

@Controller('municipalities/:slug')
export class ContributorsController {
  constructor(
    private readonly contributors: ContributorsService,
    private readonly prepared: PreparedUpdatesService,
  ) {}

  @Get('projects/:id/contributors')
  @Requires('portfolio.read')
  @AnswersList('Contributor', 'Who prepares updates of a project.')
  list(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<Contributor>> {
    return this.contributors.list(access, id);
  }

  @Post('projects/:id/contributors')
  @HttpCode(200)
  @Requires('project.edit', EDIT)
  @Accepts('ContributorInput')
  @AnswersList('Contributor', 'Names somebody who prepares updates of a project; answers all of them.')
  add(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ContributorDto,
  ): Promise<List<Contributor>> {
    return this.contributors.add(access, id, input);
  }

  @Delete('projects/:id/contributors/:contributorId')
  @HttpCode(204)
  @Requires('project.edit', EDIT)
  @Answers(null, 'Somebody prepares updates of a project no longer.')
  end(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('contributorId') contributorId: string,
  ): Promise<void> {
    return this.contributors.end(access, id, contributorId);
  }

  @Get('prepared-updates')
  @Requires('portfolio.read')
  @AnswersList('PreparedUpdate', 'What contributors prepared and what waits for the reader’s offices.')
  waiting(@CurrentAccess() access: Access): Promise<List<PreparedUpdate>> {
    return this.prepared.waiting(access);
  }

  @Post('milestones/:id/prepared-updates')
  @Requires('update.prepare', { subject: 'contributed-milestone' })
  @Accepts('PreparedUpdateInput')
  @Answers('PreparedUpdate', 'Prepares an update; nothing of it counts before the office confirms it.', 201)
  prepare(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: PreparedUpdateDto,
  ): Promise<PreparedUpdate> {
    return this.prepared.add(access, id, input);
  }

  @Post('prepared-updates/:id/confirmations')
  @HttpCode(200)
  @Requires('milestone.update', DECIDE)
  @Answers('Milestone', 'The office says what was prepared.')
  confirm(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Milestone> {
    return this.prepared.confirm(access, id);
  }

  @Delete('prepared-updates/:id')
  @HttpCode(204)
  @Requires('milestone.update', DECIDE)
  @Answers(null, 'The office does not say what was prepared.')
  decline(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.prepared.decline(access, id);
  }
}
