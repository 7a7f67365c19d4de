import { Injectable } from '@nestjs/common';
import type { Resolution, ResolutionInput } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** What is stored of a resolution; everything else follows from the plan. */
export interface ResolutionRecord extends Omit<
  Resolution,
  'state' | 'milestones' | 'projects' | 'revisions' | 'following'
> {
  readonly key: string;
  /** Null: nobody in particular asks. */
  readonly following: boolean | null;
}

export interface StoredTie {
  readonly resolutionId: string;
  readonly strategyId: string;
  readonly revision: number;
}

export interface TiedStrategy {
  readonly id: string;
  readonly published: boolean;
}

export type NewResolution = Required<ResolutionInput> &
  Pick<Resolution, 'id' | 'source' | 'sample'> & { readonly key: string };

const SELECTED = `r.id, r.reference, r.reference_key as key, r.title, r.body, r.decided_on as "decidedOn", r.item, r.role,
  r.result, r.public, r.link, r.source, r.sample, r.version,
  to_char(r.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "removedAt",
  case when $2::uuid is not null then exists (select from resolution_follower f
    where f.municipality_id = $1 and f.resolution_id = r.id and f.person_id = $2) end as following`;

@Injectable()
export class ResolutionsRepository {
  /** Every one of the municipality; `publicOnly`: those that anyone may read. */
  all(
    query: Query,
    municipalityId: string,
    personId: string | null,
    publicOnly: boolean,
  ): Promise<ResolutionRecord[]> {
    return query<ResolutionRecord>(
      `select ${SELECTED} from resolution r where r.municipality_id = $1 and (r.public or not $3::boolean) order by r.id`,
      [municipalityId, personId, publicOnly],
    );
  }

  ties(query: Query, municipalityId: string): Promise<StoredTie[]> {
    return query<StoredTie>(
      `select resolution_id as "resolutionId", strategy_id as "strategyId", revision
       from resolution_revision where municipality_id = $1 order by tied_at, strategy_id, revision`,
      [municipalityId],
    );
  }

  /** The leading one first. */
  strategies(query: Query, municipalityId: string): Promise<TiedStrategy[]> {
    return query<TiedStrategy>(
      `select id, published from strategy where municipality_id = $1 order by ordinal, id`,
      [municipalityId],
    );
  }

  /** Under a lock, which other writers of it wait for. */
  async lock(
    query: Query,
    municipalityId: string,
    id: string,
  ): Promise<Pick<Resolution, 'version' | 'source'> | null> {
    const [found] = await query<Pick<Resolution, 'version' | 'source'>>(
      `select version, source from resolution where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** False where the same paper stands there for the same body and day. */
  async add(query: Query, municipalityId: string, resolution: NewResolution): Promise<boolean> {
    const { id, reference, key, title, body, decidedOn, item, role, result, link, source, sample } =
      resolution;
    const added = await query(
      `insert into resolution (municipality_id, id, reference, reference_key, title, body, decided_on, item, role, result,
         public, link, source, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (municipality_id, reference_key, body_key, decided_on) do nothing returning id`,
      [
        municipalityId,
        id,
        reference,
        key,
        title,
        body,
        decidedOn,
        item,
        role,
        result,
        resolution.public,
        link,
        source,
        sample,
      ],
    );
    return added.length > 0;
  }

  /** Writes all of it anew. False where another one is the same paper in the same body on the same day. */
  async update(
    query: Query,
    municipalityId: string,
    id: string,
    now: Required<ResolutionInput> & { readonly key: string },
  ): Promise<boolean> {
    const changed = await query(
      `update resolution r set reference = $3, reference_key = $4, title = $5, body = $6, decided_on = $7, item = $8,
         role = $9, result = $10, public = $11, link = $12, version = version + 1
       where r.municipality_id = $1 and r.id = $2 and not exists (
         select from resolution o where o.municipality_id = $1 and o.id <> $2 and o.reference_key = $4
           and o.body_key = lower(regexp_replace(btrim($6), '\\s+', ' ', 'g')) and o.decided_on is not distinct from $7::date
       ) returning r.id`,
      [
        municipalityId,
        id,
        now.reference,
        now.key,
        now.title,
        now.body,
        now.decidedOn,
        now.item,
        now.role,
        now.result,
        now.public,
        now.link,
      ],
    );
    return changed.length > 0;
  }

  /** The one of this paper, body and day. */
  async same(
    query: Query,
    municipalityId: string,
    { key, body, decidedOn }: Pick<NewResolution, 'key' | 'body' | 'decidedOn'>,
  ): Promise<string | null> {
    const [found] = await query<{ id: string }>(
      `select id from resolution where municipality_id = $1 and reference_key = $2
         and body_key = lower(regexp_replace(btrim($3), '\\s+', ' ', 'g')) and decided_on is not distinct from $4::date`,
      [municipalityId, key, body, decidedOn],
    );
    return found?.id ?? null;
  }

  /** Says of what was read whether the council information system still has it. */
  async setRemoved(query: Query, municipalityId: string, id: string, isRemoved: boolean): Promise<void> {
    await query(
      `update resolution set removed_at = case when $3::boolean then clock_timestamp() end, version = version + 1
       where municipality_id = $1 and id = $2 and source = 'council-system' and (removed_at is not null) <> $3::boolean`,
      [municipalityId, id, isRemoved],
    );
  }

  async remove(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from resolution where municipality_id = $1 and id = $2`, [municipalityId, id]);
  }

  async hasRevision(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<boolean> {
    const found = await query(
      `select from ledger_revision where municipality_id = $1 and strategy_id = $2 and revision = $3`,
      [municipalityId, strategyId, revision],
    );
    return found.length > 0;
  }

  /** The resolution moves with its ties: its version tells that it did. Nothing where the tie stands already. */
  async tie(query: Query, municipalityId: string, tie: StoredTie, personId: string | null): Promise<void> {
    await query(
      `with tied as (
         insert into resolution_revision (municipality_id, resolution_id, strategy_id, revision, tied_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing returning resolution_id
       )
       update resolution set version = version + 1
       where municipality_id = $1 and id in (select resolution_id from tied)`,
      [municipalityId, tie.resolutionId, tie.strategyId, tie.revision, personId],
    );
  }

  /** False where nobody had tied them. */
  async untie(query: Query, municipalityId: string, tie: StoredTie): Promise<boolean> {
    const untied = await query(
      `with untied as (
         delete from resolution_revision
         where municipality_id = $1 and resolution_id = $2 and strategy_id = $3 and revision = $4 returning resolution_id
       )
       update resolution set version = version + 1
       where municipality_id = $1 and id in (select resolution_id from untied) returning id`,
      [municipalityId, tie.resolutionId, tie.strategyId, tie.revision],
    );
    return untied.length > 0;
  }

  async follow(query: Query, municipalityId: string, personId: string, id: string): Promise<void> {
    await query(
      `insert into resolution_follower (municipality_id, person_id, resolution_id) values ($1, $2, $3)
       on conflict do nothing`,
      [municipalityId, personId, id],
    );
  }

  async unfollow(query: Query, municipalityId: string, personId: string, id: string): Promise<void> {
    await query(
      `delete from resolution_follower where municipality_id = $1 and person_id = $2 and resolution_id = $3`,
      [municipalityId, personId, id],
    );
  }
}
