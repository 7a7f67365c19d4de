import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { OperatorGuest, Session } from '@wegmarke/domain/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/access-rule';
import { setSessionCookie } from '../../platform/access/session-cookie';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { OperatorAcceptanceDto, OperatorTokenDto } from './dto/operator-input';
import { OperatorInvitationsService } from './operator-invitations.service';

/** For whoever comes with an operator's one-time link. */
@Controller('operator/welcome')
export class OperatorWelcomeController {
  constructor(private readonly invitations: OperatorInvitationsService) {}

  @Post('guest')
  @HttpCode(200)
  @Public()
  @Accepts('InvitationToken')
  @Answers('OperatorGuest', 'Whom an operator’s one-time link is for, while it can be taken up.')
  guest(@Body() { token }: OperatorTokenDto): Promise<OperatorGuest> {
    return this.invitations.guest(token);
  }

  @Post()
  @HttpCode(200)
  @Public()
  @Accepts('InvitationAcceptance')
  @Answers('Session', 'Takes up an operator’s one-time link, and signs in.')
  async accept(
    @Body() input: OperatorAcceptanceDto,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { token, session } = await this.invitations.accept(input, visitor);
    setSessionCookie(request, reply, token);
    return session;
  }
}
