import { Injectable } from '@nestjs/common';
import type {
  HeldOffice,
  Language,
  Role,
  SecondFactorDemand,
  SessionConsent,
} from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language | null;
  readonly operator: boolean;
}

export interface MembershipRow {
  readonly municipalityId: string;
  readonly slug: string;
  readonly municipalityName: string;
  readonly timeZone: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

@Injectable()
export class SessionRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** The account and its password's hash. A demo account is none once a real municipality lives here. */
  async findCredential(email: string): Promise<{ id: string; passwordHash: string } | null> {
    const [row] = await this.database.global<{ id: string; passwordHash: string }>(
      `select a.id, c.password_hash as "passwordHash" from account a join credential c on c.account_id = a.id
       where a.email = $1 and not (a.demo and exists (select from municipality where not demo))`,
      [email],
    );
    return row ?? null;
  }

  /** A hash made anew of the same password; where it has been changed meanwhile, nothing happens. */
  async setHash(accountId: string, former: string, passwordHash: string): Promise<void> {
    await this.database.global(
      `update credential set password_hash = $3 where account_id = $1 and password_hash = $2`,
      [accountId, former, passwordHash],
    );
  }

  /** Whose second factor the municipality demands, and from which day. */
  async findPolicy(
    municipalityId: string,
  ): Promise<{ secondFactor: SecondFactorDemand; fromOn: string | null } | null> {
    const [row] = await this.database.readOnce<{ secondFactor: SecondFactorDemand; fromOn: string | null }>(
      municipalityId,
      `select second_factor as "secondFactor", from_on as "fromOn" from access_policy where municipality_id = $1`,
      [municipalityId],
    );
    return row ?? null;
  }

  /** Whether the municipality takes sign-ins by its own identity provider alone. */
  async demandsProvider(municipalityId: string): Promise<boolean> {
    const rows = await this.database.readOnce(
      municipalityId,
      `select 1 as demanded from identity_provider
       where municipality_id = $1 and enabled and password_sign_in = 'admins'`,
      [municipalityId],
    );
    return rows.length > 0;
  }

  async findAccount(accountId: string): Promise<AccountRow | null> {
    const [row] = await this.database.global<AccountRow>(
      `select id, email, name, language, exists (select from operator o where o.account_id = a.id) as operator
       from account a where id = $1`,
      [accountId],
    );
    return row ?? null;
  }

  findMemberships(accountId: string): Promise<MembershipRow[]> {
    return this.database.readAs(accountId, (query) =>
      query<MembershipRow>(
        `select m.municipality_id as "municipalityId", t.slug, t.name as "municipalityName", t.time_zone as "timeZone",
           m.person_id as "personId", m.roles
         from membership m join municipality t on t.id = m.municipality_id
         where m.account_id = $1 order by t.name, t.id`,
        [accountId],
      ),
    );
  }

  /** Until when an operator may read in the municipality; null: none may. */
  async findOperatorReadsUntil(municipalityId: string): Promise<string | null> {
    const [row] = await this.database.read(municipalityId, (query) =>
      query<{ until: string }>(
        `select to_char(expires_at at time zone 'UTC', ${INSTANT}) as until from operator_consent
         where municipality_id = $1 and revoked_at is null and expires_at > clock_timestamp()`,
        [municipalityId],
      ),
    );
    return row?.until ?? null;
  }

  /** The municipalities that operators may read at this moment. */
  findConsents(): Promise<SessionConsent[]> {
    return this.database.global<SessionConsent>(
      `select json_build_object('id', m.id, 'slug', m.slug, 'name', m.name) as municipality,
         to_char(s.consent_until at time zone 'UTC', ${INSTANT}) as until
       from municipality m join municipality_states((select coalesce(array_agg(id), '{}') from municipality)) s on s.id = m.id
       where s.consent_until is not null order by m.name, m.id`,
    );
  }

  /** Offices that the person acts for on the day: held, stood in for, or as the fallback of one that nobody fills. */
  findHeldOffices(municipalityId: string, personId: string, day: string): Promise<HeldOffice[]> {
    return this.database.read(municipalityId, (query) =>
      query<HeldOffice>(
        `select office_id as "officeId", office_kind as "officeKind", department_id as "departmentId", appointment
         from acting_offices($1, $2, $3::date)`,
        [municipalityId, personId, day],
      ),
    );
  }
}
