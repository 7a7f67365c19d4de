import { Injectable } from '@nestjs/common';
import type { Language } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language | null;
  /** Null: the account has no password, its identity provider has. */
  readonly passwordHash: string | null;
  readonly passwordSetAt: string | null;
}

export interface Home {
  readonly name: string;
  readonly slug: string;
  readonly colour: string | null;
  readonly languages: readonly Language[];
}

/** Accounts of people, whatever they are members of. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: TenantDatabase) {}

  find(accountId: string): Promise<AccountRow | null> {
    return this.#find('a.id = $1', accountId);
  }

  /** A demo account is none once a real municipality lives here. */
  findByEmail(email: string): Promise<AccountRow | null> {
    return this.#find(
      'a.email = $1 and not (a.demo and exists (select from municipality where not demo))',
      email,
    );
  }

  async #find(condition: string, value: string): Promise<AccountRow | null> {
    const [row] = await this.database.global<AccountRow>(
      `select a.id, a.email, a.name, a.language, c.password_hash as "passwordHash",
         to_char(c.changed_at at time zone 'UTC', ${INSTANT}) as "passwordSetAt"
       from account a left join credential c on c.account_id = a.id where ${condition}`,
      [value],
    );
    return row ?? null;
  }

  async setPassword(accountId: string, passwordHash: string): Promise<void> {
    await this.database.global(
      `insert into credential (account_id, password_hash) values ($1, $2)
       on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = clock_timestamp()`,
      [accountId, passwordHash],
    );
  }

  async removePassword(accountId: string): Promise<void> {
    await this.database.global(`delete from credential where account_id = $1`, [accountId]);
  }

  async setEmail(accountId: string, email: string): Promise<void> {
    await this.database.global(`update account set email = $2 where id = $1`, [accountId, email]);
  }

  /** The municipalities that the account is a member of. */
  homes(accountId: string): Promise<Home[]> {
    return this.database.readAs(accountId, (query) =>
      query<Home>(
        `select t.name, t.slug, t.colour, t.languages
         from membership m join municipality t on t.id = m.municipality_id
         where m.account_id = $1 order by t.name, t.id`,
        [accountId],
      ),
    );
  }
}
