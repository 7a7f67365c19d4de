import { Injectable } from '@nestjs/common';
import type { RetentionInput, RetentionPolicy } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

/** Sign-ins are listed for their account as long; sessions and links that have ended are of no use to anybody. */
const SIGN_INS_KEPT = '90 days';

/** What is too old, and how old that is. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly database: TenantDatabase) {}

  async find(query: Query, municipalityId: string): Promise<RetentionPolicy | null> {
    const [policy] = await query<RetentionPolicy>(
      `select refusals_days as "refusalsDays", events_years as "eventsYears", invitations_days as "invitationsDays",
         mails_days as "mailsDays", version
       from retention_policy where municipality_id = $1`,
      [municipalityId],
    );
    return policy ?? null;
  }

  async set(query: Query, municipalityId: string, input: RetentionInput): Promise<void> {
    const { refusalsDays, eventsYears, invitationsDays, mailsDays } = input;
    await query(
      `insert into retention_policy as r (municipality_id, refusals_days, events_years, invitations_days, mails_days, version)
       values ($1, $2, $3, $4, $5, 2)
       on conflict (municipality_id) do update set refusals_days = excluded.refusals_days,
         events_years = excluded.events_years, invitations_days = excluded.invitations_days,
         mails_days = excluded.mails_days, version = r.version + 1`,
      [municipalityId, refusalsDays, eventsYears, invitationsDays, mailsDays],
    );
  }

  municipalities(): Promise<{ id: string }[]> {
    return this.database.global<{ id: string }>(`select id from municipality order by id`);
  }

  /** Of one municipality, in the order in which nothing refers to what goes. Resolves to how many rows went. */
  async carryOut(query: Query, municipalityId: string, policy: RetentionInput, now: Date): Promise<number> {
    const counts = await Promise.all([
      query<{ count: number }>(
        `with gone as (
           delete from invitation where municipality_id = $1
             and coalesce(spent_at, expires_at) < $2::timestamptz - make_interval(days => $3) returning 1
         ) select count(*)::integer as count from gone`,
        [municipalityId, now, policy.invitationsDays],
      ),
      query<{ count: number }>(
        `with gone as (
           delete from mail where municipality_id = $1
             and coalesce(sent_at, refused_at) < $2::timestamptz - make_interval(days => $3) returning 1
         ) select count(*)::integer as count from gone`,
        [municipalityId, now, policy.mailsDays],
      ),
      query<{ count: number }>(
        `select prune_events($1, 'refusal', $2::timestamptz - make_interval(days => $3)) as count`,
        [municipalityId, now, policy.refusalsDays],
      ),
      query<{ count: number }>(
        `select prune_events($1, 'event', $2::timestamptz - make_interval(years => $3)) as count`,
        [municipalityId, now, policy.eventsYears],
      ),
    ]);
    return counts.reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
  }

  /** What belongs to accounts, whatever municipality they are in. */
  async carryOutForAccounts(now: Date): Promise<void> {
    for (const statement of [
      `delete from session where expires_at < $1`,
      `delete from sign_in where at < $1::timestamptz - interval '${SIGN_INS_KEPT}'`,
      `delete from account_link where expires_at < $1::timestamptz - interval '30 days'`,
      `delete from ceremony where expires_at < $1`,
      `delete from account_mail where coalesce(sent_at, refused_at) < $1::timestamptz - interval '${SIGN_INS_KEPT}'`,
    ])
      await this.database.global(statement, [now]);
  }
}
