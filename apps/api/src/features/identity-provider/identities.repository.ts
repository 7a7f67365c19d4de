import { Injectable } from '@nestjs/common';
import type { Role } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Whom a provider means by a subject, and what they are here now. */
export interface IdentityRow {
  readonly accountId: string;
  readonly personId: string;
  /** Whether their access ended because no group gave it any more: then a group may give it again. */
  readonly endedByGroups: boolean;
  /** Null: no member any more. */
  readonly roles: readonly Role[] | null;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody here, by account and person. */
export interface Known {
  readonly accountId: string;
  readonly personId: string;
}

export type RightKind = 'member' | 'role' | 'appointment';

export interface RightRow {
  readonly kind: RightKind;
  readonly value: string;
}

/** Whom identity providers mean, and which of their rights came from groups. */
@Injectable()
export class IdentitiesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Of two sign-ins of one subject, the second waits until the first has been told apart. */
  async lock(query: Query, municipalityId: string, { issuer, subject }: Identity): Promise<void> {
    await query(`select pg_advisory_xact_lock(hashtext($1 || ' ' || $2 || ' ' || $3))`, [
      municipalityId,
      issuer,
      subject,
    ]);
  }

  async find(query: Query, municipalityId: string, identity: Identity): Promise<IdentityRow | null> {
    const [row] = await query<IdentityRow>(
      `select i.account_id as "accountId", coalesce(m.person_id, i.person_id) as "personId",
         i.ended_by_groups as "endedByGroups", m.roles
       from provider_identity i
       left join membership m on m.municipality_id = $1 and m.account_id = i.account_id
       where i.municipality_id = $1 and i.issuer = $2 and i.subject = $3`,
      [municipalityId, identity.issuer, identity.subject],
    );
    return row ?? null;
  }

  /** From now on the subject is this person. What the account was connected with before is forgotten. */
  async link(query: Query, municipalityId: string, identity: Identity, known: Known): Promise<void> {
    await query(
      `insert into provider_identity (municipality_id, issuer, subject, account_id, person_id) values ($1, $2, $3, $4, $5)
       on conflict (municipality_id, account_id) do update set issuer = excluded.issuer, subject = excluded.subject,
         person_id = excluded.person_id, linked_at = clock_timestamp(), ended_by_groups = false`,
      [municipalityId, identity.issuer, identity.subject, known.accountId, known.personId],
    );
  }

  async setEndedByGroups(
    query: Query,
    municipalityId: string,
    accountId: string,
    ended: boolean,
  ): Promise<void> {
    await query(
      `update provider_identity set ended_by_groups = $3
       where municipality_id = $1 and account_id = $2 and ended_by_groups <> $3`,
      [municipalityId, accountId, ended],
    );
  }

  /** Since when the account is connected; null: it is not. */
  async linkedAt(municipalityId: string, accountId: string): Promise<string | null> {
    const [row] = await this.database.readOnce<{ linkedAt: string }>(
      municipalityId,
      `select to_char(linked_at at time zone 'UTC', ${INSTANT}) as "linkedAt" from provider_identity
       where municipality_id = $1 and account_id = $2`,
      [municipalityId, accountId],
    );
    return row?.linkedAt ?? null;
  }

  async unlink(municipalityId: string, accountId: string): Promise<void> {
    await this.database.write(municipalityId, (query) =>
      query(`delete from provider_identity where municipality_id = $1 and account_id = $2`, [
        municipalityId,
        accountId,
      ]),
    );
  }

  rights(query: Query, municipalityId: string, accountId: string): Promise<RightRow[]> {
    return query<RightRow>(
      `select kind, value from provider_right where municipality_id = $1 and account_id = $2 order by kind, value`,
      [municipalityId, accountId],
    );
  }

  async addRight(
    query: Query,
    municipalityId: string,
    accountId: string,
    { kind, value }: RightRow,
  ): Promise<void> {
    await query(
      `insert into provider_right (municipality_id, account_id, kind, value) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [municipalityId, accountId, kind, value],
    );
  }

  async removeRight(
    query: Query,
    municipalityId: string,
    accountId: string,
    { kind, value }: RightRow,
  ): Promise<void> {
    await query(
      `delete from provider_right where municipality_id = $1 and account_id = $2 and kind = $3 and value = $4`,
      [municipalityId, accountId, kind, value],
    );
  }
}
