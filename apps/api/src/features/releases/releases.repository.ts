import { Injectable } from '@nestjs/common';
import type { PublicView, ReleaseItemType, ReleaseRef } from '@wegmarke/domain/contracts';
import type { ReleasedRow } from '@wegmarke/domain/releases';
import type { Query } from '../../platform/database/database';

export interface ReleaseRecord extends ReleaseRef {
  readonly officeId: string | null;
}

export interface NewRelease {
  readonly number: number;
  readonly revision: number;
  readonly knownAt: Date;
  readonly personId: string;
  readonly officeId: string | null;
  readonly note: string | null;
}

const INSTANT = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `r.number, r.revision, r.note, ${INSTANT('r.known_at')} as "knownAt",
  ${INSTANT('r.released_at')} as "releasedAt", r.office_id as "officeId"`;

/** What is told of tables: the others change nothing that has a name. */
const TYPE_OF: Readonly<Record<string, ReleaseItemType>> = {
  strategy: 'strategy',
  pillar: 'pillar',
  project: 'project',
  milestone: 'milestone',
  milestone_dependency: 'dependency',
  occasion: 'occasion',
  project_update: 'update',
  document: 'document',
};

interface StoredRow {
  readonly table: string;
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Releases and the rows that held at each: added, never changed. */
@Injectable()
export class ReleasesRepository {
  /** Newest first. */
  list(query: Query, municipalityId: string, strategyId: string): Promise<ReleaseRecord[]> {
    return query<ReleaseRecord>(
      `select ${COLUMNS} from release r where r.municipality_id = $1 and r.strategy_id = $2 order by r.number desc`,
      [municipalityId, strategyId],
    );
  }

  async publicView(
    query: Query,
    municipalityId: string,
    strategyId: string,
  ): Promise<PublicView['mode'] | null> {
    const [row] = await query<{ mode: PublicView['mode'] }>(
      `select public_view as mode from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    return row?.mode ?? null;
  }

  /** A name of all that a release would keep, as it is at this moment: of other rows another. */
  async state(query: Query, municipalityId: string, strategyId: string): Promise<string> {
    const [row] = await query<{ state: string }>(
      `select encode(sha256(convert_to(coalesce(
         string_agg(table_name || content::text, ',' order by table_name, content::text), ''), 'UTF8')), 'hex') as state
       from strategy_rows($1, $2)`,
      [municipalityId, strategyId],
    );
    return row?.state ?? '';
  }

  /** What there is, by its last version. */
  async current(query: Query, municipalityId: string, strategyId: string): Promise<ReleasedRow[]> {
    return toRows(
      await query<StoredRow>(
        `select distinct on (table_name, id) table_name as "table", id, content from strategy_rows($1, $2)
         where table_name = any($3) order by table_name, id, (content ->> 'version')::integer desc`,
        [municipalityId, strategyId, Object.keys(TYPE_OF)],
      ),
    );
  }

  /** What a release keeps, by its last version. */
  async kept(
    query: Query,
    municipalityId: string,
    strategyId: string,
    number: number,
  ): Promise<ReleasedRow[]> {
    return toRows(
      await query<StoredRow>(
        `select distinct on (table_name, id) table_name as "table", content ->> 'id' as id, content from release_row
         where municipality_id = $1 and strategy_id = $2 and number = $3 and table_name = any($4)
         order by table_name, id, (content ->> 'version')::integer desc`,
        [municipalityId, strategyId, number, Object.keys(TYPE_OF)],
      ),
    );
  }

  /** The instant lies behind everything that was recorded of the plan and its texts so far. */
  async add(query: Query, municipalityId: string, strategyId: string, release: NewRelease): Promise<void> {
    const { number, revision, knownAt, personId, officeId, note } = release;
    await query(
      `insert into release (municipality_id, strategy_id, number, revision, known_at, released_at, person_id, office_id, note)
       select $1, $2, $3, $4, $5, greatest(clock_timestamp(), $5, (
         select max(d.recorded_at) from description d where d.municipality_id = $1 and d.strategy_id = $2)), $6, $7, $8`,
      [municipalityId, strategyId, number, revision, knownAt, personId, officeId, note],
    );
  }

  /** Keeps all rows as they are, in one statement, so of one instant. */
  async keep(query: Query, municipalityId: string, strategyId: string, number: number): Promise<void> {
    await query(
      `insert into release_row (municipality_id, strategy_id, number, table_name, position, content)
       select $1, $2, $3, table_name, row_number() over (partition by table_name order by id, content::text), content
       from strategy_rows($1, $2)`,
      [municipalityId, strategyId, number],
    );
  }

  async show(
    query: Query,
    municipalityId: string,
    strategyId: string,
    { mode, number }: { readonly mode: PublicView['mode']; readonly number: number | null },
  ): Promise<void> {
    await query(
      `update strategy set public_view = $3, release_number = coalesce($4, release_number), version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId, mode, number],
    );
  }
}

function toRows(stored: readonly StoredRow[]): ReleasedRow[] {
  return stored.flatMap(({ table, id, content }) => {
    const type = TYPE_OF[table];
    return type ? [{ type, id, content }] : [];
  });
}
