import { Injectable } from '@nestjs/common';
import type { InvitationGuest, Language, Role } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
/** How long a link can be taken up. */
const VALID = '7 days';
const OPEN = `i.municipality_id = $1 and i.token_hash = $2 and i.spent_at is null and i.expires_at > clock_timestamp()`;

export interface NewInvitation {
  readonly personId: string;
  readonly tokenHash: Buffer;
  readonly email: string;
  readonly roles: readonly Role[];
}

export interface SpentInvitation {
  readonly personId: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** An account as far as an invitation depends on it. */
export interface KnownAccount {
  readonly demo: boolean;
  readonly isMember: boolean;
}

/** How a mail of the municipality looks, and whose account its reader has. */
export interface Letterhead {
  readonly colour: string | null;
  readonly languages: readonly Language[];
  readonly account: { readonly id: string; readonly language: Language | null } | null;
}

/** One-time links and the accounts that come of them. */
@Injectable()
export class InvitationsRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Ends the links of the person before. @returns the instant until which the new one can be taken up */
  async add(query: Query, municipalityId: string, invitation: NewInvitation): Promise<string> {
    await query(`delete from invitation where municipality_id = $1 and person_id = $2 and spent_at is null`, [
      municipalityId,
      invitation.personId,
    ]);
    const [row] = await query<{ expiresAt: string }>(
      `insert into invitation (municipality_id, token_hash, person_id, email, roles, expires_at)
       values ($1, $2, $3, $4, $5, clock_timestamp() + interval '${VALID}')
       returning to_char(expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"`,
      [municipalityId, invitation.tokenHash, invitation.personId, invitation.email, invitation.roles],
    );
    return row?.expiresAt ?? '';
  }

  /** Whoever an open link is for; null where it has been spent, has expired, or never was. */
  async guest(municipalityId: string, tokenHash: Buffer): Promise<InvitationGuest | null> {
    const [row] = await this.database.readOnce<InvitationGuest>(
      municipalityId,
      `select p.name, i.email, exists (select from account a where a.email = i.email) as "hasAccount",
         to_char(i.expires_at at time zone 'UTC', ${INSTANT}) as "expiresAt"
       from invitation i join person p on p.municipality_id = i.municipality_id and p.id = i.person_id
       where ${OPEN}`,
      [municipalityId, tokenHash],
    );
    return row ?? null;
  }

  /** Spends an open link: of two at the same moment, one gets it. */
  async spend(query: Query, municipalityId: string, tokenHash: Buffer): Promise<SpentInvitation | null> {
    const [row] = await query<SpentInvitation>(
      `update invitation i set spent_at = clock_timestamp() where ${OPEN}
       returning i.person_id as "personId", i.email, i.roles`,
      [municipalityId, tokenHash],
    );
    return row ?? null;
  }

  async account(query: Query, municipalityId: string, email: string): Promise<KnownAccount | null> {
    const [row] = await query<KnownAccount>(
      `select a.demo, exists (
         select from membership m where m.municipality_id = $1 and m.account_id = a.id) as "isMember"
       from account a where a.email = $2`,
      [municipalityId, email],
    );
    return row ?? null;
  }

  async letterhead(query: Query, municipalityId: string, email: string): Promise<Letterhead> {
    const [row] = await query<Letterhead>(
      `select m.colour, m.languages,
         (select json_build_object('id', a.id, 'language', a.language) from account a where a.email = $2) as account
       from municipality m where m.id = $1`,
      [municipalityId, email],
    );
    return row ?? { colour: null, languages: [], account: null };
  }

  /** False where somebody has made an account of that address in the meantime. */
  async addAccount(
    query: Query,
    account: {
      readonly id: string;
      readonly email: string;
      readonly name: string;
      readonly passwordHash: string;
    },
  ): Promise<boolean> {
    const added = await query(
      `insert into account (id, email, name) values ($1, $2, $3) on conflict (email) do nothing returning id`,
      [account.id, account.email, account.name],
    );
    if (added.length === 0) return false;
    await query(`insert into credential (account_id, password_hash) values ($1, $2)`, [
      account.id,
      account.passwordHash,
    ]);
    return true;
  }

  /** False where the account is a member already. */
  async join(
    query: Query,
    municipalityId: string,
    accountId: string,
    { personId, roles }: SpentInvitation,
  ): Promise<boolean> {
    const joined = await query(
      `insert into membership (municipality_id, account_id, person_id, roles) values ($1, $2, $3, $4)
       on conflict (municipality_id, account_id) do nothing returning account_id`,
      [municipalityId, accountId, personId, roles],
    );
    return joined.length > 0;
  }
}
