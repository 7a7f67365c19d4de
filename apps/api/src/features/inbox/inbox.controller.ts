import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { INBOX_KINDS, type InboxAnswer, type InboxCount, type InboxKind } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { notFound } from '../../platform/errors/problem-error';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { DeferralDto, HelpAnswerDto, HelpHolderDto, SuggestionDecisionDto } from './dto/inbox-input';
import { InboxService } from './inbox.service';
import { SuggestionsService } from './suggestions.service';

const kindOf = (value: string): InboxKind => {
  const kind = INBOX_KINDS.find((known) => known === value);
  if (!kind) throw notFound();
  return kind;
};

/** Every write answers the inbox as it is afterwards. */
@Controller('municipalities/:slug/inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly suggestions: SuggestionsService,
  ) {}

  @Get()
  @Requires('inbox.decide')
  @Answers('InboxAnswer', 'What waits for a decision of the digital office, overdue answers first.')
  list(@CurrentAccess() access: Access): Promise<InboxAnswer> {
    return this.inbox.list(access);
  }

  @Get('count')
  @Requires('inbox.decide')
  @Answers('InboxCount', 'How many wait.')
  count(@CurrentAccess() access: Access): Promise<InboxCount> {
    return this.inbox.count(access);
  }

  @Put('help-requests/:id/answer')
  @Requires('inbox.decide')
  @Accepts('HelpAnswerInput')
  @Answers('InboxAnswer', 'Answers a request for help, which closes it.')
  answer(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { answer }: HelpAnswerDto,
  ): Promise<InboxAnswer> {
    return this.inbox.answerHelp(access, id, answer);
  }

  @Delete('help-requests/:id/answer')
  @HttpCode(200)
  @Requires('inbox.decide')
  @Answers('InboxAnswer', 'Takes the answer back: the request is open again.')
  takeAnswerBack(@CurrentAccess() access: Access, @IdParam() id: string): Promise<InboxAnswer> {
    return this.inbox.takeAnswerBack(access, id);
  }

  @Put('help-requests/:id/holder')
  @Requires('inbox.decide')
  @Accepts('HelpHolderInput')
  @Answers('InboxAnswer', 'Names the office that takes care of a request for help.')
  hold(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { officeId }: HelpHolderDto,
  ): Promise<InboxAnswer> {
    return this.inbox.hold(access, id, officeId);
  }

  @Put('owner-suggestions/:id/decision')
  @Requires('inbox.decide')
  @Accepts('SuggestionDecisionInput')
  @Answers('InboxAnswer', 'Accepts a suggested office, which then answers for the milestone, or declines it.')
  async decide(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { decision, reason }: SuggestionDecisionDto,
  ): Promise<InboxAnswer> {
    await this.suggestions.decide(access, id, decision, reason ?? null);
    return this.inbox.list(access);
  }

  @Delete('owner-suggestions/:id/decision')
  @HttpCode(200)
  @Requires('inbox.decide')
  @Answers('InboxAnswer', 'Takes the decision back: the former office answers again, the suggestion is open.')
  async takeDecisionBack(@CurrentAccess() access: Access, @IdParam() id: string): Promise<InboxAnswer> {
    await this.suggestions.takeBack(access, id);
    return this.inbox.list(access);
  }

  @Post('deferrals')
  @HttpCode(200)
  @Requires('inbox.decide')
  @Accepts('DeferralInput')
  @Answers('InboxAnswer', 'Leaves an item out until a day.')
  defer(@CurrentAccess() access: Access, @Body() input: DeferralDto): Promise<InboxAnswer> {
    return this.inbox.defer(access, input);
  }

  @Delete('deferrals/:kind/:id')
  @HttpCode(200)
  @Requires('inbox.decide')
  @Answers('InboxAnswer', 'Shows a deferred item again.')
  undefer(
    @CurrentAccess() access: Access,
    @Param('kind') kind: string,
    @IdParam() id: string,
  ): Promise<InboxAnswer> {
    return this.inbox.undefer(access, kindOf(kind), id);
  }
}
