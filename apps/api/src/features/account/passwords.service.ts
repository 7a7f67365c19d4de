import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '@wegmarke/domain/contracts';
import { hashPassword, verifyPassword } from '../../platform/access/password';
import { passwordFault } from '../../platform/access/password-strength';
import { type AccountSession, SessionStore } from '../../platform/access/session-store';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';
import { invalidFields, ProblemError, unauthenticated } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AccountLinksRepository } from './account-links.repository';
import { AccountMail } from './account-mail';
import { AccountRepository, type AccountRow } from './account.repository';

const MOST_CHANGES = 10;
const WINDOW_SECONDS = 5 * 60;

const FAULTS = {
  'too-short': 'password must have at least 12 characters.',
  'too-long': 'password must have at most 1000 characters.',
  guessable: 'password is one that programs guess first: take several words that do not belong together.',
} as const;

/** What a password must be, and how it is changed. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly accounts: AccountRepository,
    private readonly links: AccountLinksRepository,
    private readonly mail: AccountMail,
    private readonly sessions: SessionStore,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @param about what somebody who knows the owner would try: names, address, city
   * @throws ProblemError 422 where the password is short, long, or easy to guess
   */
  async check(password: string, about: readonly string[]): Promise<void> {
    const fault = await passwordFault(password, about);
    if (fault !== null)
      throw invalidFields([{ pointer: '/password', code: `password-${fault}`, detail: FAULTS[fault] }]);
  }

  /** The same for an account: with its names, and those of its municipalities. */
  async checkFor(account: AccountRow, password: string): Promise<void> {
    const homes = await this.accounts.homes(account.id);
    const around = homes.flatMap(({ name, slug }) => [name, slug]);
    await this.check(password, [account.name, account.email, ...around]);
  }

  /** With the old one; all other sessions end. @throws ProblemError 422 where the old one is not right, 429 */
  async change(
    { accountId, sessionId }: AccountSession,
    { current, password }: PasswordChange,
  ): Promise<void> {
    const account = await this.accounts.find(accountId);
    if (!account) throw unauthenticated();
    const taken = await this.throttle.take('password:account', accountId, MOST_CHANGES, WINDOW_SECONDS);
    if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    if (!(await verifyPassword(account.passwordHash, current))) throw wrongPassword();
    await this.checkFor(account, password);
    const passwordHash = await hashPassword(password);
    await this.database.writeAs(accountId, async () => {
      await this.accounts.setPassword(accountId, passwordHash);
      await this.sessions.endAll(accountId, sessionId);
      await this.sessions.prove(sessionId, ['password']);
      await this.links.endAll(accountId, ['password-reset']);
      await this.mail.send(account, 'password', account.email, null);
    });
  }
}

const wrongPassword = (): ProblemError =>
  invalidFields([
    { pointer: '/current', code: 'password-wrong', detail: 'current is not the password of the account.' },
  ]);
