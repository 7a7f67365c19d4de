import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role, SecondFactorDemand } from '@wegmarke/domain/contracts';
import type { ActorOffice } from '@wegmarke/domain/permissions';
import { Clock } from '../clock/clock';
import { TenantDatabase } from '../tenancy/tenant-database';
import type { MunicipalityRef } from './municipality-directory';
import { hasSecondFactor, type SignInMethod, type SignInProof } from './session-proof';

/** A session ends a week after its last use, and thirty days after signing in. */
const IDLE = '7 days';
const ABSOLUTE_DAYS = 30;
export const SESSION_SECONDS = ABSOLUTE_DAYS * 86_400;
/** How long after showing who they are somebody may do what is dangerous without showing it again. */
const RECENT = '15 minutes';
const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** What a session says of itself, whatever the municipality. */
export interface AccountSession {
  readonly accountId: string;
  readonly sessionId: string;
  /** Whether a second factor was shown. */
  readonly secondFactor: boolean;
  /** Whether its owner has shown who they are within the last minutes. */
  readonly recent: boolean;
  /** Id of the municipality whose identity provider vouches for it: it counts there alone. Null: of no one's. */
  readonly confinedTo: string | null;
}

export interface SessionRow {
  readonly id: string;
  readonly device: string | null;
  readonly methods: readonly SignInMethod[];
  readonly beganAt: string;
  readonly lastUsedAt: string;
}

/** A session in use. The person is null where the account is no member of the municipality asked for. */
export interface MemberSession extends AccountSession {
  readonly personId: string | null;
  readonly roles: readonly Role[];
  readonly offices: readonly ActorOffice[];
  /** Whose second factor the municipality demands today. */
  readonly secondFactorOf: SecondFactorDemand;
  /** Whether the municipality takes sign-ins by its own identity provider alone, but for its admins. */
  readonly providerDemanded: boolean;
}

/** A demo account counts for nothing once a real municipality lives here. */
const VALID = `s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '${IDLE}'
  and not (a.demo and exists (select from municipality where not demo))`;
const IN_FORCE = `s.token_hash = $1 and ${VALID}`;

/** Written at most every few minutes: a read stays a read. */
const TOUCH = `update session set last_seen_at = clock_timestamp() where token_hash = $1`;
const OF_SESSION = `s.account_id as "accountId", s.id as "sessionId", s.second_factor as "secondFactor",
  s.confined_to as "confinedTo",
  s.proven_at > clock_timestamp() - interval '${RECENT}' as recent`;
const NEEDS_TOUCH = `s.last_seen_at < clock_timestamp() - interval '5 minutes' as "needsTouch"`;

/** Sessions in the database. Of the cookie's token only the SHA-256 is stored. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** A session in force, or null. */
  async find(token: string): Promise<AccountSession | null> {
    const tokenHash = hash(token);
    const [session] = await this.database.global<AccountSession & { needsTouch: boolean }>(
      `select ${OF_SESSION}, ${NEEDS_TOUCH}
       from session s join account a on a.id = s.account_id where ${IN_FORCE}`,
      [tokenHash],
    );
    if (session?.needsTouch) await this.database.global(TOUCH, [tokenHash]);
    return session ?? null;
  }

  /** The session with what its account is in the municipality today: one round trip, shared by what a browser asks at once. */
  async findMember(token: string, municipality: MunicipalityRef): Promise<MemberSession | null> {
    const tokenHash = hash(token);
    const today = this.clock.today(municipality.timeZone);
    const [session] = await this.database.readTogether<MemberSession & { needsTouch: boolean }>(
      municipality.id,
      `select ${OF_SESSION}, ${NEEDS_TOUCH}, m.person_id as "personId", coalesce(m.roles, '{}') as roles,
           coalesce((
             select json_agg(json_build_object(
               'officeId', o.office_id, 'officeKind', o.office_kind, 'departmentId', o.department_id,
               'appointment', o.appointment
             ) order by o.from_on nulls last, o.office_id)
             from acting_offices($2, m.person_id, $3::date) o
           ), '[]') as offices,
           case when p.from_on <= $3::date then p.second_factor else 'nobody' end as "secondFactorOf",
           coalesce(i.enabled and i.password_sign_in = 'admins', false) as "providerDemanded"
         from session s
         join account a on a.id = s.account_id
         left join membership m on m.municipality_id = $2 and m.account_id = s.account_id
           and (s.confined_to is null or s.confined_to = $2)
         left join access_policy p on p.municipality_id = $2
         left join identity_provider i on i.municipality_id = $2
         where ${IN_FORCE}`,
      [tokenHash, municipality.id, today],
    );
    if (session?.needsTouch) await this.database.global(TOUCH, [tokenHash]);
    return session ?? null;
  }

  /** A new session; its token is told once. Sessions of the account that have ended are cleared away. */
  async create(accountId: string, proof: SignInProof): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.global(
      `with ended as (
         delete from session where account_id = $2
           and (expires_at < clock_timestamp() or last_seen_at < clock_timestamp() - interval '${IDLE}')
       )
       insert into session
         (token_hash, account_id, expires_at, methods, provider, acr, device, second_factor, confined_to)
       values ($1, $2, clock_timestamp() + make_interval(hours => $9), $3, $4, $5, $6, $7, $8)`,
      [
        hash(token),
        accountId,
        [...new Set(proof.methods)],
        proof.provider ?? null,
        proof.acr ?? null,
        proof.device,
        hasSecondFactor(proof),
        proof.confinedTo ?? null,
        Math.min(proof.endsAfterHours ?? Infinity, ABSOLUTE_DAYS * 24),
      ],
    );
    return token;
  }

  /** By what a session is known where its token must not be. */
  idOf(token: string): string {
    return hash(token).toString('hex');
  }

  /** Those of the sessions, by their ids, that are in force. */
  async inForce(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.global<{ id: string }>(
      `select encode(s.token_hash, 'hex') as id from session s join account a on a.id = s.account_id
       where s.token_hash in (select decode(id, 'hex') from unnest($1::text[]) as given (id)) and ${VALID}`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async end(token: string): Promise<void> {
    await this.database.global(`delete from session where token_hash = $1`, [hash(token)]);
  }

  /**
   * The sessions of an account that are in force, the last used first.
   * @param confinedTo only those that count in this municipality alone; null: all
   */
  list(accountId: string, confinedTo: string | null = null): Promise<SessionRow[]> {
    return this.database.global<SessionRow>(
      `select s.id, s.device, s.methods, to_char(s.created_at at time zone 'UTC', ${INSTANT}) as "beganAt",
         to_char(s.last_seen_at at time zone 'UTC', ${INSTANT}) as "lastUsedAt"
       from session s join account a on a.id = s.account_id
       where s.account_id = $1 and ($2::uuid is null or s.confined_to = $2) and ${VALID}
       order by s.last_seen_at desc, s.id`,
      [accountId, confinedTo],
    );
  }

  /** Ends one session of the account. False where it has none of that id. */
  async endOne(accountId: string, id: string, confinedTo: string | null = null): Promise<boolean> {
    const ended = await this.database.global(
      `delete from session where account_id = $1 and id = $2 and ($3::uuid is null or confined_to = $3)
       returning 1 as ended`,
      [accountId, id, confinedTo],
    );
    return ended.length > 0;
  }

  /** Who has the session has shown anew who they are, by these means. */
  async prove(id: string, methods: readonly SignInMethod[], providerSawSecondFactor = false): Promise<void> {
    await this.database.global(
      `update session set proven_at = clock_timestamp(), second_factor = second_factor or $3,
         methods = array(select distinct unnest(methods || $2::text[]))
       where id = $1`,
      [id, methods, hasSecondFactor({ methods, providerSawSecondFactor, device: null })],
    );
  }

  /** The account has no second factor any more, so no session of it has shown one. */
  async forgetSecondFactor(accountId: string): Promise<void> {
    await this.database.global(
      `update session set second_factor = false where account_id = $1 and provider is null`,
      [accountId],
    );
  }

  /**
   * Ends all sessions of an account, but the one of that id where one is to stay.
   * @param confinedTo only those that count in this municipality alone; null: all
   * @returns how many
   */
  async endAll(
    accountId: string,
    exceptSessionId: string | null = null,
    confinedTo: string | null = null,
  ): Promise<number> {
    const ended = await this.database.global(
      `delete from session where account_id = $1 and id is distinct from $2::uuid
         and ($3::uuid is null or confined_to = $3) returning 1 as ended`,
      [accountId, exceptSessionId, confinedTo],
    );
    return ended.length;
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
