import type { Import, ImportAccount, ImportRow, ImportSummary } from '@wegmarke/domain/contracts';
import { type AccountedRow, MILESTONE_TEMPLATES, proposeMapping } from '@wegmarke/domain/imports';
import { cellText, type TableRow } from '@wegmarke/domain/tables';
import type { ImportRecord } from './imports.repository';
import type { Understood } from './understand';
import type { ImportView } from './understanding/desk-task';

const EXAMPLES = 5;

/** What is kept of an applied import, so that its account stays what it was. */
export interface KeptOutcome {
  readonly rows: readonly AccountedRow[];
  readonly pillars: Import['pillars'];
  readonly offices: Import['offices'];
}

export function toSummary(record: ImportRecord): ImportSummary {
  const { id, strategyId, fileName, format, state, account, revision, version } = record;
  return {
    id,
    strategyId,
    fileName,
    format,
    state,
    // Those from before lists brought dependencies brought none.
    account: { ...account, dependencies: (account as Partial<ImportAccount>).dependencies ?? 0 },
    createdAt: record.createdAt.toISOString(),
    appliedAt: record.appliedAt?.toISOString() ?? null,
    undoneAt: record.undoneAt?.toISOString() ?? null,
    revision,
    version,
  };
}

export function toImport(record: ImportRecord, view: ImportView): Import {
  return {
    ...toSummary(record),
    ...view,
    account: view.account ?? record.account,
    corrected: Object.keys(record.corrections).length,
  };
}

/** @param kept null before the import is applied: then everything is as it would be now */
export function toView(understood: Understood, kept: KeptOutcome | null): ImportView {
  const { table, mapping, assembled } = understood;
  const rows = kept?.rows ?? assembled?.rows ?? [];
  // The guess alone, for whoever wants to see what was corrected.
  const guessed = proposeMapping(table, {
    language: mapping.language,
    input: { sheet: mapping.sheet },
    recall: () => null,
  });
  return {
    account: assembled?.account ?? null,
    encoding: table.read.encoding,
    separator: table.read.separator,
    sheets: table.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.length,
      hidden: sheet.hidden,
    })),
    guessedMapping: guessed?.mapping ?? mapping,
    mapping,
    templates: MILESTONE_TEMPLATES,
    pillars: kept?.pillars ?? assembled?.pillarNames ?? [],
    offices: kept?.offices ?? assembled?.officeNames ?? [],
    notes: countNotes(rows),
  };
}

function countNotes(rows: readonly AccountedRow[]): Import['notes'] {
  const found = new Map<string, { lines: Set<number>; examples: { line: number; value: string | null }[] }>();
  for (const { line, notes } of rows) {
    for (const { code, value } of notes) {
      const known = found.get(code) ?? { lines: new Set(), examples: [] };
      known.lines.add(line);
      if (known.examples.length < EXAMPLES) known.examples.push({ line, value });
      found.set(code, known);
    }
  }
  return [...found]
    .map(([code, { lines, examples }]) => ({ code, rows: lines.size, examples }))
    .sort((a, b) => b.rows - a.rows);
}

/** Rows of the file beside what becomes of them. */
export function toRows(
  rows: readonly TableRow[],
  accounted: readonly AccountedRow[],
  width: number,
  corrections: ImportRecord['corrections'],
): ImportRow[] {
  const outcomes = new Map(accounted.map((row) => [row.line, row]));
  return rows.flatMap(({ line, cells }): ImportRow[] => {
    const row = outcomes.get(line);
    if (!row) return [];
    const texts = Array.from({ length: Math.max(width, cells.length) }, (_, at) => cellText(cells[at]));
    return [{ ...row, cells: texts, corrected: String(line) in corrections }];
  });
}
