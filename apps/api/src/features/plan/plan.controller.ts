import { Body, Controller, Post, Query } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { ScopeChangeDto, ScopeChangeQuery } from './dto/scope-change';
import { PlanService } from './plan.service';

@Controller('municipalities/:slug/strategies/:id/scope-changes')
export class PlanController {
  constructor(private readonly plans: PlanService) {}

  @Post()
  @Requires('plan.change', { subject: 'scope-change', ifMatch: 'where-changed' })
  @Limited('preview')
  @Accepts('ScopeChangeInput')
  @Answers(
    'ScopeChangeResult',
    'Changes scope, weights or baselines; with `preview=true` answers the effect and records nothing.',
    201,
  )
  async change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ScopeChangeDto,
    @Query() { preview }: ScopeChangeQuery,
  ): Promise<Answer> {
    if (preview) return Answer.json(await this.plans.preview(access, id, input), { status: 200 });
    return Answer.json(await this.plans.apply(access, id, input));
  }
}
