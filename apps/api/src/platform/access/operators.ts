import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log';
import { TenantDatabase } from '../tenancy/tenant-database';

/** Who runs the installation, and what municipalities let them see. */
@Injectable()
export class Operators {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
  ) {}

  async includes(accountId: string): Promise<boolean> {
    const rows = await this.database.global(`select 1 as found from operator where account_id = $1`, [
      accountId,
    ]);
    return rows.length > 0;
  }

  /** The id of the consent that is in force at this moment; null where there is none. */
  async consentOf(municipalityId: string): Promise<string | null> {
    const [row] = await this.database.readOnce<{ id: string }>(
      municipalityId,
      `select id from operator_consent
       where municipality_id = $1 and revoked_at is null and expires_at > clock_timestamp()`,
      [municipalityId],
    );
    return row?.id ?? null;
  }

  /** Into the municipality's own log, before anything is answered. `what`: the route, without what was asked for. */
  async recordRead(
    municipalityId: string,
    accountId: string,
    consentId: string,
    what: string,
  ): Promise<void> {
    await this.audit.record(
      municipalityId,
      { kind: 'operator', accountId },
      { action: 'consent.used', subject: { kind: 'consent', id: consentId }, detail: { what } },
    );
  }
}
