import { Injectable } from '@nestjs/common';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import type { SubjectType } from './plan.repository';

/** A pillar, project or milestone with what is written about it. */
export interface Described {
  readonly id: string;
  readonly type: Exclude<SubjectType, 'strategy'>;
  readonly strategyId: string;
  readonly texts: Readonly<Record<string, unknown>>;
}

/** One text that a revision changed. */
export interface TextChange {
  readonly subjectId: string;
  readonly type: Described['type'];
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One that a revision changed after another. */
export interface LaterTextChange extends Omit<TextChange, 'type'> {
  readonly revision: number;
  readonly undoes: number | null;
}

/** A text as somebody wrote it; `revision` is null where that happened outside the ledger. */
export interface Writing {
  readonly subjectId: string;
  readonly field: string;
  readonly value: unknown;
  readonly revision: number | null;
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly recordedAt: Date;
}

/** Those of a subject's texts whose history is kept with the instant, for titles of the past. */
const KEPT = new Set(['title', 'summary', 'benefit', 'description']);

const given = (field: string, value: string, column: string): string =>
  `case when r.patch ? '${field}' then ${value} else t.${column} end`;
const text = (field: string): string => given(field, `nullif(r.patch -> '${field}', 'null'::jsonb)`, field);
const id = (field: string, column: string): string => given(field, `(r.patch ->> '${field}')::uuid`, column);
const list = (field: string, column: string, type: string): string =>
  given(field, `array(select jsonb_array_elements_text(r.patch -> '${field}'))::${type}[]`, column);

const COLUMNS: Readonly<Record<Described['type'], string>> = {
  pillar: `title = ${text('title')}, summary = ${text('summary')}`,
  project: `title = ${text('title')}, benefit = ${text('benefit')}, description = ${text('description')},
    phase = ${given('phase', `r.patch ->> 'phase'`, 'phase')},
    office_id = ${id('officeId', 'office_id')}, department_id = ${id('departmentId', 'department_id')},
    partners = ${list('partners', 'partners', 'text')}, contributes_to = ${list('contributesTo', 'contributes_to', 'uuid')}`,
  milestone: `title = ${text('title')}, office_id = ${id('officeId', 'office_id')}`,
};

/** What is written about the parts of a plan; the ledger itself holds only what enters a figure. */
@Injectable()
export class TextsRepository {
  /** Whatever of the municipality the ids name, also in other strategies and out of the plan. */
  describedBy(query: Query, municipalityId: string, ids: readonly string[]): Promise<Described[]> {
    return query<Described>(
      `select id, 'pillar' as type, strategy_id as "strategyId",
         jsonb_build_object('title', title, 'summary', summary) as texts
       from pillar where municipality_id = $1 and id = any($2::uuid[])
       union all
       select id, 'project', strategy_id, jsonb_build_object('title', title, 'benefit', benefit, 'description', description,
         'phase', phase, 'officeId', office_id, 'departmentId', department_id, 'partners', partners,
         'contributesTo', contributes_to, 'pillarId', pillar_id)
       from project where municipality_id = $1 and id = any($2::uuid[])
       union all
       select id, 'milestone', strategy_id, jsonb_build_object('title', title, 'officeId', office_id)
       from milestone where municipality_id = $1 and id = any($2::uuid[])`,
      [municipalityId, ids],
    );
  }

  /** Writes the texts, keeps what was there before with the revision, and adds to the history of titles. */
  async write(
    query: Query,
    place: { readonly municipalityId: string; readonly strategyId: string },
    recorded: { readonly revision: number; readonly recordedAt: Date; readonly personId: string | null },
    changes: readonly TextChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const { municipalityId, strategyId } = place;
    for (const type of ['pillar', 'project', 'milestone'] as const) {
      const patches = patchesOf(changes.filter((change) => change.type === type));
      if (patches.length === 0) continue;
      await query(
        `update ${type} t set ${COLUMNS[type]}, version = t.version + 1
         from jsonb_to_recordset($3::jsonb) as r (id uuid, patch jsonb)
         where t.municipality_id = $1 and t.strategy_id = $2 and t.id = r.id`,
        [municipalityId, strategyId, JSON.stringify(patches)],
      );
    }
    await query(
      `insert into plan_text_change (municipality_id, strategy_id, revision, position, subject_id, field, before, after)
       select $1, $2, $3, c.position, c.subject_id, c.field, c.before, c.after from jsonb_to_recordset($4::jsonb) as c
         (position integer, subject_id uuid, field text, before jsonb, after jsonb)`,
      [
        municipalityId,
        strategyId,
        recorded.revision,
        JSON.stringify(
          changes.map(({ subjectId, field, before, after }, position) => ({
            position,
            subject_id: subjectId,
            field,
            before,
            after,
          })),
        ),
      ],
    );
    await this.#keep(query, place, recorded, changes);
  }

  /** After every earlier text of the subject, like a revision itself: what was answered for an instant stays. */
  async #keep(
    query: Query,
    { municipalityId, strategyId }: { readonly municipalityId: string; readonly strategyId: string },
    { recordedAt, personId }: { readonly recordedAt: Date; readonly personId: string | null },
    changes: readonly TextChange[],
  ): Promise<void> {
    const kept = changes.filter(({ field }) => KEPT.has(field));
    if (kept.length === 0) return;
    await query(
      `insert into description (municipality_id, strategy_id, subject_id, field, value, person_id, recorded_at)
       select $1, $2, c.subject_id, c.field, nullif(c.value, 'null'::jsonb), $4, greatest(
         $5::timestamptz,
         (select max(d.recorded_at) + interval '1 millisecond' from description d
          where d.municipality_id = $1 and d.subject_id = c.subject_id)
       )
       from jsonb_to_recordset($3::jsonb) as c (subject_id uuid, field text, value jsonb)`,
      [
        municipalityId,
        strategyId,
        JSON.stringify(
          kept.map(({ subjectId, field, after }) => ({ subject_id: subjectId, field, value: after })),
        ),
        personId,
        recordedAt,
      ],
    );
  }

  /** What a revision did to texts, in its order. */
  async changesOf(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<Omit<TextChange, 'type'>[]> {
    return query(
      `select subject_id as "subjectId", field, before, after from plan_text_change
       where municipality_id = $1 and strategy_id = $2 and revision = $3 order by position`,
      [municipalityId, strategyId, revision],
    );
  }

  /** What later revisions did to the texts of some subjects, in their order; `undoes`: what such a revision took back. */
  async changesAfter(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
    ids: readonly string[],
  ): Promise<LaterTextChange[]> {
    return query(
      `select t.subject_id as "subjectId", t.field, t.before, t.after, t.revision, u.undoes from plan_text_change t
       left join ledger_undo u on u.municipality_id = t.municipality_id and u.strategy_id = t.strategy_id
         and u.revision = t.revision
       where t.municipality_id = $1 and t.strategy_id = $2 and t.revision > $3 and t.subject_id = any($4::uuid[])
       order by t.revision, t.position`,
      [municipalityId, strategyId, revision, ids],
    );
  }

  /** Whether a revision after this one has rewritten a text. */
  async areRewrittenAfter(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<boolean> {
    const found = await query(
      `select 1 as one from plan_text_change where municipality_id = $1 and strategy_id = $2 and revision > $3 limit 1`,
      [municipalityId, strategyId, revision],
    );
    return found.length > 0;
  }

  /** Who wrote the texts of some subjects, the last first: by a revision, or on the page of a project. */
  async writings(query: Query, municipalityId: string, ids: readonly string[]): Promise<Writing[]> {
    return query<Writing>(
      `select t.subject_id as "subjectId", t.field, t.after as value, t.revision, r.person_id as "personId",
         r.office_id as "officeId", r.recorded_at as "recordedAt"
       from plan_text_change t
       join ledger_revision r on r.municipality_id = t.municipality_id and r.strategy_id = t.strategy_id
         and r.revision = t.revision
       where t.municipality_id = $1 and t.subject_id = any($2::uuid[])
       union all
       select subject_id, field, value, null, person_id, null, recorded_at from description
       where municipality_id = $1 and subject_id = any($2::uuid[])
       order by 7 desc`,
      [municipalityId, ids],
    );
  }

  async personNames(
    query: Query,
    municipalityId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await query<{ id: string; name: string }>(
      `select id, name from person where municipality_id = $1 and id = any($2::uuid[])`,
      [municipalityId, ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Remembers that a revision takes back another. */
  async addUndo(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
    undoes: number,
  ): Promise<void> {
    await query(
      `insert into ledger_undo (municipality_id, strategy_id, revision, undoes) values ($1, $2, $3, $4)`,
      [municipalityId, strategyId, revision, undoes],
    );
  }

  async isPublished(query: Query, municipalityId: string, strategyId: string): Promise<boolean> {
    const [row] = await query<{ published: boolean }>(
      `select published from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    return row?.published === true;
  }

  async undoneBy(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<number | null> {
    const [row] = await query<{ revision: number }>(
      `select revision from ledger_undo where municipality_id = $1 and strategy_id = $2 and undoes = $3`,
      [municipalityId, strategyId, revision],
    );
    return row?.revision ?? null;
  }
}

export function titleIn(texts: Readonly<Record<string, unknown>>): FieldText {
  return texts['title'] as FieldText;
}

function patchesOf(changes: readonly TextChange[]): { id: string; patch: Record<string, unknown> }[] {
  const patches = new Map<string, Record<string, unknown>>();
  for (const { subjectId, field, after } of changes)
    patches.set(subjectId, { ...patches.get(subjectId), [field]: after });
  return [...patches].map(([subjectId, patch]) => ({ id: subjectId, patch }));
}
