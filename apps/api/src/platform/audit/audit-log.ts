import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../tenancy/tenant-database';
import { type AuditActor, actorText } from './acting';

export type { AuditActor } from './acting';

/** Stands for no municipality: the operators' own log. */
export const OPERATORS_LOG = '00000000-0000-0000-0000-000000000000';

export interface AuditEntry {
  /** noun.verb, from the closed list AUDIT_ACTIONS. */
  readonly action: AuditAction;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Nothing secret, no free text of persons: ids, names of fields, counts. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Writes what no trigger on a table sees: sign-ins, exports, refusals. Each in the transaction under way where there is
 * one (which must be a writing one), else in one of its own.
 */
@Injectable()
export class AuditLog {
  constructor(private readonly database: TenantDatabase) {}

  /** Into the log of a municipality. */
  async record(municipalityId: string, actor: AuditActor, entry: AuditEntry): Promise<void> {
    const { action, subject, detail = {} } = entry;
    await this.database.global(`select record_event($1, $2, $3, $4, $5, '{}', $6)`, [
      municipalityId,
      actorText(actor),
      action,
      subject?.kind ?? null,
      subject?.id ?? null,
      JSON.stringify(detail),
    ]);
  }

  /** What belongs to no municipality: the sign-in of an unknown address, an operator's acts. */
  recordGlobal(actor: AuditActor, entry: AuditEntry): Promise<void> {
    return this.record(OPERATORS_LOG, actor, entry);
  }

  /** An account's own event, into the log of every municipality that it is a member of. */
  async recordForAccount(accountId: string, { action, subject, detail = {} }: AuditEntry): Promise<void> {
    await this.database.global(`select record_event_of_account($1, null, $2, $3, $4, $5)`, [
      accountId,
      action,
      subject?.kind ?? 'account',
      subject?.id ?? accountId,
      JSON.stringify(detail),
    ]);
  }
}
