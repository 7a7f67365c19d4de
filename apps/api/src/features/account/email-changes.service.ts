import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type { AccountLinkGuest, EmailChange } from '@wegmarke/domain/contracts';
import { type AccountSession, SessionStore } from '../../platform/access/session-store';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';
import { databaseCode } from '../../platform/errors/database-errors';
import { conflict, invalidFields, unauthenticated } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type AccountLink, AccountLinksRepository, type LinkKind } from './account-links.repository';
import { AccountMail, hashOfToken } from './account-mail';
import { AccountRepository, type AccountRow } from './account.repository';
import { mailUnavailable, spentOrExpired } from './password-resets.service';

const MOST_CHANGES = 5;
const WINDOW_SECONDS = 60 * 60;
const UNIQUE_VIOLATION = '23505';

/** The address of an account: confirmed at the new one, told to the old one, which can take it back for a week. */
@Injectable()
export class EmailChangesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly accounts: AccountRepository,
    private readonly links: AccountLinksRepository,
    private readonly mail: AccountMail,
    private readonly sessions: SessionStore,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Sends a link to the new address. Whether there is an account of it is not said: then nothing is sent.
   * @throws ProblemError 422 where it is the address already, 503 where no mail can leave, 429
   */
  async request({ accountId }: AccountSession, input: EmailChange): Promise<void> {
    if (!this.mail.available) throw mailUnavailable();
    const account = await this.accounts.find(accountId);
    if (!account) throw unauthenticated();
    const email = normaliseAddress(input.email);
    if (email === account.email) {
      throw invalidFields([
        { pointer: '/email', code: 'same-address', detail: 'email is the address of the account already.' },
      ]);
    }
    const taken = await this.throttle.take('email:account', accountId, MOST_CHANGES, WINDOW_SECONDS);
    if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    const isTaken = (await this.accounts.findByEmail(email)) !== null;
    const { token, tokenHash } = this.mail.makeToken();
    await this.database.writeAs(accountId, async () => {
      await this.links.add(accountId, 'email-confirmation', tokenHash, email);
      if (!isTaken) await this.mail.send(account, 'confirm', email, { token }, email);
    });
  }

  /** To which address a link leads. Writes nothing: mail scanners open links. @throws ProblemError 404 */
  async guest(kind: Exclude<LinkKind, 'password-reset'>, token: string): Promise<AccountLinkGuest> {
    const { link } = await this.#find(kind, token);
    return { email: link.email ?? '', expiresAt: link.expiresAt };
  }

  /** The account has the new address from now on; the old one is told how to take that back. */
  async confirm(token: string): Promise<void> {
    const { account, link } = await this.#find('email-confirmation', token);
    const reversal = this.mail.makeToken();
    await this.#change(account, link, 'email-confirmation', token, async () => {
      await this.links.add(account.id, 'email-reversal', reversal.tokenHash, account.email);
      await this.mail.send(account, 'changed', account.email, reversal, link.email ?? '');
    });
  }

  /** The account has its old address back. Whoever changed it is out: all sessions end, and the password does not do. */
  async reverse(token: string): Promise<void> {
    const { account, link } = await this.#find('email-reversal', token);
    const reset = this.mail.makeToken();
    await this.#change(account, link, 'email-reversal', token, async () => {
      await this.sessions.endAll(account.id);
      await this.accounts.removePassword(account.id);
      await this.links.add(account.id, 'password-reset', reset.tokenHash, null);
      await this.mail.send(account, 'reset', link.email ?? '', reset);
    });
  }

  async #change(
    account: AccountRow,
    link: AccountLink,
    kind: LinkKind,
    token: string,
    besides: () => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.writeAs(account.id, async () => {
        if (!(await this.links.spend(kind, hashOfToken(token)))) throw spentOrExpired();
        await this.accounts.setEmail(account.id, link.email ?? '');
        await this.links.endAll(account.id, ['password-reset', 'email-confirmation']);
        await besides();
      });
    } catch (error) {
      if (databaseCode(error) === UNIQUE_VIOLATION)
        throw conflict('address-taken', 'There is an account of this address by now.');
      throw error;
    }
  }

  async #find(kind: LinkKind, token: string): Promise<{ account: AccountRow; link: AccountLink }> {
    const link = await this.links.find(kind, hashOfToken(token));
    const account = link && (await this.accounts.find(link.accountId));
    if (!account) throw spentOrExpired();
    return { account, link };
  }
}
