import { Injectable } from '@nestjs/common';
import type { Membership, Session } from '@wegmarke/domain/contracts';
import type { SignInProof } from '../../platform/access/session-proof';
import { SessionStore } from '../../platform/access/session-store';
import type { Visitor } from '../../platform/access/visitor';
import { Clock } from '../../platform/clock/clock';
import { ProblemError, unauthenticated } from '../../platform/errors/problem-error';
import type { SignInDto } from './dto/sign-in.dto';
import { verifyPassword } from '../../platform/access/password';
import { type MembershipRow, SessionRepository } from './session.repository';
import { SignInThrottle } from './sign-in-throttle';

@Injectable()
export class SessionService {
  constructor(
    private readonly repository: SessionRepository,
    private readonly sessions: SessionStore,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /**
   * A new session with a new token; the one that came with the request ends.
   * @throws ProblemError 401 without saying whether the account exists, 429 after too many failures
   */
  async signIn(
    { email, password }: SignInDto,
    { address, device, formerToken }: Visitor,
  ): Promise<{ token: string; session: Session }> {
    const name = email.trim().toLowerCase();
    const attempt = await this.throttle.begin(name, address);
    const account = await this.repository.findCredential(name);
    const verified = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account || !verified) {
      throw new ProblemError(401, 'sign-in-failed', { detail: 'The address or the password is not right.' });
    }
    await attempt.succeeded();
    return this.begin(account.id, { methods: ['password'], device }, formerToken);
  }

  /** A new session for whoever has shown by other means who they are. */
  async begin(
    accountId: string,
    proof: SignInProof,
    formerToken: string | null,
  ): Promise<{ token: string; session: Session }> {
    if (formerToken !== null) await this.sessions.end(formerToken);
    return { token: await this.sessions.create(accountId, proof), session: await this.read(accountId) };
  }

  async read(accountId: string): Promise<Session> {
    const account = await this.repository.findAccount(accountId);
    if (!account) throw unauthenticated();
    const memberships: Membership[] = [];
    for (const row of await this.repository.findMemberships(accountId))
      memberships.push(await this.#toMembership(row));
    const { email, name, language } = account;
    return { accountId, email, name, language, memberships };
  }

  async end(token: string | null): Promise<void> {
    if (token !== null) await this.sessions.end(token);
  }

  async #toMembership(row: MembershipRow): Promise<Membership> {
    const { municipalityId, slug, municipalityName, personId, roles } = row;
    const today = this.clock.today(row.timeZone);
    const offices = await this.repository.findHeldOffices(municipalityId, personId, today);
    return { municipality: { id: municipalityId, slug, name: municipalityName }, personId, roles, offices };
  }
}
