import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { PasskeyQuestion, Session } from '@wegmarke/domain/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentSession, Public, SignedInOnly } from '../../platform/access/access-rule';
import { KnownDevices } from '../../platform/access/known-device';
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
} from '../../platform/access/session-cookie';
import type { AccountSession } from '../../platform/access/session-store';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { PasskeyAnswerDto, ProofDto, SignInDto } from './dto/sign-in.dto';
import { PasskeyQuestions } from './passkey-questions';
import { type Begun, SessionService } from './session.service';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly questions: PasskeyQuestions,
    private readonly devices: KnownDevices,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Accepts('SignIn')
  @Answers('Session', 'Signs in and sets the session cookie.')
  async signIn(
    @Body() input: SignInDto,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.#answer(await this.sessions.signIn(input, visitor), request, reply);
  }

  @Post('passkey-questions')
  @HttpCode(200)
  @Public()
  @Answers('PasskeyQuestion', 'What the browser is asked of a passkey.')
  ask(@CurrentVisitor() visitor: Visitor): Promise<PasskeyQuestion> {
    return this.questions.ask(visitor);
  }

  @Post('passkey')
  @HttpCode(200)
  @Public()
  @Accepts('PasskeyAnswer')
  @Answers('Session', 'Signs in by a passkey and sets the session cookie.')
  async signInByPasskey(
    @Body() answer: PasskeyAnswerDto,
    @CurrentVisitor() visitor: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.#answer(await this.sessions.signInByPasskey(answer, visitor), request, reply);
  }

  @Get()
  @SignedInOnly({ confined: true })
  @Answers('Session', 'Who is signed in.')
  read(@CurrentSession() session: AccountSession): Promise<Session> {
    return this.sessions.read(session);
  }

  @Post('proof')
  @HttpCode(204)
  @SignedInOnly({ confined: true })
  @Accepts('Proof')
  @Answers(null, 'Shows anew who one is, before something dangerous.')
  prove(
    @CurrentSession() session: AccountSession,
    @Body() proof: ProofDto,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<void> {
    return this.sessions.prove(session, proof, visitor);
  }

  @Post('passkey-proof')
  @HttpCode(204)
  @SignedInOnly({ confined: true })
  @Accepts('PasskeyAnswer')
  @Answers(null, 'The same by a passkey.')
  proveByPasskey(@CurrentSession() session: AccountSession, @Body() answer: PasskeyAnswerDto): Promise<void> {
    return this.sessions.proveByPasskey(session, answer);
  }

  @Delete()
  @HttpCode(204)
  @Public()
  @Answers(null, 'Signs out. Without a session nothing happens.')
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(readSessionCookie(request));
    clearSessionCookie(request, reply);
  }

  #answer({ token, session }: Begun, request: FastifyRequest, reply: FastifyReply): Session {
    setSessionCookie(request, reply, token);
    this.devices.remember(request, reply, session.accountId);
    return session;
  }
}
