import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';

export interface Undo {
  readonly revision: number;
  readonly undoes: number;
}

export interface RecordedText {
  readonly revision: number;
  readonly subjectId: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is told of revisions beside the ledger itself: who, which texts, and what took back what. */
@Injectable()
export class RevisionsRepository {
  async undos(query: Query, municipalityId: string, strategyId: string): Promise<Undo[]> {
    return query<Undo>(
      `select revision, undoes from ledger_undo where municipality_id = $1 and strategy_id = $2`,
      [municipalityId, strategyId],
    );
  }

  async persons(
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

  /** The revisions that changed texts, and those of which subjects. */
  async textSubjects(
    query: Query,
    municipalityId: string,
    strategyId: string,
  ): Promise<{ readonly revision: number; readonly subjectId: string }[]> {
    return query(
      `select distinct revision, subject_id as "subjectId" from plan_text_change
       where municipality_id = $1 and strategy_id = $2`,
      [municipalityId, strategyId],
    );
  }

  async texts(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revisions: readonly number[],
  ): Promise<RecordedText[]> {
    return query<RecordedText>(
      `select revision, subject_id as "subjectId", field, before, after from plan_text_change
       where municipality_id = $1 and strategy_id = $2 and revision = any($3::integer[])
       order by revision, position`,
      [municipalityId, strategyId, revisions],
    );
  }
}
