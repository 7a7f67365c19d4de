import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { ConfirmationsResult, Portfolio } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { ConfirmationsDto } from './dto/confirmations';
import { PortfolioService } from './portfolio.service';

@Controller('municipalities/:slug/strategies/:id')
export class PortfolioController {
  constructor(private readonly portfolios: PortfolioService) {}

  @Get('portfolio')
  @Requires('portfolio.read')
  @Answers('Portfolio', 'All projects in today’s scope in slim form, with pillars, offices and departments.')
  read(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Portfolio> {
    return this.portfolios.read(access, id);
  }

  @Post('confirmations')
  @HttpCode(200)
  @Requires('plan.change')
  @Accepts('ConfirmationsInput')
  @Answers('ConfirmationsResult', 'Confirms the promised days of projects, unchanged, as one revision.')
  confirm(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { projectIds }: ConfirmationsDto,
  ): Promise<ConfirmationsResult> {
    return this.portfolios.confirm(access, id, projectIds);
  }
}
