import { Injectable } from '@nestjs/common';
import type { OfficeKind, Role, SecondFactorDemand } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

export interface PolicyRow {
  readonly secondFactor: SecondFactorDemand;
  readonly fromOn: string | null;
  readonly version: number;
}

/** A member as far as the demand of a second factor depends on it. */
export interface MemberRow {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly officeKinds: readonly OfficeKind[];
  readonly hasSecondFactor: boolean;
}

@Injectable()
export class AccessPolicyRepository {
  /** A municipality that never said anything demands nothing. */
  async find(query: Query, municipalityId: string): Promise<PolicyRow> {
    const [row] = await query<PolicyRow>(
      `select second_factor as "secondFactor", from_on as "fromOn", version from access_policy where municipality_id = $1`,
      [municipalityId],
    );
    return row ?? { secondFactor: 'nobody', fromOn: null, version: 0 };
  }

  /** Writers wait for one another. */
  async lock(query: Query, municipalityId: string): Promise<void> {
    await query(
      `insert into access_policy (municipality_id, version) values ($1, 0) on conflict do nothing`,
      [municipalityId],
    );
    await query(`select 1 as locked from access_policy where municipality_id = $1 for update`, [
      municipalityId,
    ]);
  }

  async set(
    query: Query,
    municipalityId: string,
    secondFactor: SecondFactorDemand,
    fromOn: string | null,
  ): Promise<void> {
    await query(
      `update access_policy set second_factor = $2, from_on = $3, version = version + 1 where municipality_id = $1`,
      [municipalityId, secondFactor, fromOn],
    );
  }

  members(query: Query, municipalityId: string, today: string): Promise<MemberRow[]> {
    return query<MemberRow>(
      `select m.account_id as "accountId", m.person_id as "personId", m.roles,
         array(select o.office_kind from acting_offices($1, m.person_id, $2::date) o) as "officeKinds",
         exists (select from totp t where t.account_id = m.account_id and t.confirmed_at is not null)
           or exists (select from passkey k where k.account_id = m.account_id) as "hasSecondFactor"
       from membership m where m.municipality_id = $1`,
      [municipalityId, today],
    );
  }
}
