import { Injectable } from '@nestjs/common';
import type { SignInRecord } from '@wegmarke/domain/contracts';
import type { SignInProof } from '../../platform/access/session-proof';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

/** How long an account's sign-ins are kept for its owner to look at. */
const KEPT = '90 days';
const MOST_SHOWN = 50;

/** When accounts were signed in to, and how often that was refused. */
@Injectable()
export class SignInsRepository {
  constructor(private readonly database: TenantDatabase) {}

  async addBegun(accountId: string, id: string, proof: SignInProof): Promise<void> {
    await this.database.global(
      `with old as (delete from sign_in where account_id = $1 and at < clock_timestamp() - interval '${KEPT}')
       insert into sign_in (account_id, id, outcome, methods, device, confined_to)
       values ($1, $2, 'begun', $3, $4, $5)`,
      [accountId, id, proof.methods, proof.device, proof.confinedTo ?? null],
    );
  }

  /** One row an hour, however many there are. */
  async addRefused(accountId: string, id: string): Promise<void> {
    await this.database.global(
      `insert into sign_in (account_id, id, outcome) values ($1, $2, 'refused')
       on conflict (account_id, date_trunc('hour', at, 'UTC')) where outcome = 'refused'
       do update set count = sign_in.count + 1, at = excluded.at`,
      [accountId, id],
    );
  }

  /** @param confinedTo only those that count in this municipality alone; null: all */
  list(accountId: string, confinedTo: string | null): Promise<SignInRecord[]> {
    return this.database.global<SignInRecord>(
      `select id, outcome, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, methods, device, count
       from sign_in s where account_id = $1 and ($2::uuid is null or confined_to = $2) order by s.at desc, id limit ${String(MOST_SHOWN)}`,
      [accountId, confinedTo],
    );
  }
}
