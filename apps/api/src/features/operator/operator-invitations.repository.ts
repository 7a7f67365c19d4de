import { Injectable } from '@nestjs/common';
import type { OperatorGuest } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const VALID = '2 days';
const OPEN = `i.token_hash = $1 and i.spent_at is null and i.expires_at > clock_timestamp()`;

/** One-time links for operators. Each method is one statement: none of this belongs to a municipality. */
@Injectable()
export class OperatorInvitationsRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Ends the link of the address before. @returns the instant until which the new one can be taken up */
  async add(tokenHash: Buffer, email: string): Promise<string> {
    const [row] = await this.database.global<{ expiresAt: string }>(
      `with former as (delete from operator_invitation where email = $2 and spent_at is null returning 1)
       insert into operator_invitation (token_hash, email, expires_at)
       select $1, $2, clock_timestamp() + interval '${VALID}' from (select count(*) from former) f
       returning to_char(expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"`,
      [tokenHash, email],
    );
    return row?.expiresAt ?? '';
  }

  async guest(tokenHash: Buffer): Promise<OperatorGuest | null> {
    const [row] = await this.database.global<OperatorGuest>(
      `select i.email, exists (select from account a where a.email = i.email) as "hasAccount",
         to_char(i.expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"
       from operator_invitation i where ${OPEN}`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** Spends an open link for an account that is there. False where it is none any more, or of another address. */
  async spendFor(tokenHash: Buffer, accountId: string): Promise<boolean> {
    const rows = await this.database.global(
      `with spent as (
         update operator_invitation i set spent_at = clock_timestamp() from account a
         where ${OPEN} and a.id = $2 and a.email = i.email and not a.demo returning a.id
       )
       insert into operator (account_id) select id from spent
       on conflict (account_id) do update set created_at = operator.created_at returning account_id`,
      [tokenHash, accountId],
    );
    return rows.length > 0;
  }

  /** Spends an open link for a new account. False where it is none any more, or the address has an account by now. */
  async spendForNew(
    tokenHash: Buffer,
    account: { readonly id: string; readonly name: string; readonly passwordHash: string },
  ): Promise<boolean> {
    const rows = await this.database.global(
      `with spent as (
         update operator_invitation i set spent_at = clock_timestamp()
         where ${OPEN} and not exists (select from account a where a.email = i.email) returning i.email
       ), made as (
         insert into account (id, email, name) select $2, email, $3 from spent returning id
       ), locked as (
         insert into credential (account_id, password_hash) select id, $4 from made returning account_id
       )
       insert into operator (account_id) select account_id from locked returning account_id`,
      [tokenHash, account.id, account.name, account.passwordHash],
    );
    return rows.length > 0;
  }
}
