import { Injectable } from '@nestjs/common';
import type { GroupRule, IdentityProvider } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

export interface ProviderRow extends Omit<IdentityProvider, 'hasSecret'> {
  /** Sealed; null: there is none. */
  readonly sealedSecret: string | null;
  /** The person in whose name appointments are made that follow from groups. */
  readonly setBy: string;
  readonly version: number;
}

export type NewProvider = Omit<ProviderRow, 'version'>;

/** How municipalities are connected with their identity providers. */
@Injectable()
export class IdentityProviderRepository {
  constructor(private readonly database: TenantDatabase) {}

  async find(municipalityId: string): Promise<ProviderRow | null> {
    const [row] = await this.database.readOnce<ProviderRow>(
      municipalityId,
      `select p.issuer, p.client_id as "clientId", p.client_secret as "sealedSecret", p.scopes,
         p.groups_claim as "groupsClaim", p.required_acr as "requiredAcr",
         p.second_factor_values as "secondFactorValues", p.newcomers, p.appointments,
         p.password_sign_in as "passwordSignIn", p.enabled, p.set_by as "setBy", p.version,
         coalesce((
           select json_agg(json_build_object('group', r.group_name, 'gives', r.gives, 'officeId', r.office_id,
             'appointment', r.appointment) order by r.position)
           from identity_provider_rule r where r.municipality_id = $1
         ), '[]') as rules
       from identity_provider p where p.municipality_id = $1`,
      [municipalityId],
    );
    return row ?? null;
  }

  /** Writers wait for one another, also where there is nothing yet. */
  async lock(query: Query, municipalityId: string): Promise<void> {
    await query(`select pg_advisory_xact_lock(hashtext('identity provider ' || $1::text))`, [municipalityId]);
  }

  async set(query: Query, municipalityId: string, provider: NewProvider): Promise<void> {
    await query(
      `insert into identity_provider (municipality_id, issuer, client_id, client_secret, scopes, groups_claim,
         required_acr, second_factor_values, newcomers, appointments, password_sign_in, enabled, set_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (municipality_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
         client_secret = excluded.client_secret, scopes = excluded.scopes, groups_claim = excluded.groups_claim,
         required_acr = excluded.required_acr, second_factor_values = excluded.second_factor_values,
         newcomers = excluded.newcomers, appointments = excluded.appointments,
         password_sign_in = excluded.password_sign_in, enabled = excluded.enabled, set_by = excluded.set_by,
         version = identity_provider.version + 1`,
      [
        municipalityId,
        provider.issuer,
        provider.clientId,
        provider.sealedSecret,
        provider.scopes,
        provider.groupsClaim,
        provider.requiredAcr,
        provider.secondFactorValues,
        provider.newcomers,
        provider.appointments,
        provider.passwordSignIn,
        provider.enabled,
        provider.setBy,
      ],
    );
    await this.#setRules(query, municipalityId, provider.rules);
  }

  async remove(query: Query, municipalityId: string): Promise<void> {
    await query(`delete from identity_provider where municipality_id = $1`, [municipalityId]);
  }

  async #setRules(query: Query, municipalityId: string, rules: readonly GroupRule[]): Promise<void> {
    await query(`delete from identity_provider_rule where municipality_id = $1`, [municipalityId]);
    await query(
      `insert into identity_provider_rule (municipality_id, position, group_name, gives, office_id, appointment)
       select $1, r.position - 1, r.rule ->> 'group', r.rule ->> 'gives', (r.rule ->> 'officeId')::uuid,
         r.rule ->> 'appointment'
       from jsonb_array_elements($2::jsonb) with ordinality as r (rule, position)`,
      [municipalityId, JSON.stringify(rules)],
    );
  }
}
