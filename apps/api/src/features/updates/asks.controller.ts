import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import type { List, OpenAsk, ProjectUpdate } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { AsksService } from './asks.service';
import { AskAnswerDto } from './dto/update-input';

/** What updates ask of offices. */
@Controller('municipalities/:slug')
export class AsksController {
  constructor(private readonly asks: AsksService) {}

  @Get('asks')
  @Requires('portfolio.read')
  @AnswersList('OpenAsk', 'What updates ask of the offices that the reader holds, the most urgent first.')
  mine(@CurrentAccess() access: Access): Promise<List<OpenAsk>> {
    return this.asks.mine(access);
  }

  @Put('updates/:id/answer')
  @Requires('ask.answer', { subject: 'ask' })
  @Accepts('AskAnswerInput')
  @Answers('ProjectUpdate', 'Answers what an update asks, which closes it.')
  answer(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { answer }: AskAnswerDto,
  ): Promise<ProjectUpdate> {
    return this.asks.answer(access, id, answer);
  }

  @Delete('updates/:id/answer')
  @HttpCode(200)
  @Requires('ask.answer', { subject: 'ask' })
  @Answers('ProjectUpdate', 'Takes the answer back: what is asked is open again.')
  takeBack(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ProjectUpdate> {
    return this.asks.takeBack(access, id);
  }
}
