import { Injectable } from '@nestjs/common';
import type { OperatorMunicipality } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const utc = (column: string): string => `to_char(${column} at time zone 'UTC', ${INSTANT})`;

const SELECTED = `
  m.id, m.slug, m.name, m.languages, m.time_zone as "timeZone", m.demo,
  to_char(m.created_at at time zone m.time_zone, 'YYYY-MM-DD') as "foundedOn",
  case when s.published then 'published' when s.drafted then 'drafted' when s.members > 0 then 'begun' else 'invited' end as state,
  s.last_active_on as "lastActiveOn", ${utc('m.suspended_at')} as "suspendedAt",
  ${utc('m.removal_due_at')} as "removalDueAt", ${utc('s.consent_until')} as "consentUntil",
  json_build_object('waiting', s.mail_waiting, 'refused', s.mail_refused) as mail, m.version`;

/** Municipalities as operators see them: global columns and what `municipality_states` tells, which is no content. */
@Injectable()
export class OperatorRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** By name, then id; `after` is the last of the page before. */
  list(
    limit: number,
    after: readonly [string | null, string | null] | null,
  ): Promise<OperatorMunicipality[]> {
    const [name, id] = after ?? [null, null];
    return this.database.global<OperatorMunicipality>(
      `with page as (
         select * from municipality where $2::uuid is null or (name, id) > ($1::text, $2::uuid)
         order by name, id limit $3
       )
       select ${SELECTED} from page m
       join municipality_states((select coalesce(array_agg(p.id), '{}') from page p)) s on s.id = m.id
       order by m.name, m.id`,
      [name, id, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.global<{ total: number }>(
      `select count(*)::int as total from municipality`,
    );
    return row?.total ?? 0;
  }

  async find(id: string): Promise<OperatorMunicipality | null> {
    const [row] = await this.database.global<OperatorMunicipality>(
      `select ${SELECTED} from municipality m join municipality_states(array[$1::uuid]) s on s.id = m.id where m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** False where the version is not the current one, or there is no such municipality. */
  async setSuspended(id: string, suspended: boolean, version: number): Promise<boolean> {
    const rows = await this.database.global(
      `update municipality set version = version + 1,
         suspended_at = case when $2 then coalesce(suspended_at, clock_timestamp()) end
       where id = $1 and version = $3 returning id`,
      [id, suspended, version],
    );
    return rows.length > 0;
  }

  async installation(): Promise<{
    version: string;
    bytes: number;
    waiting: number;
    refused: number;
  }> {
    const [row] = await this.database.global<{
      version: string;
      bytes: string;
      waiting: number;
      refused: number;
    }>(
      `select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes,
         (select count(*)::int from account_mail where due_at is not null and attempts > 0) as waiting,
         (select count(*)::int from account_mail where refused_at > clock_timestamp() - interval '30 days') as refused`,
    );
    if (!row) throw new Error('The database told nothing of itself.');
    return { ...row, bytes: Number(row.bytes) };
  }
}
