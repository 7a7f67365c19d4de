import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock';
import { notFound, ProblemError, unauthenticated } from '../errors/problem-error';
import { Access, isEverPublic } from './access';
import { ACCESS_RULE, type AccessRule } from './access-rule';
import { refuseCrossSiteWrite } from './cross-site';
import { type MunicipalityRef, MunicipalityDirectory } from './municipality-directory';
import { readSessionCookie } from './session-cookie';
import { SessionStore } from './session-store';

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
      request.accountId = await this.#requireAccount(request);
      return true;
    }
    const access = await this.#accessTo(request.params.slug ?? '', request, isEverPublic(rule.action));
    request.access = access;
    if (rule.subject === undefined && rule.decidedBy === undefined) access.require(rule.action);
    return true;
  }

  async #requireAccount(request: FastifyRequest): Promise<string> {
    const token = readSessionCookie(request);
    const accountId = token === null ? null : await this.sessions.findAccount(token);
    if (accountId === null) throw unauthenticated();
    return accountId;
  }

  async #accessTo(slug: string, request: FastifyRequest, openToPublic: boolean): Promise<Access> {
    const token = readSessionCookie(request);
    if (token === null && !openToPublic) throw unauthenticated();
    const municipality = await this.municipalities.find(slug);
    if (!municipality) {
      // Without a session nobody learns which municipalities there are beyond the public list.
      if (!openToPublic) await this.#requireAccount(request);
      throw notFound();
    }
    const actor = token === null ? PUBLIC : await this.#actorOf(token, municipality, openToPublic);
    return new Access(municipality, actor, this.clock.today(municipality.timeZone));
  }

  async #actorOf(token: string, municipality: MunicipalityRef, openToPublic: boolean): Promise<Actor> {
    const session = await this.sessions.findMember(token, municipality);
    if (session?.personId) {
      const { accountId, personId, roles, offices } = session;
      return { kind: 'member', accountId, personId, roles, offices };
    }
    if (openToPublic) return PUBLIC;
    // Whoever is signed in but no member here is told that there is nothing.
    throw session ? notFound() : unauthenticated();
  }
}

const PUBLIC: Actor = { kind: 'public' };
