import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

export type LinkKind = 'password-reset' | 'email-confirmation' | 'email-reversal';

/** How long a link can be taken up. */
const VALID: Readonly<Record<LinkKind, string>> = {
  'password-reset': '60 minutes',
  'email-confirmation': '24 hours',
  'email-reversal': '7 days',
};
const OPEN = `l.token_hash = $1 and l.kind = $2 and l.spent_at is null and l.expires_at > clock_timestamp()`;

export interface AccountLink {
  readonly accountId: string;
  /** The address that the account gets, or gets back; null where the link is not about addresses. */
  readonly email: string | null;
  readonly expiresAt: string;
}

/** One-time links for accounts. */
@Injectable()
export class AccountLinksRepository {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Ends the links of the kind before, but for reversals: each gives back another address.
   * @returns until when it can be taken up
   */
  async add(accountId: string, kind: LinkKind, tokenHash: Buffer, email: string | null): Promise<string> {
    const [row] = await this.database.global<{ expiresAt: string }>(
      `with former as (
         delete from account_link where account_id = $2 and (expires_at < clock_timestamp()
           or kind = $3 and kind <> 'email-reversal'))
       insert into account_link (token_hash, account_id, kind, email, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + $5::interval)
       returning to_char(expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"`,
      [tokenHash, accountId, kind, email, VALID[kind]],
    );
    if (!row) throw new Error('The link was not written');
    return row.expiresAt;
  }

  /** Reads an open link, which stays as it is. */
  async find(kind: LinkKind, tokenHash: Buffer): Promise<AccountLink | null> {
    const [row] = await this.database.global<AccountLink>(
      `select l.account_id as "accountId", l.email,
         to_char(l.expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"
       from account_link l where ${OPEN}`,
      [tokenHash, kind],
    );
    return row ?? null;
  }

  /** Spends an open link: of two at the same moment, one gets it. */
  async spend(kind: LinkKind, tokenHash: Buffer): Promise<boolean> {
    const spent = await this.database.global(
      `update account_link l set spent_at = clock_timestamp() where ${OPEN} returning 1 as spent`,
      [tokenHash, kind],
    );
    return spent.length > 0;
  }

  /** Ends all links of an account of these kinds. */
  async endAll(accountId: string, kinds: readonly LinkKind[]): Promise<void> {
    await this.database.global(
      `delete from account_link where account_id = $1 and kind = any ($2::text[]) and spent_at is null`,
      [accountId, kinds],
    );
  }

  /** The address that waits to be confirmed. */
  async pendingEmail(accountId: string): Promise<string | null> {
    const [row] = await this.database.global<{ email: string }>(
      `select email from account_link
       where account_id = $1 and kind = 'email-confirmation' and spent_at is null and expires_at > clock_timestamp()`,
      [accountId],
    );
    return row?.email ?? null;
  }
}
