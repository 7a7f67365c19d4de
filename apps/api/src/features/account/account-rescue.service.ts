import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type { Invitation } from '@wegmarke/domain/contracts';
import { SessionStore } from '../../platform/access/session-store';
import { AuditLog } from '../../platform/audit/audit-log';
import { ProblemError } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PasskeysService } from '../factors/passkeys.service';
import { TotpService } from '../factors/totp.service';
import { AccountLinksRepository } from './account-links.repository';
import { AccountMail } from './account-mail';
import { AccountRepository } from './account.repository';

/** For whoever cannot get in any more where no mail leaves, or whose second factor is lost: a command of the machine. */
@Injectable()
export class AccountRescueService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly accounts: AccountRepository,
    private readonly links: AccountLinksRepository,
    private readonly mail: AccountMail,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
    private readonly sessions: SessionStore,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A link with which the account gets a new password; the one before ends.
   * @param withoutFactors takes its authenticator app, recovery codes and passkeys away, and ends its sessions
   * @throws ProblemError 404 where there is no account of the address
   */
  async offer(email: string, withoutFactors: boolean): Promise<Invitation> {
    const account = await this.accounts.findByEmail(normaliseAddress(email));
    if (!account) {
      throw new ProblemError(404, 'no-account', { detail: `There is no account of ${email}.` });
    }
    const { token, tokenHash } = this.mail.makeToken();
    const link = await this.mail.pathOf(account, 'reset', token);
    return this.database.writeAs(account.id, async () => {
      if (withoutFactors) {
        if (await this.totp.isInForce(account.id)) await this.totp.remove(account.id);
        for (const { id } of await this.passkeys.list(account.id)) await this.passkeys.remove(account.id, id);
        await this.sessions.endAll(account.id);
      }
      await this.audit.recordForAccount(account.id, { action: 'password.requested' });
      await this.audit.recordGlobal(
        { kind: 'system' },
        { action: 'password.requested', subject: { kind: 'account', id: account.id } },
      );
      const expiresAt = await this.links.add(account.id, 'password-reset', tokenHash, null);
      return { link, mailed: false, expiresAt };
    });
  }
}
