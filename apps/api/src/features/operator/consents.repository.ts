import { Injectable } from '@nestjs/common';
import type { OperatorConsent } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const utc = (column: string): string => `to_char(${column} at time zone 'UTC', ${INSTANT})`;

const CONSENT = `
  select c.id, c.reason, p.name as "grantedBy", ${utc('c.granted_at')} as "grantedAt",
    ${utc('c.expires_at')} as "expiresAt", ${utc('c.revoked_at')} as "revokedAt",
    (select count(*)::int from audit_event e
     where e.municipality_id = $1 and e.subject_id = c.id::text and e.action = 'consent.used') as reads
  from operator_consent c join person p on p.municipality_id = c.municipality_id and p.id = c.granted_by
  where c.municipality_id = $1`;
/** What has ended by itself is not taken back. */
const IN_FORCE = `municipality_id = $1 and revoked_at is null and expires_at > clock_timestamp()`;

@Injectable()
export class ConsentsRepository {
  /** The latest first. */
  list(query: Query, municipalityId: string): Promise<OperatorConsent[]> {
    return query<OperatorConsent>(`${CONSENT} order by c.granted_at desc, c.id limit 200`, [municipalityId]);
  }

  async find(query: Query, municipalityId: string, id: string): Promise<OperatorConsent | null> {
    const [found] = await query<OperatorConsent>(`${CONSENT} and c.id = $2`, [municipalityId, id]);
    return found ?? null;
  }

  async add(
    query: Query,
    municipalityId: string,
    consent: {
      readonly id: string;
      readonly personId: string;
      readonly reason: string;
      readonly hours: number;
    },
  ): Promise<void> {
    await query(
      `insert into operator_consent (municipality_id, id, granted_by, reason, granted_at, expires_at)
       select $1, $2, $3, $4, n, n + make_interval(hours => $5) from clock_timestamp() n`,
      [municipalityId, consent.id, consent.personId, consent.reason, consent.hours],
    );
  }

  async revoke(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    await query(
      `update operator_consent set revoked_at = clock_timestamp(), revoked_by = $3 where ${IN_FORCE} and id = $2`,
      [municipalityId, id, personId],
    );
  }

  async revokeAll(query: Query, municipalityId: string, personId: string): Promise<void> {
    await query(
      `update operator_consent set revoked_at = clock_timestamp(), revoked_by = $2 where ${IN_FORCE}`,
      [municipalityId, personId],
    );
  }
}
