import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { List, ProjectUpdate, ProjectUpdateVersion } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { UpdateInputDto, UpdateQuery } from './dto/update-input';
import { UpdatesService } from './updates.service';

const CHANGE = { subject: 'update', ifMatch: true } as const;

@Controller('municipalities/:slug')
export class UpdatesController {
  constructor(private readonly updates: UpdatesService) {}

  @Get('projects/:id/updates')
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersList('ProjectUpdate', 'Updates of a project that the reader may read, the newest first.')
  list(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: UpdateQuery,
  ): Promise<List<ProjectUpdate>> {
    return this.updates.list(access, id, query);
  }

  @Post('projects/:id/updates')
  @Requires('project.edit', { subject: 'project' })
  @Accepts('ProjectUpdateInput')
  @Answers(
    'ProjectUpdate',
    'Writes an update. The administration alone reads it where no readers are said.',
    201,
  )
  write(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: UpdateInputDto,
  ): Promise<ProjectUpdate> {
    return this.updates.write(access, id, input);
  }

  @Get('updates/:id/versions')
  @Requires('portfolio.read')
  @AnswersList('ProjectUpdateVersion', 'Every version of an update, for the administration.')
  history(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<ProjectUpdateVersion>> {
    return this.updates.history(access, id);
  }

  @Put('updates/:id')
  @Requires('project.edit', CHANGE)
  @Accepts('ProjectUpdateInput')
  @Answers('ProjectUpdate', 'Corrects an update: a new version, the earlier ones stay on record.')
  correct(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: UpdateInputDto,
  ): Promise<ProjectUpdate> {
    return this.updates.correct(access, id, input);
  }

  @Delete('updates/:id')
  @HttpCode(204)
  @Requires('project.edit', CHANGE)
  @Answers(null, 'Takes an update back: nobody reads it any more but in its history.')
  withdraw(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.updates.withdraw(access, id);
  }
}
