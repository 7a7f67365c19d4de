import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, needsSecondFactor } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { Acting, type AuditActor } from '../audit/acting';
import { Clock } from '../clock/clock';
import { notFound, ProblemError, unauthenticated } from '../errors/problem-error';
import { Access, isEverPublic } from './access';
import { ACCESS_RULE, type AccessRule } from './access-rule';
import { refuseCrossSiteWrite } from './cross-site';
import { type MunicipalityRef, MunicipalityDirectory } from './municipality-directory';
import { readSessionCookie } from './session-cookie';
import { type AccountSession, SessionStore } from './session-store';

/**
 * First check of every request: is there a session, is its account a member here, does its right not depend on a
 * subject and is missing. Rights over subjects follow in the `RequestInterceptor`. A route without a rule is refused.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStore,
    private readonly municipalities: MunicipalityDirectory,
    private readonly clock: Clock,
    private readonly acting: Acting,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { slug?: string } }>>();
    if (!rule) throw new ProblemError(403, 'no-access-rule', { detail: 'This route is open to nobody.' });
    refuseCrossSiteWrite(request);
    if (rule.kind === 'public') return true;
    if (rule.kind === 'signed-in') {
      request.session = await this.#requireSession(request);
      if (rule.recent) requireRecent(request.session);
      this.acting.become({ kind: 'account', accountId: request.session.accountId });
      return true;
    }
    const access = await this.#accessTo(request.params.slug ?? '', request, isEverPublic(rule.action));
    request.access = access;
    if (access.actor.kind === 'member') this.acting.become(personOf(access.actor));
    if (rule.subject === undefined && rule.decidedBy === undefined) access.require(rule.action);
    if (rule.recent) requireRecent(request.session);
    return true;
  }

  async #requireSession(request: FastifyRequest): Promise<AccountSession> {
    const token = readSessionCookie(request);
    const session = token === null ? null : await this.sessions.find(token);
    if (session === null) throw unauthenticated();
    return session;
  }

  async #accessTo(slug: string, request: FastifyRequest, openToPublic: boolean): Promise<Access> {
    const token = readSessionCookie(request);
    if (token === null && !openToPublic) throw unauthenticated();
    const municipality = await this.municipalities.find(slug);
    if (!municipality) {
      // Without a session nobody learns which municipalities there are beyond the public list.
      if (!openToPublic) await this.#requireSession(request);
      throw notFound();
    }
    const actor = token === null ? PUBLIC : await this.#actorOf(token, municipality, request, openToPublic);
    return new Access(municipality, actor, this.clock.today(municipality.timeZone));
  }

  async #actorOf(
    token: string,
    municipality: MunicipalityRef,
    request: FastifyRequest,
    openToPublic: boolean,
  ): Promise<Actor> {
    const session = await this.sessions.findMember(token, municipality);
    if (session?.personId) {
      const { accountId, personId, roles, offices } = session;
      const actor: Actor = { kind: 'member', accountId, personId, roles, offices };
      if (session.secondFactor || !needsSecondFactor(session.secondFactorOf, actor)) {
        request.session = session;
        return actor;
      }
      if (!openToPublic) throw secondFactorNeeded();
    }
    if (openToPublic) return PUBLIC;
    // Whoever is signed in but no member here is told that there is nothing.
    throw session ? notFound() : unauthenticated();
  }
}

const PUBLIC: Actor = { kind: 'public' };

/** @throws ProblemError 401 where who asks has to show anew who they are */
function requireRecent(session: AccountSession | undefined): void {
  if (session?.recent) return;
  throw new ProblemError(401, 'sign-in-again', {
    detail: 'Show once more who you are: this has effects that are hard to take back.',
  });
}

const secondFactorNeeded = (): ProblemError =>
  new ProblemError(403, 'second-factor-needed', {
    detail: 'This municipality asks for a second factor: set one up, or sign in with it.',
  });

const personOf = ({ personId, accountId }: Extract<Actor, { kind: 'member' }>): AuditActor => ({
  kind: 'person',
  personId,
  accountId,
});
