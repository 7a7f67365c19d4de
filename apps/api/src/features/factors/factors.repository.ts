import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

export interface TotpRow {
  readonly secret: string;
  readonly confirmedAt: string | null;
}

/** Codes of an app, and the recovery codes beside them. */
@Injectable()
export class FactorsRepository {
  constructor(private readonly database: TenantDatabase) {}

  async findTotp(accountId: string): Promise<TotpRow | null> {
    const [row] = await this.database.global<TotpRow>(
      `select secret, to_char(confirmed_at at time zone 'UTC', ${INSTANT}) as "confirmedAt"
       from totp where account_id = $1`,
      [accountId],
    );
    return row ?? null;
  }

  /** Replaces an enrolment that was not confirmed. False where one is in force. */
  async enrolTotp(accountId: string, secret: string): Promise<boolean> {
    const enrolled = await this.database.global(
      `insert into totp (account_id, secret) values ($1, $2)
       on conflict (account_id) do update set secret = excluded.secret, created_at = clock_timestamp(), last_step = 0
         where totp.confirmed_at is null
       returning 1 as enrolled`,
      [accountId, secret],
    );
    return enrolled.length > 0;
  }

  /** Takes up a time step, once: of two with the same code, or an older one, one gets it. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const taken = await this.database.global(
      `update totp set last_step = $2, confirmed_at = coalesce(confirmed_at, clock_timestamp())
       where account_id = $1 and last_step < $2 returning 1 as taken`,
      [accountId, step],
    );
    return taken.length > 0;
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.database.global(
      `with codes as (delete from recovery_code where account_id = $1) delete from totp where account_id = $1`,
      [accountId],
    );
  }

  /** The former ones hold no more. */
  async replaceCodes(accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.database.global(
      `with former as (delete from recovery_code where account_id = $1 and not code_hash = any ($2::bytea[]))
       insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])`,
      [accountId, hashes],
    );
  }

  async spendCode(accountId: string, hash: Buffer): Promise<boolean> {
    const spent = await this.database.global(
      `update recovery_code set spent_at = clock_timestamp()
       where account_id = $1 and code_hash = $2 and spent_at is null returning 1 as spent`,
      [accountId, hash],
    );
    return spent.length > 0;
  }

  async countCodes(accountId: string): Promise<number> {
    const [row] = await this.database.global<{ left: number }>(
      `select count(*)::int as left from recovery_code where account_id = $1 and spent_at is null`,
      [accountId],
    );
    return row?.left ?? 0;
  }

  /** Whose app shows what: the address and the name that an authenticator writes beside its codes. */
  async findOwner(accountId: string): Promise<{ email: string; name: string } | null> {
    const [row] = await this.database.global<{ email: string; name: string }>(
      `select email, name from account where id = $1`,
      [accountId],
    );
    return row ?? null;
  }
}
