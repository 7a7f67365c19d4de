import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import type { Seals } from '../editions/editions-check.service';

/** A link as it stands; hashes in hexadecimal, the instant as it is hashed. */
export interface ChainLink {
  readonly sequence: number;
  readonly kind: 'event' | 'refusal' | 'revision';
  readonly strategyId: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly recordedAt: string;
  readonly contentHash: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface EventContent {
  readonly id: string;
  readonly action: string;
  readonly recordedAt: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly content: string;
}

const LINK = `sequence::integer, kind, strategy_id as "strategyId", revision, event_id as "eventId",
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  encode(content_hash, 'hex') as "contentHash", encode(previous_hash, 'hex') as "previousHash",
  encode(hash, 'hex') as hash`;

/** The chain of a municipality and the events that it links. */
@Injectable()
export class ChainRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Links after a place in the chain, in its order. */
  linksAfter(
    query: Query,
    municipalityId: string,
    sequence: number,
    most: number,
  ): Promise<readonly ChainLink[]> {
    return query<ChainLink>(
      `select ${LINK} from chain_link where municipality_id = $1 and sequence > $2 order by sequence limit $3`,
      [municipalityId, sequence, most],
    );
  }

  /** The last link; null where nothing has happened yet. */
  async head(municipalityId: string): Promise<ChainLink | null> {
    const [link] = await this.database.readOnce<ChainLink>(
      municipalityId,
      `select ${LINK} from chain_link where municipality_id = $1 order by sequence desc limit 1`,
      [municipalityId],
    );
    return link ?? null;
  }

  /** Events as the text that a link is the hash of (docs/audit.md), written out past what the database was told. */
  contentsOf(query: Query, municipalityId: string, ids: readonly string[]): Promise<EventContent[]> {
    return query<EventContent>(
      `select e.id, e.action, i.text as "recordedAt", e.detail,
         jsonb_build_array('event', e.municipality_id, e.id, i.text, e.actor_kind, e.actor_person_id, e.actor_account_id,
           e.action, e.subject_kind, e.subject_id, to_jsonb(e.mentions), e.detail)::text as content
       from audit_event e,
       lateral (select to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text) i
       where e.municipality_id = $1 and e.id = any ($2::uuid[])`,
      [municipalityId, ids],
    );
  }

  /** The first event that no link holds. */
  async unlinkedEvent(query: Query, municipalityId: string): Promise<{ id: string; action: string } | null> {
    const [event] = await query<{ id: string; action: string }>(
      `select e.id, e.action from audit_event e
       left join chain_link l on l.municipality_id = $1 and l.event_id = e.id
       where e.municipality_id = $1 and l.sequence is null order by e.recorded_at limit 1`,
      [municipalityId],
    );
    return event ?? null;
  }

  /** What the log says of sealed reports, oldest first; `complete`: nothing has been taken out of the log. */
  async seals(query: Query, municipalityId: string): Promise<Seals> {
    const seals = await query<Seals['seals'][number]>(
      `select subject_id as "reportId", (detail ->> 'number')::integer as number, detail ->> 'hash' as hash
       from audit_event where municipality_id = $1 and action = 'report.sealed' order by 2`,
      [municipalityId],
    );
    const [removal] = await query(
      `select 1 as one from audit_event
       where municipality_id = $1 and action = 'retention.carried-out' and detail ->> 'kind' = 'event' limit 1`,
      [municipalityId],
    );
    return { seals, complete: removal === undefined };
  }

  /** All municipalities, for whoever checks the whole installation. */
  municipalities(): Promise<{ id: string; slug: string; timeZone: string }[]> {
    return this.database.global(`select id, slug, time_zone as "timeZone" from municipality order by slug`);
  }
}
