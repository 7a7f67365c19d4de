import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type {
  ProviderAddress,
  ProviderAnswer,
  ProviderLink,
  ProviderSignOut,
} from '@wegmarke/domain/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../platform/access/access';
import {
  CurrentAccess,
  CurrentSession,
  Public,
  Requires,
  SignedInOnly,
} from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { KnownDevices } from '../../platform/access/known-device';
import { clearSessionCookie, setSessionCookie } from '../../platform/access/session-cookie';
import type { AccountSession } from '../../platform/access/session-store';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { SessionService } from '../session/session.service';
import { ProviderAnswerInputDto, ProviderSignInInputDto } from './dto/identity-provider-input';
import { type BegunAttempt, ProviderSignInService } from './provider-sign-in.service';
import { SignInAttempts } from './sign-in-attempt';

/** Sign-in by a city's own identity provider. Codes travel on in bodies, which no log and no history keeps. */
@Controller('municipalities/:slug/identity-provider')
export class ProviderSignInController {
  constructor(
    private readonly signIns: ProviderSignInService,
    private readonly sessions: SessionService,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
  ) {}

  @Post('sign-ins')
  @Limited('provider')
  @HttpCode(200)
  @Public()
  @Accepts('ProviderSignInInput')
  @Answers('ProviderAddress', 'Begins a sign-in by the municipality’s identity provider.')
  async begin(
    @Param('slug') slug: string,
    @Body() { returnTo }: ProviderSignInInputDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAddress> {
    const begun = await this.signIns.begin(slug, { purpose: 'sign-in', returnTo: returnTo ?? null });
    return this.#leadOn(begun, request, reply);
  }

  @Post('proofs')
  @Limited('provider')
  @HttpCode(200)
  @SignedInOnly({ confined: true })
  @Accepts('ProviderSignInInput')
  @Answers('ProviderAddress', 'Shows anew who one is, before something dangerous.')
  async prove(
    @Param('slug') slug: string,
    @CurrentSession() session: AccountSession,
    @Body() { returnTo }: ProviderSignInInputDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAddress> {
    return this.#leadOn(
      await this.signIns.beginFor(slug, 'proof', returnTo ?? null, session),
      request,
      reply,
    );
  }

  @Post('links')
  @Limited('provider')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Accepts('ProviderSignInInput')
  @Answers('ProviderAddress', 'Connects the own account with that of the municipality.')
  async link(
    @Param('slug') slug: string,
    @CurrentSession() session: AccountSession,
    @Body() { returnTo }: ProviderSignInInputDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAddress> {
    return this.#leadOn(await this.signIns.beginFor(slug, 'link', returnTo ?? null, session), request, reply);
  }

  @Post('answers')
  @Limited('provider')
  @HttpCode(200)
  @Public()
  @Accepts('ProviderAnswerInput')
  @Answers('ProviderAnswer', 'Takes what the identity provider answered, and signs in.')
  async answer(
    @Param('slug') slug: string,
    @Body() { query }: ProviderAnswerInputDto,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAnswer> {
    const attempt = this.attempts.take(request, reply);
    const { begun, session, returnTo } = await this.signIns.answer(slug, query, attempt, visitor);
    if (begun) {
      setSessionCookie(request, reply, begun.token);
      this.devices.remember(request, reply, begun.session.accountId);
      return { session: begun.session, returnTo };
    }
    if (!session) throw new Error('An answer without a session.');
    return { session: await this.sessions.read(session), returnTo };
  }

  @Post('sign-outs')
  @Limited('provider')
  @HttpCode(200)
  @Public()
  @Answers('ProviderSignOut', 'Signs out, and says where to sign out at the identity provider.')
  async signOut(
    @Param('slug') slug: string,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderSignOut> {
    const address = await this.signIns.signOut(slug, visitor);
    clearSessionCookie(request, reply);
    return { address };
  }

  @Get('link')
  @SignedInOnly()
  @Answers('ProviderLink', 'Whether the own account is connected with that of the municipality.')
  linkOf(@Param('slug') slug: string, @CurrentSession() session: AccountSession): Promise<ProviderLink> {
    return this.signIns.linkOf(slug, session);
  }

  @Delete('link')
  @HttpCode(204)
  @Requires('offices.read', { recent: true })
  @Answers(null, 'Ends that connection.')
  unlink(@CurrentAccess() access: Access): Promise<void> {
    return this.signIns.unlink(access);
  }

  #leadOn({ address, attempt }: BegunAttempt, request: FastifyRequest, reply: FastifyReply): ProviderAddress {
    this.attempts.keep(request, reply, attempt);
    return { address };
  }
}
