import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { List, Strategy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { StrategyInputDto, StrategyPatchDto } from './dto/strategy-input';
import { StrategiesService } from './strategies.service';

@Controller('municipalities/:slug/strategies')
export class StrategiesController {
  constructor(private readonly strategies: StrategiesService) {}

  @Get()
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersList('Strategy', 'The strategies that the reader may see, the leading one first.')
  list(@CurrentAccess() access: Access): Promise<List<Strategy>> {
    return this.strategies.list(access);
  }

  @Get(':id')
  @Requires('strategy.read', { decidedBy: 'service' })
  @Answers('Strategy', 'A strategy with its pillars and the days people like to compare with.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Strategy> {
    return this.strategies.find(access, id);
  }

  @Post()
  @Requires('plan.change')
  @Accepts('StrategyInput')
  @Answers('Strategy', 'Makes a draft, empty or from a template.', 201)
  async create(@CurrentAccess() access: Access, @Body() input: StrategyInputDto): Promise<Answer> {
    const strategy = await this.strategies.create(access, input);
    return Answer.created(
      strategy,
      `/api/v1/municipalities/${access.municipality.slug}/strategies/${strategy.id}`,
    );
  }

  @Patch(':id')
  @Requires('plan.change', { subject: 'strategy', ifMatch: true })
  @Accepts('StrategyPatch')
  @Answers('Strategy', 'Changes texts and occasions; the days only of a draft.')
  update(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: StrategyPatchDto,
  ): Promise<Strategy> {
    return this.strategies.update(access, id, patch);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Requires('plan.change', { subject: 'strategy', ifMatch: true })
  @Answers('Strategy', 'Publishes an adopted strategy.')
  publish(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Strategy> {
    return this.strategies.setPublished(access, id, true);
  }

  @Delete(':id/publication')
  @HttpCode(200)
  @Requires('plan.change', { subject: 'strategy', ifMatch: true })
  @Answers('Strategy', 'Takes a strategy out of what the public reads.')
  unpublish(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Strategy> {
    return this.strategies.setPublished(access, id, false);
  }
}
