import { type Day, localDay } from '@wegmarke/domain/calendar';
import { KnownPlan, type Entry } from '@wegmarke/domain/plan';
import { NOT_IN_PLAN, project, type Projection } from '../../src/features/ledger/projection';
import { asOwner } from './database';
import type { PlanCity } from './plan-city';

/** A strategy's ledger as the database holds it, read past the API. */
export interface StoredLedger {
  readonly entries: readonly Entry[];
  readonly instants: readonly Date[];
}

export function readLedger(databaseUrl: string, { strategyId }: PlanCity): Promise<StoredLedger> {
  return asOwner(databaseUrl, async (owner) => {
    const entries = await owner.query<Entry>(
      `select id, revision, position, to_char(valid_on, 'YYYY-MM-DD') as "validOn", subject_id as "subjectId", value
       from ledger_entry where strategy_id = $1 order by revision, position`,
      [strategyId],
    );
    const revisions = await owner.query<{ revision: number; recordedAt: Date }>(
      `select revision, recorded_at as "recordedAt" from ledger_revision where strategy_id = $1 order by revision`,
      [strategyId],
    );
    expect(revisions.rows.map(({ revision }) => revision)).toEqual(revisions.rows.map((_, at) => at + 1));
    return { entries: entries.rows, instants: revisions.rows.map(({ recordedAt }) => recordedAt) };
  });
}

/** The projection that the ledger alone gives for a day. */
export function projectionOf({ entries, instants }: StoredLedger, on: Day): Projection {
  return project(KnownPlan.of(entries), on, (revision) =>
    localDay(instants[revision - 1] ?? new Date(0), 'Europe/Berlin'),
  );
}

type Row = Record<string, unknown> & { readonly id: string };

/** Compares the tables with the fold, row by row and column by column. */
export async function expectProjectionToEqualFold(
  databaseUrl: string,
  city: PlanCity,
  on: Day,
): Promise<void> {
  const { pillars, projects, milestones } = projectionOf(await readLedger(databaseUrl, city), on);
  for (const [table, folded] of [
    ['pillar', pillars],
    ['project', projects],
    ['milestone', milestones],
  ] as const) {
    const stored = await rowsOf(databaseUrl, table, city.strategyId);
    const inPlan = new Map(
      stored.filter((row) => row['left_on'] !== NOT_IN_PLAN).map((row) => [row.id, row]),
    );
    const rows = [...folded.values()];
    expect([table, [...inPlan.keys()].sort()]).toEqual([table, rows.map(({ id }) => id).sort()]);
    for (const row of rows) expect({ table, ...inPlan.get(row.id) }).toMatchObject({ table, ...row });
  }
}

function rowsOf(databaseUrl: string, table: string, strategyId: string): Promise<Row[]> {
  return asOwner(databaseUrl, async (owner) => {
    const { rows } = await owner.query<{ row: Row }>(
      // Numbers that JSON would round stay text, as in the projection.
      `select to_jsonb(t) || case when to_jsonb(t) ? 'scaled_weight'
         then jsonb_build_object('scaled_weight', to_jsonb(t) ->> 'scaled_weight') else '{}' end as row
       from ${table} t where strategy_id = $1`,
      [strategyId],
    );
    return rows.map(({ row }) => row);
  });
}
