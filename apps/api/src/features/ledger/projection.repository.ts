import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import type { Query } from '../../platform/database/database';
import type { Ahead } from './ahead';
import { NEW_COLUMNS, newRows, type NewSubject, titleRows } from './new-subject';
import { changedRows, isSame, type Projection } from './projection';
import type { MilestoneRow, PillarRow, ProjectRow } from './projection-rows';

interface Place {
  readonly municipalityId: string;
  readonly strategyId: string;
}

const PILLAR_COLUMNS = { weight: 'integer', left_on: 'date' } satisfies Columns<PillarRow>;
const PROJECT_COLUMNS = {
  pillar_id: 'uuid',
  weight: 'integer',
  added_on: 'date',
  published_on: 'date',
  left_on: 'date',
  left_how: 'text',
  successor_id: 'uuid',
  last_attested_on: 'date',
} satisfies Columns<ProjectRow>;
const MILESTONE_COLUMNS = {
  project_id: 'uuid',
  weight: 'integer',
  scaled_weight: 'numeric',
  effective_weight: 'text',
  baseline_on: 'date',
  promised_on: 'date',
  completed_on: 'date',
  evidence: 'text',
  added_on: 'date',
  left_on: 'date',
  left_how: 'text',
  successor_ids: 'uuid[]',
  last_attested_on: 'date',
  last_attestation: 'text',
} satisfies Columns<MilestoneRow>;

type Columns<Row> = Readonly<Record<Exclude<keyof Row, 'id'>, string>>;

/** Rows that are brought in ahead with one statement. */
const ROWS_AT_ONCE = 2_000;

/** Writes the projection: rows that changed, in the transaction of the entries that changed them. */
@Injectable()
export class ProjectionRepository {
  /** @param ahead what has been written by `writeAhead` */
  async write(
    query: Query,
    place: Place,
    before: Projection,
    after: Projection,
    created: readonly NewSubject[],
    recordedAt: Date,
    ahead?: Ahead,
  ): Promise<void> {
    const rows = {
      pillar: changedRows(before.pillars, after.pillars),
      project: changedRows(before.projects, after.projects),
      milestone: changedRows(before.milestones, after.milestones),
    };
    // In the order of their references, without waiting in between.
    await Promise.all([
      ahead ? this.#refuseEnded(query, place, created) : null,
      this.#write(query, place, 'pillar', PILLAR_COLUMNS, rows.pillar, created, ahead?.rows.pillars),
      this.#write(query, place, 'project', PROJECT_COLUMNS, rows.project, created, ahead?.rows.projects),
      this.#write(
        query,
        place,
        'milestone',
        MILESTONE_COLUMNS,
        rows.milestone,
        created,
        ahead?.rows.milestones,
      ),
      created.length > 0
        ? this.#describe(query, place, ahead?.titleRows ?? titleRows(created), recordedAt)
        : null,
    ]);
  }

  /** The last statement of a recording: the strategy's row is the busiest one. */
  async advance(
    query: Query,
    place: Place,
    after: Projection,
    state: { readonly revision: number; readonly recordedAt: Date; readonly projectedOn: Day },
  ): Promise<void> {
    await query(
      `update strategy set revision = $3, recorded_at = $4, projected_on = $5, next_change_on = $6,
         at_risk = $7, off_course = $8, adopted_on = $9,
         adopted_at = r.recorded_at, resolution = r.paper, version = version + 1
       from (select 1) as one
       left join ledger_revision r on r.municipality_id = $1 and r.strategy_id = $2 and r.revision = $10
       where strategy.municipality_id = $1 and strategy.id = $2`,
      [
        place.municipalityId,
        place.strategyId,
        state.revision,
        state.recordedAt,
        state.projectedOn,
        after.strategy.next_change_on,
        after.strategy.at_risk,
        after.strategy.off_course,
        after.strategy.adopted_on,
        after.strategy.adoption_revision,
      ],
    );
  }

  /**
   * Rows of what a command would create, before the plan is locked: few at a time, so that others come in between. Whether
   * what they name has ended is asked by `write`.
   */
  async writeAhead(
    query: Query,
    place: Place,
    rows: Projection,
    created: readonly NewSubject[],
  ): Promise<void> {
    await query(`select set_config('app.rows_ahead', 'on', true)`);
    await this.#add(
      query,
      place,
      'pillar',
      PILLAR_COLUMNS,
      newRows('pillar', [...rows.pillars.values()], created),
    );
    await this.#add(
      query,
      place,
      'project',
      PROJECT_COLUMNS,
      newRows('project', [...rows.projects.values()], created),
    );
    const milestones = newRows('milestone', [...rows.milestones.values()], created);
    await this.#add(query, place, 'milestone', MILESTONE_COLUMNS, milestones);
    await query(`select set_config('app.rows_ahead', '', true)`);
  }

  async #refuseEnded(query: Query, { municipalityId }: Place, created: readonly NewSubject[]): Promise<void> {
    const departments = created.flatMap((subject) =>
      subject.type === 'project' ? (subject.departmentId ?? []) : [],
    );
    const offices = created.flatMap((subject) => (subject.type === 'pillar' ? [] : (subject.officeId ?? [])));
    await query(`select refuse_ended_places($1, $2::uuid[], $3::uuid[])`, [
      municipalityId,
      [...new Set(departments)],
      [...new Set(offices)],
    ]);
  }

  async #write<Row extends { readonly id: string }>(
    query: Query,
    place: Place,
    table: NewSubject['type'],
    columns: Readonly<Record<string, string>>,
    rows: readonly Row[],
    created: readonly NewSubject[],
    ahead: ReadonlyMap<string, Row> | undefined,
  ): Promise<void> {
    const isNew = new Set(created.flatMap(({ type, id }) => (type === table ? [id] : [])));
    const changed = rows.filter((row) => {
      const there = ahead?.get(row.id);
      return isNew.has(row.id) ? there !== undefined && there !== row && !isSame(there, row) : true;
    });
    const added = ahead ? [] : newRows(table, rows, created);
    if (added.length > 0) await this.#insert(query, place, table, columns, added);
    if (changed.length > 0) await this.#update(query, place, table, columns, changed);
  }

  async #add(
    query: Query,
    place: Place,
    table: NewSubject['type'],
    columns: Readonly<Record<string, string>>,
    rows: readonly object[],
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#insert(query, place, table, columns, rows.slice(from, from + ROWS_AT_ONCE));
      // What checks references was planned while the tables were nearly empty, and would go through all of their rows.
      if (from === 0 && rows.length > ROWS_AT_ONCE) await query('discard plans');
    }
  }

  async #insert(
    query: Query,
    { municipalityId, strategyId }: Place,
    table: NewSubject['type'],
    columns: Readonly<Record<string, string>>,
    rows: readonly object[],
  ): Promise<void> {
    const all = { ...NEW_COLUMNS[table], ...columns };
    const names = Object.keys(all);
    await query(
      `insert into ${table} (municipality_id, strategy_id, id, ${names.join(', ')})
       select $1, $2, r.id, ${names.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($3::jsonb) as r (id uuid, ${definitions(all)})`,
      [municipalityId, strategyId, JSON.stringify(rows)],
    );
  }

  async #update(
    query: Query,
    { municipalityId }: Place,
    table: NewSubject['type'],
    columns: Readonly<Record<string, string>>,
    rows: readonly { readonly id: string }[],
  ): Promise<void> {
    await query(
      // The ids once more by themselves: without them all rows of the municipality are gone through.
      `update ${table} t set ${Object.keys(columns)
        .map((name) => `${name} = r.${name}`)
        .join(', ')}, version = t.version + 1
       from jsonb_to_recordset($2::jsonb) as r (id uuid, ${definitions(columns)})
       where t.municipality_id = $1 and t.id = any($3::uuid[]) and t.id = r.id`,
      [municipalityId, JSON.stringify(rows), rows.map(({ id }) => id)],
    );
  }

  /** The first entry of every title's history, at the instant of the revision: no answer knows the one without the other. */
  async #describe(
    query: Query,
    { municipalityId, strategyId }: Place,
    titles: string,
    recordedAt: Date,
  ): Promise<void> {
    await query(
      `insert into description (municipality_id, strategy_id, subject_id, field, value, recorded_at)
       select $1, $2, d.id, 'title', d.title, $4 from jsonb_to_recordset($3::jsonb) as d (id uuid, title jsonb)`,
      [municipalityId, strategyId, titles, recordedAt],
    );
  }
}

function definitions(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}
