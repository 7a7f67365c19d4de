import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from './projection';

/** A revision by its place. */
export interface RevisionRef {
  readonly strategyId: string;
  readonly revision: number;
}

export interface ProjectedRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

const PROJECTED = {
  pillar: ['weight', 'left_on'],
  project: [
    'pillar_id',
    'weight',
    'added_on',
    'published_on',
    'left_on',
    'left_how',
    'successor_id',
    'last_attested_on',
  ],
  milestone: [
    'project_id',
    'weight',
    'scaled_weight',
    'effective_weight',
    'baseline_on',
    'promised_on',
    'completed_on',
    'evidence',
    'added_on',
    'left_on',
    'left_how',
    'successor_ids',
    'last_attested_on',
    'last_attestation',
  ],
} as const;
export type ProjectedTable = keyof typeof PROJECTED;

/** What was recorded, read for whoever checks it: written out here anew, past everything that the database was told. */
@Injectable()
export class LedgerContentsRepository {
  /** Revisions with all that was recorded under them, as the text that a chain's link is the hash of (docs/audit.md). */
  contentsOf(
    query: Query,
    municipalityId: string,
    refs: readonly RevisionRef[],
  ): Promise<(RevisionRef & { readonly recordedAt: string; readonly content: string })[]> {
    return query(
      `select r.strategy_id as "strategyId", r.revision, i.text as "recordedAt",
         jsonb_build_array('revision', r.municipality_id, r.strategy_id, r.revision, i.text,
           r.person_id, r.office_id, r.reason, r.reason_texts, r.paper,
           (select jsonb_agg(jsonb_build_array(e.position, e.id, e.valid_on, e.subject_id, e.value) order by e.position)
            from ledger_entry e where e.municipality_id = r.municipality_id and e.strategy_id = r.strategy_id
              and e.revision = r.revision),
           (select jsonb_agg(jsonb_build_array(t.position, t.subject_id, t.field, t.before, t.after) order by t.position)
            from plan_text_change t where t.municipality_id = r.municipality_id and t.strategy_id = r.strategy_id
              and t.revision = r.revision),
           (select jsonb_agg(jsonb_build_array(d.subject_id, d.field, d.value, d.person_id)
              order by d.subject_id, d.field collate "C")
            from description d where d.municipality_id = r.municipality_id and d.strategy_id = r.strategy_id
              and d.recorded_at = r.recorded_at),
           (select u.undoes from ledger_undo u where u.municipality_id = r.municipality_id
              and u.strategy_id = r.strategy_id and u.revision = r.revision))::text as content
       from unnest($2::uuid[], $3::integer[]) as asked (strategy_id, revision)
       join ledger_revision r on r.municipality_id = $1 and r.strategy_id = asked.strategy_id
         and r.revision = asked.revision,
       lateral (select to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text) i`,
      [municipalityId, refs.map(({ strategyId }) => strategyId), refs.map(({ revision }) => revision)],
    );
  }

  /** What was recorded under no revision, or revisions that no link of the chain holds; the first ones. */
  async strays(query: Query, municipalityId: string): Promise<(RevisionRef & { readonly table: string })[]> {
    const found: (RevisionRef & { readonly table: string })[] = [];
    for (const table of ['ledger_entry', 'plan_text_change', 'ledger_undo']) {
      const rows = await query<RevisionRef>(
        `select t.strategy_id as "strategyId", t.revision from ${table} t
         left join ledger_revision r on r.municipality_id = $1 and r.strategy_id = t.strategy_id and r.revision = t.revision
         where t.municipality_id = $1 and r.revision is null limit 1`,
        [municipalityId],
      );
      found.push(...rows.map((row) => ({ ...row, table })));
    }
    const unlinked = await query<RevisionRef>(
      `select r.strategy_id as "strategyId", r.revision from ledger_revision r
       left join chain_link l on l.municipality_id = $1 and l.strategy_id = r.strategy_id and l.revision = r.revision
       where r.municipality_id = $1 and l.sequence is null order by r.recorded_at limit 1`,
      [municipalityId],
    );
    return [...found, ...unlinked.map((row) => ({ ...row, table: 'ledger_revision' }))];
  }

  /** Each strategy with the revision at which it says it is, and the day its projection stands for. */
  strategies(
    query: Query,
    municipalityId: string,
  ): Promise<{ readonly id: string; readonly revision: number; readonly projectedOn: string | null }[]> {
    return query(
      `select id, revision, projected_on as "projectedOn" from strategy where municipality_id = $1 order by ordinal, id`,
      [municipalityId],
    );
  }

  /** The rows of the projection as they stand, without what is not in the plan. */
  async projected(
    query: Query,
    municipalityId: string,
    strategyId: string,
    table: ProjectedTable,
  ): Promise<ProjectedRow[]> {
    const columns = PROJECTED[table].map((name) =>
      // Numbers that JSON would round stay text, as in the projection.
      name === 'scaled_weight' ? `'${name}', t.${name}::text` : `'${name}', t.${name}`,
    );
    const rows = await query<{ row: ProjectedRow }>(
      `select jsonb_build_object('id', t.id, ${columns.join(', ')}) as row from ${table} t
       where t.municipality_id = $1 and t.strategy_id = $2 and t.left_on is distinct from '${NOT_IN_PLAN}'`,
      [municipalityId, strategyId],
    );
    return rows.map(({ row }) => row);
  }
}
