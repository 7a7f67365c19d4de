import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { List, Milestone } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import {
  HelpRequestDto,
  MilestonePatchDto,
  OwnerSuggestionDto,
  toPatch,
  VerificationDto,
} from './dto/milestone-input';
import { MilestoneQuery } from './dto/milestone-query';
import { MilestonesService } from './milestones.service';

const UPDATE = { subject: 'milestone', ifMatch: true } as const;

@Controller('municipalities/:slug/milestones')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  @Get()
  @Requires('portfolio.read')
  @AnswersList('Milestone', 'Milestones in today’s scope, by promised day.')
  list(@CurrentAccess() access: Access, @Query() query: MilestoneQuery): Promise<List<Milestone>> {
    return this.milestones.list(access, query);
  }

  @Get(':id')
  @Requires('portfolio.read')
  @Answers('Milestone', 'A milestone with every promise ever given.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Milestone> {
    return this.milestones.find(access, id);
  }

  @Patch(':id')
  @Requires('milestone.update', UPDATE)
  @Accepts('MilestonePatch')
  @Answers('Milestone', 'Reports it done (null takes that back), or promises another day with a reason.')
  patch(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: MilestonePatchDto,
  ): Promise<Milestone> {
    return this.milestones.patch(access, id, toPatch(input));
  }

  @Post(':id/confirmations')
  @HttpCode(200)
  @Requires('milestone.update', UPDATE)
  @Answers('Milestone', 'Confirms the promised day, unchanged.')
  confirm(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Milestone> {
    return this.milestones.confirm(access, id);
  }

  @Delete(':id/attestations/:entryId')
  @HttpCode(200)
  @Requires('milestone.update', UPDATE)
  @Answers('Milestone', 'Takes back the last own report, on the day it was made.')
  undo(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('entryId') entryId: string,
  ): Promise<Milestone> {
    return this.milestones.undo(access, id, entryId);
  }

  @Post(':id/help-requests')
  @Requires('milestone.update', { subject: 'milestone' })
  @Accepts('HelpRequestInput')
  @Answers('Milestone', 'Asks the digital office for help.', 201)
  requestHelp(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: HelpRequestDto,
  ): Promise<Milestone> {
    return this.milestones.requestHelp(access, id, input);
  }

  @Delete(':id/help-requests/:requestId')
  @HttpCode(200)
  @Requires('milestone.update', UPDATE)
  @Answers('Milestone', 'Withdraws a request for help.')
  withdrawHelp(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('requestId') requestId: string,
  ): Promise<Milestone> {
    return this.milestones.withdrawHelpRequest(access, id, requestId);
  }

  @Post(':id/owner-suggestions')
  @Requires('milestone.update', { subject: 'milestone' })
  @Accepts('OwnerSuggestionInput')
  @Answers('Milestone', 'Says that another office should answer for it.', 201)
  suggest(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: OwnerSuggestionDto,
  ): Promise<Milestone> {
    return this.milestones.suggestOwner(access, id, input);
  }

  @Delete(':id/owner-suggestions/:suggestionId')
  @HttpCode(200)
  @Requires('milestone.update', UPDATE)
  @Answers('Milestone', 'Withdraws a suggestion of another office.')
  withdrawSuggestion(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('suggestionId') suggestionId: string,
  ): Promise<Milestone> {
    return this.milestones.withdrawSuggestion(access, id, suggestionId);
  }

  @Post(':id/verifications')
  @HttpCode(200)
  @Requires('milestone.verify', { subject: 'milestone' })
  @Accepts('VerificationInput')
  @Answers('Milestone', 'Another office confirms the evidence.')
  verify(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: VerificationDto,
  ): Promise<Milestone> {
    return this.milestones.verify(access, id, input.note ?? null);
  }
}
