import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditActorKind, AuditTitle, FieldText } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** What is asked for; members that are absent do not narrow it. */
export interface EventFilter {
  readonly kind?: string | undefined;
  readonly person?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface EventRow {
  readonly id: string;
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly action: AuditAction;
  readonly actorKind: AuditActorKind;
  readonly actorPersonId: string | null;
  readonly actorName: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly detail: Readonly<Record<string, unknown>> & {
    readonly changes?: Readonly<Record<string, readonly [unknown, unknown] | null>>;
  };
}

const FILTER = `e.municipality_id = $1
  and ($2::text is null or e.action like $2 || '.%')
  and ($3::uuid is null or e.actor_person_id = $3 or e.subject_id = $3::text or $3 = any (e.mentions))
  and ($4::uuid is null or e.subject_id = $4::text or $4 = any (e.mentions))
  and ($5::date is null or e.recorded_at >= $5::date::timestamp at time zone $7)
  and ($6::date is null or e.recorded_at < ($6::date + 1)::timestamp at time zone $7)`;

/** The log of events, as people read it. */
@Injectable()
export class AuditRepository {
  /** A page of it, newest first, from before a place in the chain. */
  async page(
    query: Query,
    municipality: { readonly id: string; readonly timeZone: string },
    filter: EventFilter,
    before: number | null,
    limit: number,
  ): Promise<readonly EventRow[]> {
    return query<EventRow>(
      `select e.id, l.sequence::integer, e.recorded_at as "recordedAt", e.action, e.actor_kind as "actorKind",
         e.actor_person_id as "actorPersonId", p.name as "actorName", e.subject_kind as "subjectKind",
         e.subject_id as "subjectId", e.detail
       from audit_event e
       join chain_link l on l.municipality_id = $1 and l.event_id = e.id
       left join person p on p.municipality_id = $1 and p.id = e.actor_person_id
       where ${FILTER} and ($8::bigint is null or l.sequence < $8)
       order by l.sequence desc limit $9`,
      [...valuesOf(municipality, filter), before, limit],
    );
  }

  async count(
    query: Query,
    municipality: { readonly id: string; readonly timeZone: string },
    filter: EventFilter,
  ): Promise<number> {
    const [row] = await query<{ total: number }>(
      `select count(*)::integer as total from audit_event e where ${FILTER}`,
      valuesOf(municipality, filter),
    );
    return row?.total ?? 0;
  }

  /** What things and people are called now, by their ids. */
  async titles(
    query: Query,
    municipalityId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, AuditTitle>> {
    const rows = await query<{ id: string; title: FieldText | null; name: string | null }>(
      `select id, title, null as name from (
         select id, title from project where municipality_id = $1 and id = any ($2::uuid[])
         union all select id, title from milestone where municipality_id = $1 and id = any ($2::uuid[])
         union all select id, title from office where municipality_id = $1 and id = any ($2::uuid[])
         union all select id, title from department where municipality_id = $1 and id = any ($2::uuid[])
         union all select id, title from strategy where municipality_id = $1 and id = any ($2::uuid[])
       ) t
       union all select id, null, name from person where municipality_id = $1 and id = any ($2::uuid[])`,
      [municipalityId, ids],
    );
    return new Map(
      rows.map(({ id, title, name }) => [
        id,
        title ? { kind: 'text', text: title } : { kind: 'name', name: name ?? '' },
      ]),
    );
  }
}

function valuesOf(
  { id, timeZone }: { readonly id: string; readonly timeZone: string },
  { kind, person, subject, from, to }: EventFilter,
): unknown[] {
  return [id, kind ?? null, person ?? null, subject ?? null, from ?? null, to ?? null, timeZone];
}
