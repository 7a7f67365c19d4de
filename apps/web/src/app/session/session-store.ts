import { HttpClient } from '@angular/common/http';
import {
  computed,
  inject,
  Injectable,
  makeStateKey,
  REQUEST_CONTEXT,
  signal,
  TransferState,
} from '@angular/core';
import type {
  InvitationAcceptance,
  InvitationGuest,
  Membership,
  PasskeyAnswer,
  Proof,
  ProviderSignOut,
  Session,
  SessionConsent,
  SignIn,
} from '@wegmarke/domain/contracts';
import { can, type Action, type Actor, type Subject } from '@wegmarke/domain/permissions';
import { firstValueFrom } from 'rxjs';
import type { PageContext } from '../server/page-context';

const SESSION = makeStateKey<Session | null>('session');

const welcomeOf = (slug: string): string => `/api/v1/municipalities/${encodeURIComponent(slug)}/welcome`;

/** Who is signed in. The server knows when it renders and tells the browser, which need not ask again. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly current = signal<Session | null>(this.initial());
  readonly session = this.current.asReadonly();
  readonly isSignedIn = computed(() => this.current() !== null);

  async signIn(credentials: SignIn): Promise<void> {
    this.current.set(await firstValueFrom(this.http.post<Session>('/api/v1/session', credentials)));
  }

  /** By a passkey, which knows whose it is. */
  async signInByPasskey(answer: PasskeyAnswer): Promise<void> {
    this.current.set(await firstValueFrom(this.http.post<Session>('/api/v1/session/passkey', answer)));
  }

  /** Shows anew who one is, before something dangerous. */
  async prove(proof: Proof): Promise<void> {
    await firstValueFrom(this.http.post('/api/v1/session/proof', proof));
  }

  async proveByPasskey(answer: PasskeyAnswer): Promise<void> {
    await firstValueFrom(this.http.post('/api/v1/session/passkey-proof', answer));
  }

  /** Whether the municipality demands a second factor on that day that this session has not shown. */
  lacksSecondFactor(slug: string, today: string): boolean {
    const from = this.membershipIn(slug)?.secondFactorFrom ?? null;
    return from !== null && from <= today && this.current()?.secondFactor === false;
  }

  /** The day from which the municipality will demand a second factor that this session has not shown; else null. */
  secondFactorAnnounced(slug: string, today: string): string | null {
    const from = this.membershipIn(slug)?.secondFactorFrom ?? null;
    return from !== null && from > today && this.current()?.secondFactor === false ? from : null;
  }

  /** Whom a one-time link is for. */
  guest(slug: string, token: string): Promise<InvitationGuest> {
    return firstValueFrom(this.http.post<InvitationGuest>(`${welcomeOf(slug)}/guest`, { token }));
  }

  /** Takes up a one-time link, and is signed in. */
  async accept(slug: string, acceptance: InvitationAcceptance): Promise<void> {
    this.current.set(await firstValueFrom(this.http.post<Session>(welcomeOf(slug), acceptance)));
  }

  /** A session that has begun by other means. */
  adopt(session: Session): void {
    this.current.set(session);
  }

  /** Asks again: appointments may have changed. */
  async refresh(): Promise<void> {
    this.current.set(await firstValueFrom(this.http.get<Session>('/api/v1/session')));
  }

  /** @returns where to go on to sign out at the city's identity provider; null where nobody has to */
  async signOut(): Promise<string | null> {
    const slug = this.current()?.confinedTo ?? null;
    const left =
      slug === null
        ? this.http.delete<null>('/api/v1/session')
        : this.http.post<ProviderSignOut>(
            `/api/v1/municipalities/${encodeURIComponent(slug)}/identity-provider/sign-outs`,
            {},
          );
    const answer = await firstValueFrom(left);
    this.current.set(null);
    return answer?.address ?? null;
  }

  /** The session has ended elsewhere. */
  forget(): void {
    this.current.set(null);
  }

  membershipIn(slug: string): Membership | null {
    return this.current()?.memberships.find((membership) => membership.municipality.slug === slug) ?? null;
  }

  /** Of an operator: whether the municipality may be read at this moment. */
  consentIn(slug: string): SessionConsent | null {
    return this.current()?.consents.find((consent) => consent.municipality.slug === slug) ?? null;
  }

  actorIn(slug: string): Actor {
    const membership = this.membershipIn(slug);
    const session = this.current();
    if (!session) return { kind: 'public' };
    if (!membership)
      return this.consentIn(slug) ? { kind: 'operator', accountId: session.accountId } : { kind: 'public' };
    return {
      kind: 'member',
      accountId: session.accountId,
      personId: membership.personId,
      roles: membership.roles,
      offices: membership.offices,
    };
  }

  can(slug: string, action: Action, subject?: Subject): boolean {
    return can(this.actorIn(slug), action, subject);
  }

  private initial(): Session | null {
    const state = inject(TransferState);
    const context = inject(REQUEST_CONTEXT, { optional: true }) as PageContext | null;
    if (!context) return state.get(SESSION, null);
    state.set(SESSION, context.session);
    return context.session;
  }
}
