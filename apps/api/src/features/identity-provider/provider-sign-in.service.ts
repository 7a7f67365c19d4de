import { Injectable } from '@nestjs/common';
import type { ProviderLink } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { type MunicipalityRef, MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { type AccountSession, SessionStore } from '../../platform/access/session-store';
import { Throttle } from '../../platform/access/throttle';
import type { Visitor } from '../../platform/access/visitor';
import { AuditLog } from '../../platform/audit/audit-log';
import { Clock } from '../../platform/clock/clock';
import { conflict, notFound, unauthenticated } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Begun, SessionService } from '../session/session.service';
import { IdentitiesRepository } from './identities.repository';
import { IdentitiesService } from './identities.service';
import { IdentityProviderService } from './identity-provider.service';
import type { ProviderRow } from './identity-provider.repository';
import { ProviderClient, type Vouched } from './provider-client';
import { acrMissing, ProviderProblem, tooLate, wrongAnswer } from './provider-trouble';
import { ATTEMPT_SECONDS, type Attempt, type AttemptPurpose } from './sign-in-attempt';

/** Each kind of trouble is told once in so long. */
const TOLD_SECONDS = 5 * 60;
/** Whoever leaves the city, or one of its groups, is out of here by then: coming back in takes one tap. */
const SESSION_HOURS = 12;

export interface BegunAttempt {
  readonly address: string;
  readonly attempt: Attempt;
}

/** What a sign-in comes to. Without a token the session goes on that there is. */
export interface Answered {
  readonly begun: Begun | null;
  readonly session: AccountSession | null;
  readonly returnTo: string | null;
}

/** Sign-in by a city's identity provider, from the first step to the session. */
@Injectable()
export class ProviderSignInService {
  constructor(
    private readonly municipalities: MunicipalityDirectory,
    private readonly providers: IdentityProviderService,
    private readonly client: ProviderClient,
    private readonly identities: IdentitiesService,
    private readonly links: IdentitiesRepository,
    private readonly sessionStore: SessionStore,
    private readonly sessions: SessionService,
    private readonly throttle: Throttle,
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Where the browser goes to sign in. @throws ProblemError 404 where the city has no provider, 503 where it is silent */
  async begin(
    slug: string,
    {
      purpose,
      returnTo,
      session,
    }: { purpose: AttemptPurpose; returnTo: string | null; session?: AccountSession },
  ): Promise<BegunAttempt> {
    const { municipality, provider } = await this.#find(slug);
    const question = await this.client.question();
    const address = await this.#recorded(municipality, () =>
      this.client.addressOf(this.providers.connectionOf(municipality, provider), {
        ...question,
        scopes: provider.scopes,
        acrValues: provider.requiredAcr.length > 0 ? provider.requiredAcr : provider.secondFactorValues,
        anew: purpose !== 'sign-in',
        language: null,
      }),
    );
    const { issuer, clientId } = provider;
    const attempt: Attempt = {
      ...question,
      municipalityId: municipality.id,
      issuer,
      clientId,
      purpose,
      sessionId: session?.sessionId ?? null,
      returnTo,
      begunAt: this.clock.now().getTime(),
    };
    return { address, attempt };
  }

  /** Only for a session that this city's provider vouches for, or to connect one that is the account's own. */
  async beginFor(
    slug: string,
    purpose: 'proof' | 'link',
    returnTo: string | null,
    session: AccountSession,
  ): Promise<BegunAttempt> {
    const { municipality } = await this.#find(slug);
    const isConfined = session.confinedTo === municipality.id;
    if (isConfined !== (purpose === 'proof')) throw notFound();
    return this.begin(slug, { purpose, returnTo, session });
  }

  /**
   * Takes what the provider answered. Nothing is done unless all of it fits.
   *
   * @throws ProblemError 401 where it does not fit, 403 where whoever it is has no access, 503 where the provider is silent
   */
  async answer(slug: string, query: string, attempt: Attempt | null, visitor: Visitor): Promise<Answered> {
    const { municipality, provider } = await this.#find(slug);
    return this.#recorded(municipality, async () => {
      const begun = await this.#unspent(attempt, municipality, provider);
      const vouched = await this.client.vouchedFor(
        this.providers.connectionOf(municipality, provider),
        query,
        begun,
        begun.purpose === 'sign-in' ? null : this.#secondsSince(begun),
      );
      if (vouched.issuer !== provider.issuer) throw wrongAnswer('iss');
      if (provider.requiredAcr.length > 0 && !provider.requiredAcr.includes(vouched.acr ?? ''))
        throw acrMissing('acr');
      const { returnTo } = begun;
      if (begun.purpose === 'sign-in') {
        const started = await this.#signIn(municipality, provider, vouched, visitor);
        return { begun: started, session: null, returnTo };
      }
      const session = await this.#sessionOf(begun, visitor);
      if (begun.purpose === 'proof') await this.#prove(municipality, provider, vouched, session);
      else await this.#link(municipality, vouched, session);
      return { begun: null, session, returnTo };
    });
  }

  /** Ends the session; where its provider offers it, the browser goes on to sign out there too. */
  async signOut(slug: string, { formerToken }: Visitor): Promise<string | null> {
    const municipality = await this.municipalities.find(slug);
    if (!municipality) throw notFound();
    const session = formerToken === null ? null : await this.sessionStore.find(formerToken);
    await this.sessions.end(formerToken);
    const provider = await this.providers.inForce(municipality);
    if (session?.confinedTo !== municipality.id || !provider) return null;
    const connection = this.providers.connectionOf(municipality, provider);
    // Whoever signs out is signed out here, whatever becomes of the provider.
    return this.client
      .signOutAddress(connection, this.providers.signedOutAddress(municipality))
      .catch(() => null);
  }

  /** Also for whoever may do nothing here before it is connected. */
  async linkOf(slug: string, { accountId }: AccountSession): Promise<ProviderLink> {
    const municipality = await this.municipalities.find(slug);
    if (!municipality) throw notFound();
    const available = (await this.providers.inForce(municipality)) !== null;
    return { available, linkedAt: await this.links.linkedAt(municipality.id, accountId) };
  }

  async unlink({ municipality, actor }: Access): Promise<void> {
    if (actor.kind === 'member') await this.links.unlink(municipality.id, actor.accountId);
  }

  async #signIn(
    municipality: MunicipalityRef,
    provider: ProviderRow,
    vouched: Vouched,
    { device, formerToken }: Visitor,
  ): Promise<Begun> {
    const accountId = await this.identities.admit(municipality, provider, vouched);
    const proof = {
      methods: ['oidc'],
      provider: vouched.issuer,
      acr: vouched.acr ?? undefined,
      providerSawSecondFactor: sawSecondFactor(provider, vouched),
      confinedTo: municipality.id,
      endsAfterHours: SESSION_HOURS,
      device,
    } as const;
    return this.sessions.begin(accountId, proof, formerToken);
  }

  async #prove(
    { id }: MunicipalityRef,
    provider: ProviderRow,
    vouched: Vouched,
    { accountId, sessionId, confinedTo }: AccountSession,
  ): Promise<void> {
    const known = await this.database.write(id, (query) => this.links.find(query, id, vouched));
    if (confinedTo !== id || known?.accountId !== accountId) throw wrongAnswer('sub');
    await this.sessionStore.prove(sessionId, ['oidc'], sawSecondFactor(provider, vouched));
  }

  /** The subject is this account's from now on. @throws ProblemError 409 where it is somebody else's here */
  async #link(municipality: MunicipalityRef, vouched: Vouched, session: AccountSession): Promise<void> {
    const { id } = municipality;
    const { memberships } = await this.sessions.read(session);
    const here = memberships.find((membership) => membership.municipality.id === id);
    if (!here || session.confinedTo !== null) throw notFound();
    await this.database.write(id, async (query) => {
      await this.links.lock(query, id, vouched);
      const known = await this.links.find(query, id, vouched);
      if (known && known.accountId !== session.accountId)
        throw conflict(
          'provider-identity-taken',
          'This account of the municipality is connected with somebody else.',
        );
      const { accountId } = session;
      await this.links.link(query, id, vouched, { accountId, personId: here.personId });
    });
  }

  async #sessionOf({ sessionId }: Attempt, { formerToken }: Visitor): Promise<AccountSession> {
    const session = formerToken === null ? null : await this.sessionStore.find(formerToken);
    if (!session) throw unauthenticated();
    if (session.sessionId !== sessionId) throw tooLate('session');
    return session;
  }

  /** Begun here, for this provider, and not answered yet: of two who bring the same, one gets in. */
  async #unspent(attempt: Attempt | null, { id }: MunicipalityRef, provider: ProviderRow): Promise<Attempt> {
    if (!attempt) throw tooLate('no-attempt');
    if (attempt.municipalityId !== id) throw tooLate('other-municipality');
    if (attempt.issuer !== provider.issuer || attempt.clientId !== provider.clientId)
      throw tooLate('other-provider');
    const taken = await this.throttle.take('provider:state', attempt.state, 1, ATTEMPT_SECONDS);
    if (!taken.allowed) throw tooLate('state-spent');
    return attempt;
  }

  /** Each kind once in a while: anybody may fail here, as often as they like. */
  async #tell(id: string, { code, why }: ProviderProblem): Promise<void> {
    const taken = await this.throttle.take('provider:told', `${id} ${code} ${why}`, 1, TOLD_SECONDS);
    if (!taken.allowed) return;
    const detail = { code, why };
    await this.audit.record(id, { kind: 'public' }, { action: 'identity-provider.refused', detail });
  }

  #secondsSince({ begunAt }: Attempt): number {
    return Math.ceil((this.clock.now().getTime() - begunAt) / 1000);
  }

  async #find(slug: string): Promise<{ municipality: MunicipalityRef; provider: ProviderRow }> {
    const municipality = await this.municipalities.find(slug);
    const provider =
      municipality && !municipality.suspended ? await this.providers.inForce(municipality) : null;
    if (!municipality || !provider) throw notFound();
    return { municipality, provider };
  }

  /** What goes wrong with a provider, its admins read in their log: by words of the protocol, of nobody in particular. */
  async #recorded<T>({ id }: MunicipalityRef, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProviderProblem) await this.#tell(id, error);
      throw error;
    }
  }
}

/** As the municipality defines it: by the class of the sign-in, or by how it was done. */
function sawSecondFactor({ secondFactorValues }: ProviderRow, { acr, claims }: Vouched): boolean {
  const { amr } = claims;
  const ways: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return secondFactorValues.some((value) => value === acr || ways.includes(value));
}
