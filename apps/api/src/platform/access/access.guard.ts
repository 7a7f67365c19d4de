import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, needsSecondFactor } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { Acting, type AuditActor } from '../audit/acting';
import { Clock } from '../clock/clock';
import { forbidden, notFound, ProblemError, unauthenticated } from '../errors/problem-error';
import { Access, isEverPublic } from './access';
import { ACCESS_RULE, type AccessRule } from './access-rule';
import { AccessTokenStore } from './access-token-store';
import { isWrite, refuseCrossSiteWrite } from './cross-site';
import { type MunicipalityRef, MunicipalityDirectory } from './municipality-directory';
import { Operators } from './operators';
import { readBearer, readSessionCookie } from './session-cookie';
import { type AccountSession, type MemberSession, SessionStore } from './session-store';
import { suspended } from './suspended';

/** Holds the slug of the municipality that whoever is signed in wants to read as the public does. */
const VIEW_COOKIE = 'wegmarke-view';

type Requirement = Extract<AccessRule, { kind: 'requires' }>;
type Request = FastifyRequest<{ Params: { slug?: string } }>;

/**
 * First check of every request: is there a session or a token, is its account a member here, has it shown the factors
 * that the municipality demands, is its right not dependent on a subject and missing. Rights over subjects follow in the
 * `RequestInterceptor`. A route without a rule is refused.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStore,
    private readonly tokens: AccessTokenStore,
    private readonly municipalities: MunicipalityDirectory,
    private readonly operators: Operators,
    private readonly clock: Clock,
    private readonly acting: Acting,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<Request>();
    if (!rule) throw new ProblemError(403, 'no-access-rule', { detail: 'This route is open to nobody.' });
    // No browser sends this header for another site without having asked, and nobody here says yes.
    const bearer = rule.kind === 'requires' ? readBearer(request) : null;
    if (bearer === null) refuseCrossSiteWrite(request);
    if (request.url.includes('wgm_') && (await this.tokens.revokeIn(decodeAddress(request.url))))
      throw tokenInAddress();
    if (rule.kind === 'public') return true;
    if (rule.kind === 'signed-in') {
      request.session = await this.#requireSession(request);
      if (request.session.confinedTo !== null && !rule.confined) throw confined();
      if (rule.recent) requireRecent(request.session);
      this.acting.become({ kind: 'account', accountId: request.session.accountId });
      return true;
    }
    if (rule.kind === 'operator') {
      request.session = await this.#requireOperator(request);
      if (rule.recent) requireRecent(request.session);
      this.acting.become({ kind: 'operator', accountId: request.session.accountId });
      return true;
    }
    request.access =
      bearer === null
        ? await this.#accessBySession(rule, request)
        : await this.#accessByToken(bearer, rule, request);
    const { actor } = request.access;
    request.access.ownsAccount = request.session?.confinedTo === null;
    if (actor.kind === 'public' && request.access.municipality.showsReleases) this.acting.see('released');
    if (actor.kind === 'member') this.acting.become(personOf(actor));
    if (rule.subject === undefined && rule.decidedBy === undefined) request.access.require(rule.action);
    if (rule.recent) {
      // Showing once more who one is gives an operator nothing: whatever asks for that writes, and they read.
      if (actor.kind === 'operator') throw forbidden();
      requireRecent(request.session);
    }
    return true;
  }

  async #requireSession(request: FastifyRequest): Promise<AccountSession> {
    if (readBearer(request) !== null) throw notForTokens();
    const token = readSessionCookie(request);
    const session = token === null ? null : await this.sessions.find(token);
    if (session === null) throw unauthenticated();
    return session;
  }

  async #requireOperator(request: FastifyRequest): Promise<AccountSession> {
    const session = await this.#requireSession(request);
    if (session.confinedTo !== null || !(await this.operators.includes(session.accountId))) throw forbidden();
    if (!session.secondFactor) throw secondFactorNeeded();
    return session;
  }

  async #accessBySession(rule: Requirement, request: Request): Promise<Access> {
    const openToPublic = isEverPublic(rule.action);
    const token = readSessionCookie(request);
    if (token === null && !openToPublic) throw unauthenticated();
    const municipality = await this.municipalities.find(request.params.slug ?? '');
    if (!municipality) {
      // Without a session nobody learns which municipalities there are beyond the public list.
      if (!openToPublic) await this.#requireSession(request);
      throw notFound();
    }
    if (municipality.suspended) throw suspended();
    const asPublic = openToPublic && looksAsPublic(request);
    const actor =
      token === null || asPublic ? PUBLIC : await this.#actorOf(token, municipality, request, openToPublic);
    return this.#access(municipality, actor);
  }

  /** Whoever brings a token is nobody else, whatever cookies come along. */
  async #accessByToken(bearer: string, rule: Requirement, request: Request): Promise<Access> {
    if (rule.by === 'session') throw notForTokens();
    const municipality = await this.municipalities.find(request.params.slug ?? '');
    const use = municipality ? await this.tokens.find(bearer, municipality) : null;
    if (!municipality || !use) {
      throw new ProblemError(401, 'token-invalid', {
        detail: 'This token is not known here, has expired, or has been revoked.',
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      });
    }
    if (municipality.suspended) throw suspended();
    const { accountId, personId, roles, offices, scopes } = use;
    const actor: Actor = { kind: 'member', accountId, personId, roles, offices, scopes };
    if (refusalOf(use, actor) !== null) throw tokenOutdated();
    return this.#access(municipality, actor);
  }

  #access(municipality: MunicipalityRef, actor: Actor): Access {
    return new Access(municipality, actor, this.clock.today(municipality.timeZone));
  }

  async #actorOf(
    token: string,
    municipality: MunicipalityRef,
    request: Request,
    openToPublic: boolean,
  ): Promise<Actor> {
    const session = await this.sessions.findMember(token, municipality);
    if (session?.personId) {
      const { accountId, personId, roles, offices } = session;
      const actor: Actor = { kind: 'member', accountId, personId, roles, offices };
      const refusal = refusalOf(session, actor);
      if (refusal === null) {
        request.session = session;
        return actor;
      }
      if (!openToPublic) throw refusal;
    }
    const operator = session ? await this.#operator(session, municipality, request) : null;
    if (operator) return operator;
    if (openToPublic) return PUBLIC;
    // Whoever is signed in but no member here is told that there is nothing.
    throw session ? notFound() : unauthenticated();
  }

  /** An operator whom the municipality lets read at this moment. Every read is told in its log. */
  async #operator(
    { accountId, secondFactor, confinedTo }: AccountSession,
    { id }: MunicipalityRef,
    request: FastifyRequest,
  ): Promise<Actor | null> {
    if (!secondFactor || confinedTo !== null || !(await this.operators.includes(accountId))) return null;
    const consentId = await this.operators.consentOf(id);
    if (consentId === null) return null;
    await this.operators.recordRead(id, accountId, consentId, `${request.method} ${routeOf(request)}`);
    return { kind: 'operator', accountId };
  }
}

const looksAsPublic = (request: Request): boolean =>
  !isWrite(request) && request.cookies[VIEW_COOKIE] === request.params.slug;

/** The address without what was asked for in it. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '';

const PUBLIC: Actor = { kind: 'public' };

/** An address as it reads; one that is coded wrongly as it came. */
function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** @throws ProblemError 401 where who asks has to show anew who they are */
function requireRecent(session: AccountSession | undefined): void {
  if (session?.recent) return;
  throw new ProblemError(401, 'sign-in-again', {
    detail: 'Show once more who you are: this has effects that are hard to take back.',
  });
}

type Shown = Pick<
  MemberSession,
  'providerDemanded' | 'confinedTo' | 'roles' | 'secondFactor' | 'secondFactorOf'
>;

/** Why a member's session, or what they had shown when they made a token, does not count here; null where it does. */
function refusalOf(session: Shown, actor: Actor): ProblemError | null {
  const { providerDemanded, confinedTo, roles, secondFactor, secondFactorOf } = session;
  if (providerDemanded && confinedTo === null && !roles.includes('admin')) return providerNeeded();
  return secondFactor || !needsSecondFactor(secondFactorOf, actor) ? null : secondFactorNeeded();
}

const providerNeeded = (): ProblemError =>
  new ProblemError(403, 'provider-needed', {
    detail: 'This municipality asks for a sign-in by the account that it gives its people.',
  });

const confined = (): ProblemError =>
  new ProblemError(403, 'confined-session', {
    detail:
      'You are signed in by the account of a municipality, which counts there alone. Sign in to your own account for this.',
  });

const secondFactorNeeded = (): ProblemError =>
  new ProblemError(403, 'second-factor-needed', {
    detail: 'A second factor is asked for here: set one up, or sign in with it.',
  });

const personOf = ({ personId, accountId }: Extract<Actor, { kind: 'member' }>): AuditActor => ({
  kind: 'person',
  personId,
  accountId,
});

const notForTokens = (): ProblemError =>
  new ProblemError(403, 'not-for-tokens', { detail: 'This needs a person who is signed in, not a token.' });

const tokenOutdated = (): ProblemError =>
  new ProblemError(403, 'token-outdated', {
    detail:
      'The municipality asks for another sign-in than the one that this token was made with. Sign in that way and make a new one.',
  });

const tokenInAddress = (): ProblemError =>
  new ProblemError(400, 'token-in-address', {
    detail:
      'A token must not stand in an address, where it is kept: it has been revoked. Send it as a header.',
  });
