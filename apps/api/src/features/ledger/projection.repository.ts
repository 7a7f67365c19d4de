import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import type { FieldText, Phase } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { changedRows, type Projection } from './projection';
import type { MilestoneRow, PillarRow, ProjectRow } from './projection-rows';

/** What a new subject is called and who answers for it: the part of its row that the ledger does not know. */
export type NewSubject =
  | {
      readonly type: 'pillar';
      readonly id: string;
      readonly number: number;
      readonly title: FieldText;
      readonly summary: FieldText | null;
    }
  | {
      readonly type: 'project';
      readonly id: string;
      readonly title: FieldText;
      readonly benefit: FieldText | null;
      readonly description: FieldText | null;
      readonly phase: Phase;
      readonly officeId: string;
      readonly departmentId: string | null;
      readonly partners: readonly string[];
      readonly contributesTo: readonly string[];
      readonly sample: boolean;
      readonly source: string | null;
    }
  | {
      readonly type: 'milestone';
      readonly id: string;
      readonly title: FieldText;
      readonly officeId: string | null;
      readonly evidenceLink: string | null;
      readonly sample: boolean;
    };

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

const NEW_COLUMNS: Readonly<Record<NewSubject['type'], Readonly<Record<string, string>>>> = {
  pillar: { number: 'integer', title: 'jsonb', summary: 'jsonb' },
  project: {
    title: 'jsonb',
    benefit: 'jsonb',
    description: 'jsonb',
    phase: 'text',
    office_id: 'uuid',
    department_id: 'uuid',
    partners: 'text[]',
    contributes_to: 'uuid[]',
    sample: 'boolean',
    source: 'text',
  },
  milestone: { title: 'jsonb', office_id: 'uuid', evidence_link: 'text', sample: 'boolean' },
};

/** Writes the projection: rows that changed, in the transaction of the entries that changed them. */
@Injectable()
export class ProjectionRepository {
  async write(
    query: Query,
    place: Place,
    before: Projection,
    after: Projection,
    created: readonly NewSubject[],
    recordedAt: Date,
  ): Promise<void> {
    const rows = {
      pillar: changedRows(before.pillars, after.pillars),
      project: changedRows(before.projects, after.projects),
      milestone: changedRows(before.milestones, after.milestones),
    };
    // In the order of their references, without waiting in between.
    await Promise.all([
      this.#write(query, place, 'pillar', PILLAR_COLUMNS, rows.pillar, created),
      this.#write(query, place, 'project', PROJECT_COLUMNS, rows.project, created),
      this.#write(query, place, 'milestone', MILESTONE_COLUMNS, rows.milestone, created),
      created.length > 0 ? this.#describe(query, place, created, recordedAt) : null,
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

  async #write(
    query: Query,
    { municipalityId, strategyId }: Place,
    table: NewSubject['type'],
    columns: Readonly<Record<string, string>>,
    rows: readonly { readonly id: string }[],
    created: readonly NewSubject[],
  ): Promise<void> {
    const isNew = new Map(
      created.filter((subject) => subject.type === table).map((subject) => [subject.id, subject]),
    );
    const changed = rows.filter((row) => !isNew.has(row.id));
    const added = rows.flatMap((row) => {
      const subject = isNew.get(row.id);
      return subject ? [{ ...row, ...descriptiveColumns(subject) }] : [];
    });
    if (added.length > 0) {
      const all = { ...NEW_COLUMNS[table], ...columns };
      const names = Object.keys(all).join(', ');
      await query(
        `insert into ${table} (municipality_id, strategy_id, id, ${names})
         select $1, $2, r.id, ${Object.keys(all)
           .map((name) => `r.${name}`)
           .join(', ')}
         from jsonb_to_recordset($3::jsonb) as r (id uuid, ${definitions(all)})`,
        [municipalityId, strategyId, JSON.stringify(added)],
      );
    }
    if (changed.length > 0) {
      await query(
        // The ids once more by themselves: without them all rows of the municipality are gone through.
        `update ${table} t set ${Object.keys(columns)
          .map((name) => `${name} = r.${name}`)
          .join(', ')}, version = t.version + 1
         from jsonb_to_recordset($2::jsonb) as r (id uuid, ${definitions(columns)})
         where t.municipality_id = $1 and t.id = any($3::uuid[]) and t.id = r.id`,
        [municipalityId, JSON.stringify(changed), changed.map(({ id }) => id)],
      );
    }
  }

  /** The first entry of every title's history, at the instant of the revision: no answer knows the one without the other. */
  async #describe(
    query: Query,
    { municipalityId, strategyId }: Place,
    created: readonly NewSubject[],
    recordedAt: Date,
  ): Promise<void> {
    await query(
      `insert into description (municipality_id, strategy_id, subject_id, field, value, recorded_at)
       select $1, $2, d.id, 'title', d.title, $4 from jsonb_to_recordset($3::jsonb) as d (id uuid, title jsonb)`,
      [
        municipalityId,
        strategyId,
        JSON.stringify(created.map(({ id, title }) => ({ id, title }))),
        recordedAt,
      ],
    );
  }
}

function definitions(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}

function descriptiveColumns(subject: NewSubject): object {
  switch (subject.type) {
    case 'pillar':
      return { number: subject.number, title: subject.title, summary: subject.summary };
    case 'project':
      return {
        title: subject.title,
        benefit: subject.benefit,
        description: subject.description,
        phase: subject.phase,
        office_id: subject.officeId,
        department_id: subject.departmentId,
        partners: subject.partners,
        contributes_to: subject.contributesTo,
        sample: subject.sample,
        source: subject.source,
      };
    case 'milestone':
      return {
        title: subject.title,
        office_id: subject.officeId,
        evidence_link: subject.evidenceLink,
        sample: subject.sample,
      };
  }
}
