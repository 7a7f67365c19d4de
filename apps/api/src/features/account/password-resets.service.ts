import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type { AccountLinkGuest, PasswordReset, PasswordResetRequest } from '@wegmarke/domain/contracts';
import { hashPassword } from '../../platform/access/password';
import { SessionStore } from '../../platform/access/session-store';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';
import type { Visitor } from '../../platform/access/visitor';
import { ProblemError } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AccountLinksRepository } from './account-links.repository';
import { AccountMail, hashOfToken } from './account-mail';
import { AccountRepository, type AccountRow } from './account.repository';
import { PasswordsService } from './passwords.service';

const OF_ADDRESS = 20;
const OF_ACCOUNT = 5;
const WINDOW_SECONDS = 60 * 60;

/** A new password for whoever has forgotten theirs, by a link in a mail. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly accounts: AccountRepository,
    private readonly links: AccountLinksRepository,
    private readonly mail: AccountMail,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionStore,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Sends a link to the address where there is an account of it. Neither the answer nor how long it takes says whether
   * there is: what is sent is written after the answer.
   * @throws ProblemError 503 where no mail can leave, 429
   */
  async request({ email }: PasswordResetRequest, { address }: Visitor): Promise<void> {
    if (!this.mail.available) throw mailUnavailable();
    const taken = await this.throttle.take('reset:address', address, OF_ADDRESS, WINDOW_SECONDS);
    if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    // What fails now, whoever asked tries again.
    void this.#send(normaliseAddress(email)).catch(() => undefined);
  }

  /** Whom a link is for. Writes nothing: mail scanners open links. @throws ProblemError 404 */
  async guest(token: string): Promise<AccountLinkGuest> {
    const { account, expiresAt } = await this.#find(token);
    return { email: account.email, expiresAt };
  }

  /** Spends a link and sets the password; all sessions end. @throws ProblemError 404, 422 where the password is weak */
  async takeUp({ token, password }: PasswordReset): Promise<void> {
    const { account } = await this.#find(token);
    await this.passwords.checkFor(account, password);
    const passwordHash = await hashPassword(password);
    await this.database.writeAs(account.id, async () => {
      if (!(await this.links.spend('password-reset', hashOfToken(token)))) throw spentOrExpired();
      await this.accounts.setPassword(account.id, passwordHash);
      await this.sessions.endAll(account.id);
      await this.links.endAll(account.id, ['password-reset']);
      await this.mail.send(account, 'password', account.email, null);
    });
  }

  async #send(email: string): Promise<void> {
    const account = await this.accounts.findByEmail(email);
    if (!account) return;
    const taken = await this.throttle.take('reset:account', account.id, OF_ACCOUNT, WINDOW_SECONDS);
    if (!taken.allowed) return;
    const { token, tokenHash } = this.mail.makeToken();
    await this.database.writeAs(account.id, async () => {
      await this.links.add(account.id, 'password-reset', tokenHash, null);
      await this.mail.send(account, 'reset', account.email, { token });
    });
  }

  async #find(token: string): Promise<{ account: AccountRow; expiresAt: string }> {
    const link = await this.links.find('password-reset', hashOfToken(token));
    const account = link && (await this.accounts.find(link.accountId));
    if (!account) throw spentOrExpired();
    return { account, expiresAt: link.expiresAt };
  }
}

export const spentOrExpired = (): ProblemError =>
  new ProblemError(404, 'link-invalid', {
    detail: 'This link has been used or has expired. Ask for a new one.',
  });

export const mailUnavailable = (): ProblemError =>
  new ProblemError(503, 'mail-unavailable', {
    detail: 'This installation sends no mail. Ask whoever administers it for your municipality.',
  });
