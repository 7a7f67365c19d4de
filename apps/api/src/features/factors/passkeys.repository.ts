import { Injectable } from '@nestjs/common';
import type { Passkey } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const OF_PASSKEY = `translate(rtrim(encode(id, 'base64'), '='), E'+/\\n', '-_') as id, name, synced,
  to_char(created_at at time zone 'UTC', ${INSTANT}) as "createdAt",
  to_char(last_used_at at time zone 'UTC', ${INSTANT}) as "lastUsedAt"`;
/** How long a question may wait for its answer. */
const WAIT = '5 minutes';

export type CeremonyKind = 'registration' | 'authentication';

export interface NewPasskey {
  readonly id: Buffer;
  readonly accountId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly synced: boolean;
  readonly name: string;
}

/** As it takes to check what an authenticator signed. */
export interface PasskeyKey {
  readonly accountId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
}

@Injectable()
export class PasskeysRepository {
  constructor(private readonly database: TenantDatabase) {}

  list(accountId: string): Promise<Passkey[]> {
    return this.database.global<Passkey>(
      `select ${OF_PASSKEY} from passkey where account_id = $1 order by passkey.created_at, passkey.id`,
      [accountId],
    );
  }

  /** False where there is one of that id. */
  async add(passkey: NewPasskey): Promise<boolean> {
    const added = await this.database.global(
      `insert into passkey (id, account_id, public_key, counter, transports, synced, name)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning 1 as added`,
      [
        passkey.id,
        passkey.accountId,
        Buffer.from(passkey.publicKey),
        passkey.counter,
        passkey.transports,
        passkey.synced,
        passkey.name,
      ],
    );
    return added.length > 0;
  }

  /** A demo account has none once a real municipality lives here. */
  async findKey(id: Buffer): Promise<PasskeyKey | null> {
    const [row] = await this.database.global<PasskeyKey>(
      `select p.account_id as "accountId", p.public_key as "publicKey", p.counter::float8 as counter, p.transports
       from passkey p join account a on a.id = p.account_id
       where p.id = $1 and not (a.demo and exists (select from municipality where not demo))`,
      [id],
    );
    return row ?? null;
  }

  /** Moves the counter on. False where another answer has moved it as far: one of the two authenticators is a copy. */
  async use(id: Buffer, counter: number): Promise<boolean> {
    const used = await this.database.global(
      `update passkey set counter = $2, last_used_at = clock_timestamp()
       where id = $1 and (counter < $2 or counter = 0 and $2 = 0) returning 1 as used`,
      [id, counter],
    );
    return used.length > 0;
  }

  async rename(accountId: string, id: Buffer, name: string): Promise<boolean> {
    const renamed = await this.database.global(
      `update passkey set name = $3 where account_id = $1 and id = $2 returning 1 as renamed`,
      [accountId, id, name],
    );
    return renamed.length > 0;
  }

  async remove(accountId: string, id: Buffer): Promise<boolean> {
    const removed = await this.database.global(
      `delete from passkey where account_id = $1 and id = $2 returning 1 as removed`,
      [accountId, id],
    );
    return removed.length > 0;
  }

  /** Keeps a question until it is answered; those that nobody answered are cleared away. */
  async ask(id: string, kind: CeremonyKind, challenge: string, accountId: string | null): Promise<void> {
    await this.database.global(
      `with ended as (delete from ceremony where expires_at < clock_timestamp())
       insert into ceremony (id, kind, challenge, account_id, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + interval '${WAIT}')`,
      [id, kind, challenge, accountId],
    );
  }

  /** The challenge of a question, which is gone by it: of two answers, one gets it. */
  async answer(id: string, kind: CeremonyKind, accountId: string | null): Promise<string | null> {
    const [row] = await this.database.global<{ challenge: string }>(
      `delete from ceremony where id = $1 and kind = $2 and account_id is not distinct from $3::uuid
         and expires_at > clock_timestamp() returning challenge`,
      [id, kind, accountId],
    );
    return row?.challenge ?? null;
  }
}
