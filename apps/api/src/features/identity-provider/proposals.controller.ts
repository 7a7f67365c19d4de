import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { AppointmentProposal, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { AppointmentProposalDecisionDto } from './dto/identity-provider-input';
import { ProposalsService } from './proposals.service';

@Controller('municipalities/:slug/appointment-proposals')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @Requires('offices.appoint')
  @AnswersList('AppointmentProposal', 'Appointments that follow from groups and wait for a decision.')
  list(@CurrentAccess() access: Access): Promise<List<AppointmentProposal>> {
    return this.proposals.list(access);
  }

  @Post(':id/decision')
  @HttpCode(204)
  @Requires('offices.appoint', { subject: 'appointment-proposal', ifMatch: true })
  @Accepts('AppointmentProposalDecision')
  @Answers(null, 'Appoints from today on until the group is gone, or does not.')
  decide(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { accepted }: AppointmentProposalDecisionDto,
  ): Promise<void> {
    return this.proposals.decide(access, id, accepted);
  }
}
