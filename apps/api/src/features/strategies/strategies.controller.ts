import { Controller, Get } from '@nestjs/common';
import type { List, Strategy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Answers, AnswersList } from '../../platform/openapi/operation';
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
}
