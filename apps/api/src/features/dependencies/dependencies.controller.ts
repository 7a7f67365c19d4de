import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { Dependency, List, Roadmap } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { DependenciesService } from './dependencies.service';
import { DependencyDto } from './dto/dependency-input';

@Controller('municipalities/:slug/strategies/:id')
export class DependenciesController {
  constructor(private readonly dependencies: DependenciesService) {}

  @Get('roadmap')
  @Requires('strategy.read', { decidedBy: 'service' })
  @Answers(
    'Roadmap',
    'What is in the plan today along time, with what needs what; for the public what is published.',
  )
  roadmap(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Roadmap> {
    return this.dependencies.roadmap(access, id);
  }

  @Get('dependencies')
  @Requires('portfolio.read')
  @AnswersList('Dependency', 'Which milestones of the plan need others.')
  list(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<Dependency>> {
    return this.dependencies.list(access, id);
  }

  @Post('dependencies')
  @Requires('milestone.update', { decidedBy: 'service' })
  @Accepts('DependencyInput')
  @Answers(
    'Dependency',
    'Says that a milestone needs another one; refused where that would close a circle.',
    201,
  )
  add(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: DependencyDto,
  ): Promise<Dependency> {
    return this.dependencies.add(access, id, input);
  }

  @Delete('dependencies/:dependencyId')
  @HttpCode(204)
  @Requires('milestone.update', { decidedBy: 'service' })
  @Answers(null, 'Takes a dependency back.')
  remove(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('dependencyId') dependencyId: string,
  ): Promise<void> {
    return this.dependencies.remove(access, id, dependencyId);
  }
}
