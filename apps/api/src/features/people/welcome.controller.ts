import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { InvitationGuest, Session } from '@wegmarke/domain/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/access-rule';
import { KnownDevices } from '../../platform/access/known-device';
import { setSessionCookie } from '../../platform/access/session-cookie';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { InvitationAcceptanceDto, InvitationTokenDto } from './dto/people-input';
import { InvitationsService } from './invitations.service';

/** For whoever comes with a one-time link. The token travels in bodies, which no log and no history keeps. */
@Controller('municipalities/:slug/welcome')
export class WelcomeController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly devices: KnownDevices,
  ) {}

  @Post('guest')
  @HttpCode(200)
  @Public()
  @Accepts('InvitationToken')
  @Answers('InvitationGuest', 'Whom a one-time link is for, while it can be taken up.')
  guest(@Param('slug') slug: string, @Body() { token }: InvitationTokenDto): Promise<InvitationGuest> {
    return this.invitations.guest(slug, token);
  }

  @Post()
  @HttpCode(200)
  @Public()
  @Accepts('InvitationAcceptance')
  @Answers('Session', 'Takes up a one-time link: sets name and password, and signs in.')
  async accept(
    @Param('slug') slug: string,
    @Body() input: InvitationAcceptanceDto,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { token, session } = await this.invitations.accept(slug, input, visitor);
    setSessionCookie(request, reply, token);
    this.devices.remember(request, reply, session.accountId);
    return session;
  }
}
