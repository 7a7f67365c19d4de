import type { Day } from '@wegmarke/domain/calendar';
import type { ImportMappingInput, Language } from '@wegmarke/domain/contracts';
import {
  assemble,
  type Assembled,
  dataRows,
  type PlanHere,
  type Proposed,
  proposeMapping,
  readRows,
  type Remembered,
} from '@wegmarke/domain/imports';
import type { TableFile, TableRow } from '@wegmarke/domain/tables';
import { v7 as uuid } from 'uuid';

/** Plans of tasks number their lines, and name predecessors by these numbers. */
export const PLANS_OF_TASKS: ReadonlySet<string> = new Set(['ms-project', 'gantt-project']);

/** Everything that an import is computed from. */
export interface Understood extends Proposed {
  readonly table: TableFile;
  /** Rows below the headings with the corrections in place. */
  readonly rows: readonly TableRow[];
  /** Null where it is compared with no plan. */
  readonly assembled: Assembled | null;
}

export interface UnderstandOptions {
  readonly input: ImportMappingInput;
  readonly corrections: ReadonlyMap<number, readonly string[]>;
  readonly remembered: ReadonlyMap<string, Remembered>;
  readonly plan: PlanHere | null;
  readonly today: Day;
  readonly language: Language;
}

/** From the file to what it would do to the plan. Null where the file holds no sheet. */
export function understand(table: TableFile, options: UnderstandOptions): Understood | null {
  const { input, corrections, remembered, plan, today, language } = options;
  const recall = (signature: string): Remembered | null => remembered.get(signature) ?? null;
  const proposed = proposeMapping(table, { language, input, recall });
  if (!proposed) return null;
  const { mapping, titles, sheet } = proposed;
  const rows = dataRows(sheet.rows, mapping.headerLine, corrections);
  if (!plan) return { ...proposed, table, rows, assembled: null };
  const isDelimited = table.format === 'csv';
  const isSheet = isDelimited || table.format === 'xlsx';
  const read = readRows(rows, { mapping, titles, today, isDelimited, isSheet, corrections });
  return {
    ...proposed,
    table,
    rows,
    assembled: assemble(read, plan, { mapping, byLine: PLANS_OF_TASKS.has(table.format), newId: uuid }),
  };
}
