import { Injectable } from '@nestjs/common';
import type { AuditChange, AuditEvent, AuditHead, AuditTitle, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { isId } from '../../platform/http/id-param';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AuditRepository, type EventFilter, type EventRow } from './audit.repository';
import { ChainRepository } from './chain.repository';

/** Kinds of events that tell of things, not of people: their history is for every member. */
const OF_THINGS = new Set([
  'dependency',
  'department',
  'document',
  'help-request',
  'import',
  'link-answer',
  'occasion',
  'office',
  'owner-suggestion',
  'reorganisation',
  'strategy',
  'update',
]);

/** The log of events as people read it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: AuditRepository,
    private readonly chain: ChainRepository,
  ) {}

  /** Newest first. */
  list(
    { municipality }: Access,
    asked: EventFilter & { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<List<AuditEvent>> {
    const [before] = fromCursor(asked.cursor, ['number']) ?? [null];
    return this.database.read(municipality.id, async (query) => {
      const rows = await this.events.page(query, municipality, asked, before, asked.limit + 1);
      const total = await this.events.count(query, municipality, asked);
      const page = rows.slice(0, asked.limit);
      const ids = page.flatMap((row) => [...(isId(row.subjectId) ? [row.subjectId] : []), ...idsIn(row)]);
      const titles = await this.events.titles(query, municipality.id, ids);
      const last = page.at(-1);
      const nextCursor = rows.length > asked.limit && last ? toCursor([last.sequence]) : null;
      return { items: page.map((row) => toEvent(row, titles)), nextCursor, total };
    });
  }

  /**
   * What happened to one thing. Whoever may not read the log reads what happened to things, not to people; and it is
   * the newest page, without what is withheld from them.
   */
  async history(access: Access, subject: string, limit: number): Promise<List<AuditEvent>> {
    const list = await this.list(access, { subject, limit });
    if (access.can('audit.read')) return list;
    const items = list.items.filter(({ action }) => OF_THINGS.has(action.split('.')[0] ?? ''));
    return { items, nextCursor: null, total: items.length };
  }

  async head({ municipality }: Access): Promise<AuditHead> {
    const link = await this.chain.head(municipality.id);
    return { sequence: link?.sequence ?? 0, hash: link?.hash ?? null, recordedAt: link?.recordedAt ?? null };
  }
}

function toEvent(row: EventRow, titles: ReadonlyMap<string, AuditTitle>): AuditEvent {
  const { changes = {}, ...detail } = row.detail;
  return {
    id: row.id,
    sequence: row.sequence,
    recordedAt: row.recordedAt.toISOString(),
    action: row.action,
    actor: { kind: row.actorKind, personId: row.actorPersonId, name: row.actorName },
    subject:
      row.subjectKind !== null && row.subjectId !== null
        ? { kind: row.subjectKind, id: row.subjectId, title: titles.get(row.subjectId) ?? null }
        : null,
    changes: Object.entries(changes).map(([field, values]): AuditChange => ({
      field,
      withheld: values === null,
      before: values?.[0] ?? null,
      after: values?.[1] ?? null,
    })),
    titles: Object.fromEntries(
      idsIn(row).flatMap((id) => {
        const title = titles.get(id);
        return title ? [[id, title]] : [];
      }),
    ),
    detail: detail as AuditEvent['detail'],
  };
}

/** The ids among what an event says to have changed. */
const idsIn = ({ detail: { changes = {} } }: EventRow): string[] =>
  Object.values(changes).flatMap((values) => [...(values ?? [])].filter(isId));
