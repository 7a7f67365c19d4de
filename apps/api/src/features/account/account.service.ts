import { Injectable } from '@nestjs/common';
import type { AccountSecurity, List, SessionEntry, SignInRecord } from '@wegmarke/domain/contracts';
import { type AccountSession, SessionStore } from '../../platform/access/session-store';
import { notFound, unauthenticated } from '../../platform/errors/problem-error';
import { PasskeysService } from '../factors/passkeys.service';
import { TotpService } from '../factors/totp.service';
import { SessionService } from '../session/session.service';
import { AccountLinksRepository } from './account-links.repository';
import { AccountMail } from './account-mail';
import { AccountRepository } from './account.repository';

/** What everybody may know and decide of their own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly links: AccountLinksRepository,
    private readonly mail: AccountMail,
    private readonly sessions: SessionStore,
    private readonly signIns: SessionService,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
  ) {}

  /** Of a session that counts in one municipality alone, nothing: what the account has is not that municipality's. */
  async security({ accountId, recent, confinedTo }: AccountSession): Promise<AccountSecurity> {
    const account = await this.accounts.find(accountId);
    if (!account) throw unauthenticated();
    if (confinedTo !== null) return { ...NOTHING_TOLD, mailAvailable: this.mail.available, recent };
    const { since, codesLeft } = await this.totp.describe(accountId);
    return {
      passwordSetAt: account.passwordSetAt,
      totpSince: since,
      recoveryCodesLeft: codesLeft,
      passkeys: await this.passkeys.list(accountId),
      pendingEmail: await this.links.pendingEmail(accountId),
      mailAvailable: this.mail.available,
      recent,
    };
  }

  async listSessions({ accountId, sessionId, confinedTo }: AccountSession): Promise<List<SessionEntry>> {
    const rows = await this.sessions.list(accountId, confinedTo);
    return listOf(rows.map((row) => ({ ...row, isCurrent: row.id === sessionId })));
  }

  /** @throws ProblemError 404 where the account has none of that id */
  async endSession({ accountId, confinedTo }: AccountSession, id: string): Promise<void> {
    if (!(await this.sessions.endOne(accountId, id, confinedTo))) throw notFound();
  }

  async endOtherSessions({ accountId, sessionId, confinedTo }: AccountSession): Promise<void> {
    await this.sessions.endAll(accountId, sessionId, confinedTo);
  }

  async recentSignIns({ accountId, confinedTo }: AccountSession): Promise<List<SignInRecord>> {
    return listOf(await this.signIns.recentSignIns(accountId, confinedTo));
  }
}

const NOTHING_TOLD = {
  passwordSetAt: null,
  totpSince: null,
  recoveryCodesLeft: 0,
  passkeys: [],
  pendingEmail: null,
} as const;

const listOf = <T>(items: readonly T[]): List<T> => ({ items, nextCursor: null, total: items.length });
