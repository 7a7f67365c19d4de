import { Injectable } from '@nestjs/common';
import type { AccessToken, TokenScope } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
/** The last day of a token is told in the municipality's own days: it ends as that day does. */
const TOKEN = `t.id, t.name, t.scopes, to_char(t.created_at at time zone 'UTC', ${INSTANT}) as "createdAt",
  ((t.expires_at - interval '1 second') at time zone c.time_zone)::date as "expiresOn",
  to_char(t.last_used_at at time zone 'UTC', ${INSTANT}) as "lastUsedAt",
  case when t.revoked_at is not null then 'revoked' when t.expires_at <= clock_timestamp() then 'expired'
    else 'active' end as state
  from access_token t join municipality c on c.id = t.municipality_id`;

export interface NewToken {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: Buffer;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresOn: string;
  readonly secondFactor: boolean;
  readonly byProvider: boolean;
}

/** Tokens of members, each seen by its owner alone. */
@Injectable()
export class AccessTokensRepository {
  list(query: Query, municipalityId: string, accountId: string): Promise<AccessToken[]> {
    return query<AccessToken>(
      `select ${TOKEN} where t.municipality_id = $1 and t.account_id = $2 order by t.created_at desc, t.id`,
      [municipalityId, accountId],
    );
  }

  async find(
    query: Query,
    municipalityId: string,
    accountId: string,
    id: string,
  ): Promise<AccessToken | null> {
    const [token] = await query<AccessToken>(
      `select ${TOKEN} where t.municipality_id = $1 and t.account_id = $2 and t.id = $3`,
      [municipalityId, accountId, id],
    );
    return token ?? null;
  }

  async add(query: Query, municipalityId: string, token: NewToken): Promise<void> {
    await query(
      `insert into access_token (municipality_id, id, account_id, token_hash, name, scopes, expires_at, second_factor, by_provider)
       select $1, $2, $3, $4, $5, $6, ($7::date + 1)::timestamp at time zone time_zone, $8, $9 from municipality where id = $1`,
      [
        municipalityId,
        token.id,
        token.accountId,
        token.tokenHash,
        token.name,
        token.scopes,
        token.expiresOn,
        token.secondFactor,
        token.byProvider,
      ],
    );
  }

  /** False where the owner has none of that id. A token that has been revoked stays so. */
  async revoke(query: Query, municipalityId: string, accountId: string, id: string): Promise<boolean> {
    const revoked = await query(
      `update access_token set revoked_at = coalesce(revoked_at, clock_timestamp())
       where municipality_id = $1 and account_id = $2 and id = $3 returning 1 as revoked`,
      [municipalityId, accountId, id],
    );
    return revoked.length > 0;
  }
}
