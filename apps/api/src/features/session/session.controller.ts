import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Session } from '@wegmarke/domain/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentAccountId, Public, SignedInOnly } from '../../platform/access/access-rule';
import {
  clearSessionCookie,
  readSessionCookie,
  setSessionCookie,
} from '../../platform/access/session-cookie';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { SignInDto } from './dto/sign-in.dto';
import { SessionService } from './session.service';

@Controller('session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

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
    const { token, session } = await this.sessions.signIn(input, visitor);
    setSessionCookie(request, reply, token);
    return session;
  }

  @Get()
  @SignedInOnly()
  @Answers('Session', 'Who is signed in.')
  read(@CurrentAccountId() accountId: string): Promise<Session> {
    return this.sessions.read(accountId);
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
}
