import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role, TokenScope } from '@wegmarke/domain/contracts';
import type { ActorOffice } from '@wegmarke/domain/permissions';
import { Clock } from '../clock/clock';
import { TenantDatabase } from '../tenancy/tenant-database';
import type { MunicipalityRef } from './municipality-directory';
import type { MemberSession } from './session-store';

const PREFIX = 'wgm_';
const SECRET_BYTES = 32;
const ID_BYTES = 16;
/** Of the municipality's id and the secret, as base64url. */
const TOKEN = /wgm_([A-Za-z0-9_-]{64})/;
const WHOLE = new RegExp(`^${TOKEN.source}$`);

/** A token in use, with what its owner is in the municipality today. */
export interface TokenUse {
  readonly tokenId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly offices: readonly ActorOffice[];
  readonly scopes: readonly TokenScope[];
  /** How its owner had shown who they are when they made it, and what the municipality asks for today. */
  readonly secondFactor: boolean;
  readonly confinedTo: string | null;
  readonly secondFactorOf: MemberSession['secondFactorOf'];
  readonly providerDemanded: boolean;
}

/**
 * Tokens of members for their programs. A token names its municipality, so that it can be found, and revoked, wherever
 * it turns up; only its SHA-256 is stored.
 */
@Injectable()
export class AccessTokenStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** A new token for a municipality, and the hash to keep of it. */
  make(municipalityId: string): { token: string; tokenHash: Buffer } {
    const id = Buffer.from(municipalityId.replaceAll('-', ''), 'hex');
    const token = PREFIX + Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
    return { token, tokenHash: hashOf(token) };
  }

  /** Null where it is none, has ended, is of another municipality, or its owner is no member any more. */
  async find(token: string, municipality: MunicipalityRef): Promise<TokenUse | null> {
    if (!WHOLE.test(token)) return null;
    const today = this.clock.today(municipality.timeZone);
    const [use] = await this.database.readOnce<TokenUse & { needsTouch: boolean }>(
      municipality.id,
      `select t.id as "tokenId", t.account_id as "accountId", m.person_id as "personId", m.roles, t.scopes,
         t.second_factor as "secondFactor", case when t.by_provider then t.municipality_id end as "confinedTo",
         case when p.from_on <= $3::date then p.second_factor else 'nobody' end as "secondFactorOf",
         coalesce(i.enabled and i.password_sign_in = 'admins', false) as "providerDemanded",
         t.last_used_at is null or t.last_used_at < clock_timestamp() - interval '5 minutes' as "needsTouch",
         coalesce((
           select json_agg(json_build_object(
             'officeId', o.office_id, 'officeKind', o.office_kind, 'departmentId', o.department_id,
             'appointment', o.appointment
           ) order by o.from_on nulls last, o.office_id)
           from acting_offices($1, m.person_id, $3::date) o
         ), '[]') as offices
       from access_token t
       join membership m on m.municipality_id = $1 and m.account_id = t.account_id
       join account a on a.id = t.account_id
       left join access_policy p on p.municipality_id = $1
       left join identity_provider i on i.municipality_id = $1
       where t.municipality_id = $1 and t.token_hash = $2 and t.revoked_at is null
         and t.expires_at > clock_timestamp()
         and not (a.demo and exists (select from municipality where not demo))`,
      [municipality.id, hashOf(token), today],
    );
    if (use?.needsTouch) await this.#touch(municipality.id, use.tokenId);
    return use ?? null;
  }

  /**
   * Revokes a token that stands in an address, where logs and histories keep it.
   * @returns whether there is something that looks like one
   */
  async revokeIn(address: string): Promise<boolean> {
    const [token, coded] = TOKEN.exec(address) ?? [];
    if (token === undefined || coded === undefined) return false;
    const hex = Buffer.from(coded, 'base64url').subarray(0, ID_BYTES).toString('hex');
    const municipalityId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    await this.database.write(municipalityId, (query) =>
      query(
        `update access_token set revoked_at = clock_timestamp()
         where municipality_id = $1 and token_hash = $2 and revoked_at is null`,
        [municipalityId, hashOf(token)],
      ),
    );
    return true;
  }

  async #touch(municipalityId: string, tokenId: string): Promise<void> {
    await this.database.write(municipalityId, (query) =>
      query(
        `update access_token set last_used_at = clock_timestamp() where municipality_id = $1 and id = $2`,
        [municipalityId, tokenId],
      ),
    );
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
