import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { List, Project, ProjectSummary } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { ProjectInputDto, ProjectPatchDto } from './dto/project-input';
import { ProjectQuery } from './dto/project-query';
import { ProjectsService } from './projects.service';

@Controller('municipalities/:slug')
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  @Get('strategies/:id/projects')
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersList('ProjectSummary', 'The published projects of a strategy in today’s scope.')
  listPublic(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: ProjectQuery,
  ): Promise<List<ProjectSummary>> {
    return this.projects.listPublic(access, id, query);
  }

  @Get('strategies/:id/projects/:projectId')
  @Requires('strategy.read', { decidedBy: 'service' })
  @Answers('Project', 'A published project with its milestones and its steps.')
  findPublic(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('projectId') projectId: string,
  ): Promise<Project> {
    return this.projects.findPublic(access, id, projectId);
  }

  @Get('projects')
  @Requires('portfolio.read')
  @AnswersList('ProjectSummary', 'All projects in today’s scope, for members.')
  list(@CurrentAccess() access: Access, @Query() query: ProjectQuery): Promise<List<ProjectSummary>> {
    return this.projects.list(access, query);
  }

  @Get('projects/:id')
  @Requires('portfolio.read')
  @Answers('Project', 'A project with its milestones and its steps.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Project> {
    return this.projects.find(access, id);
  }

  @Post('projects')
  @Requires('project.create')
  @Accepts('ProjectInput')
  @Answers(
    'Project',
    'Adds a project to the plan. In an adopted strategy it is not public until it is published.',
    201,
  )
  async create(@CurrentAccess() access: Access, @Body() input: ProjectInputDto): Promise<Answer> {
    const project = await this.projects.create(access, input);
    return Answer.created(
      project,
      `/api/v1/municipalities/${access.municipality.slug}/projects/${project.id}`,
    );
  }

  @Patch('projects/:id')
  @Requires('project.edit', { subject: 'project', ifMatch: true })
  @Accepts('ProjectPatch')
  @Answers('Project', 'Changes what is described; what enters a figure changes through scope changes.')
  update(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ProjectPatchDto,
  ): Promise<Project> {
    return this.projects.edit(access, id, input);
  }
}
