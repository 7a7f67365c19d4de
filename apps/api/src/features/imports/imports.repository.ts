import { Injectable } from '@nestjs/common';
import type {
  EarlierJudgement,
  ImportAccount,
  ImportFormat,
  ImportMappingInput,
  ImportState,
} from '@wegmarke/domain/contracts';
import type { Remembered } from '@wegmarke/domain/imports';
import type { Query } from '../../platform/database/database';

export interface ImportRecord {
  readonly id: string;
  readonly strategyId: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly state: ImportState;
  readonly mappingInput: ImportMappingInput;
  readonly corrections: Readonly<Record<string, readonly string[]>>;
  readonly account: ImportAccount;
  readonly revision: number | null;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly version: number;
}

const COLUMNS = `id, strategy_id as "strategyId", file_name as "fileName", format, state, mapping_input as "mappingInput",
  corrections, account, revision, created_at as "createdAt", applied_at as "appliedAt", undone_at as "undoneAt", version`;

/** As many as anybody looks back at. */
const MOST_LISTED = 100;
const MOST_REMEMBERED = 200;

@Injectable()
export class ImportsRepository {
  async add(
    query: Query,
    municipalityId: string,
    batch: Pick<ImportRecord, 'id' | 'strategyId' | 'fileName' | 'format' | 'mappingInput' | 'account'> & {
      readonly table: Uint8Array;
      readonly personId: string;
    },
  ): Promise<void> {
    await query(
      `insert into import_batch (municipality_id, id, strategy_id, file_name, format, file_table, mapping_input, account, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        municipalityId,
        batch.id,
        batch.strategyId,
        batch.fileName,
        batch.format,
        batch.table,
        JSON.stringify(batch.mappingInput),
        JSON.stringify(batch.account),
        batch.personId,
      ],
    );
  }

  /**
   * The transaction under way records a whole list: it may take longer than what people wait for one by one. Plans made
   * while the tables were nearly empty would go through all of their rows: they are made anew.
   */
  async prepareForMany(query: Query): Promise<void> {
    await query(
      `select set_config('statement_timeout', '120000', true),
         set_config('idle_in_transaction_session_timeout', '120000', true)`,
    );
    await query('discard plans');
  }

  /** Where the transaction can go back to: what it has written since is gone then, and the locks it has taken. */
  async markAttempt(query: Query): Promise<void> {
    await query('savepoint import_attempt');
  }

  async backToAttempt(query: Query): Promise<void> {
    await query('rollback to savepoint import_attempt');
  }

  /**
   * What says whether a list would still be understood the same, beside the ledger: lists that became part of the plan or
   * were taken back, what needs what, and who there is to answer.
   *
   * @param own offices and departments that the list itself brings
   */
  async surroundings(
    query: Query,
    municipalityId: string,
    strategyId: string,
    own: readonly string[],
  ): Promise<string> {
    const places = (table: 'office' | 'department'): string =>
      `(select string_agg(concat(id, title, closed_on), ' ' order by id) from ${table}
        where municipality_id = $1 and not id = any ($3::uuid[]))`;
    const [found] = await query<{ state: string }>(
      `select md5(concat_ws('|',
         (select string_agg(id || state, ' ' order by id) from import_batch
          where municipality_id = $1 and strategy_id = $2 and state <> 'ready'),
         (select string_agg(milestone_id || ' ' || needs_id, ' ' order by id) from milestone_dependency
          where municipality_id = $1 and strategy_id = $2),
         ${places('office')}, ${places('department')})) as state`,
      [municipalityId, strategyId, own],
    );
    return found?.state ?? '';
  }

  async find(query: Query, municipalityId: string, id: string): Promise<ImportRecord | null> {
    const [found] = await query<ImportRecord>(
      `select ${COLUMNS} from import_batch where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** The same, for a writer: others who would write it wait. */
  async lock(query: Query, municipalityId: string, id: string): Promise<ImportRecord | null> {
    const [found] = await query<ImportRecord>(
      `select ${COLUMNS} from import_batch where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  list(query: Query, municipalityId: string): Promise<ImportRecord[]> {
    return query<ImportRecord>(
      `select ${COLUMNS} from import_batch where municipality_id = $1 order by created_at desc, id limit ${MOST_LISTED}`,
      [municipalityId],
    );
  }

  async table(query: Query, municipalityId: string, id: string): Promise<Buffer | null> {
    const [found] = await query<{ table: Buffer }>(
      `select file_table as "table" from import_batch where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    return found?.table ?? null;
  }

  async outcome(query: Query, municipalityId: string, id: string): Promise<Buffer | null> {
    const [found] = await query<{ outcome: Buffer | null }>(
      `select outcome from import_batch where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    return found?.outcome ?? null;
  }

  async change(
    query: Query,
    municipalityId: string,
    id: string,
    { mappingInput, corrections, account }: Pick<ImportRecord, 'mappingInput' | 'corrections' | 'account'>,
  ): Promise<void> {
    await query(
      `update import_batch set mapping_input = $3, corrections = $4, account = $5, version = version + 1
       where municipality_id = $1 and id = $2`,
      [
        municipalityId,
        id,
        JSON.stringify(mappingInput),
        JSON.stringify(corrections),
        JSON.stringify(account),
      ],
    );
  }

  async markApplied(
    query: Query,
    municipalityId: string,
    id: string,
    applied: {
      readonly account: ImportAccount;
      readonly outcome: Uint8Array;
      readonly revision: number | null;
    },
  ): Promise<void> {
    await query(
      `update import_batch set state = 'applied', account = $3, outcome = $4, revision = $5,
         applied_at = clock_timestamp(), version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, JSON.stringify(applied.account), applied.outcome, applied.revision],
    );
  }

  /** From now on the ids of its file name nothing, and its judgements are not shown. */
  async markUndone(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(
      `update import_batch set state = 'undone', undone_at = clock_timestamp(), version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    await query(`delete from import_link where municipality_id = $1 and import_id = $2`, [
      municipalityId,
      id,
    ]);
  }

  /** With the file: what it says of people is not kept for nothing. */
  async remove(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from import_batch where municipality_id = $1 and id = $2 and state = 'ready'`, [
      municipalityId,
      id,
    ]);
  }

  async remembered(query: Query, municipalityId: string): Promise<ReadonlyMap<string, Remembered>> {
    const rows = await query<{ signature: string; mapping: Remembered }>(
      `select signature, mapping from import_mapping where municipality_id = $1 order by used_at desc limit ${MOST_REMEMBERED}`,
      [municipalityId],
    );
    return new Map(rows.map(({ signature, mapping }) => [signature, mapping]));
  }

  async remember(
    query: Query,
    municipalityId: string,
    signature: string,
    mapping: Remembered,
  ): Promise<void> {
    await query(
      `insert into import_mapping (municipality_id, signature, mapping) values ($1, $2, $3)
       on conflict (municipality_id, signature) do update set mapping = excluded.mapping, used_at = clock_timestamp()`,
      [municipalityId, signature, JSON.stringify(mapping)],
    );
  }

  /** @param links JSON, one object a row: what a file calls a project by */
  async addLinks(
    query: Query,
    municipalityId: string,
    strategyId: string,
    importId: string,
    links: string,
  ): Promise<void> {
    await query(
      `insert into import_link (municipality_id, strategy_id, key, project_id, import_id)
       select $1, $2, l.key, l.project_id, $3 from jsonb_to_recordset($4::jsonb) as l (key text, project_id uuid)
       on conflict (municipality_id, strategy_id, key) do update
         set project_id = excluded.project_id, import_id = excluded.import_id`,
      [municipalityId, strategyId, importId, links],
    );
  }

  /** @param judgements JSON, one object a row */
  async addJudgements(
    query: Query,
    municipalityId: string,
    importId: string,
    judgements: string,
  ): Promise<void> {
    await query(
      `insert into earlier_judgement (municipality_id, id, project_id, import_id, line, kind, label, text, value)
       select $1, j.id, j.project_id, $2, j.line, j.kind, j.label, j.text, j.value
       from jsonb_to_recordset($3::jsonb) as j (id uuid, project_id uuid, line int, kind text, label text, text text, value jsonb)`,
      [municipalityId, importId, judgements],
    );
  }

  judgementsOf(query: Query, municipalityId: string, projectId: string): Promise<EarlierJudgement[]> {
    return query<EarlierJudgement>(
      `select j.kind, j.label, j.text, j.value, j.line, b.file_name as "fileName", b.applied_at as "importedAt"
       from earlier_judgement j
       join import_batch b on b.municipality_id = j.municipality_id and b.id = j.import_id
       where j.municipality_id = $1 and j.project_id = $2 and b.state = 'applied'
       order by b.applied_at desc, j.line, j.id`,
      [municipalityId, projectId],
    );
  }
}
