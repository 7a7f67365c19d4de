import type { ImportField, ImportMapping, ImportReason } from '../contracts';
import {
  beginningOf,
  type Cell,
  cellText,
  filledCells,
  isFilled,
  matchingKey,
  type TableRow,
} from '../tables';
import { footerRows, isTotalRow } from './footer';
import { RowReader } from './row-reader';
import type { ReadOptions, ReadRow, RowValues } from './rows';

/** The rows below the headings with the corrections in place; empty rows at the very end do not count as rows. */
export function dataRows(
  rows: readonly TableRow[],
  headerLine: number | null,
  corrections: ReadonlyMap<number, readonly string[]>,
): TableRow[] {
  const below = rows.filter(({ line }) => headerLine === null || line > headerLine);
  const corrected = below.map((row) => {
    const cells = corrections.get(row.line);
    return cells ? { ...row, cells: cells.map((cell): Cell => (cell === '' ? null : cell)) } : row;
  });
  let end = corrected.length;
  while (end > 0 && filledCells(corrected[end - 1]?.cells ?? []) === 0) end -= 1;
  return corrected.slice(0, end);
}

/** Understands every row. A row whose project cell is empty continues the project above where it names a milestone. */
export function readRows(rows: readonly TableRow[], options: ReadOptions): ReadRow[] {
  const columns = fieldColumns(options.mapping);
  const usual = usualFill(rows);
  const footer = options.isSheet ? footerRows(rows, columns, usual) : new Set<TableRow>();
  const reader = new RowReader(options, columns);
  let section: string | null = null;
  let above: RowValues | null = null;
  return rows.map((row) => {
    const skipped = whySkipped(row, options, { columns, usual, footer });
    if (skipped) {
      if (skipped.code === 'section') section = skipped.value;
      return { line: row.line, state: 'ignored', reasons: [skipped], notes: [], values: null };
    }
    const read = reader.read(row, section, above);
    if (read.values) above = read.values;
    return read;
  });
}

/** Columns by field; the first one counts where a field may stand once. */
export function fieldColumns({ columns }: ImportMapping): ReadonlyMap<ImportField, readonly number[]> {
  const found = new Map<ImportField, number[]>();
  for (const { field, index } of columns) found.set(field, [...(found.get(field) ?? []), index]);
  return found;
}

function usualFill(rows: readonly TableRow[]): number {
  const counts = rows
    .map(({ cells }) => filledCells(cells))
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** What a row is compared with. */
interface Surroundings {
  readonly columns: ReadonlyMap<ImportField, readonly number[]>;
  readonly usual: number;
  readonly footer: ReadonlySet<TableRow>;
}

function whySkipped(
  row: TableRow,
  { titles, corrections }: ReadOptions,
  { columns, usual, footer }: Surroundings,
): ImportReason | null {
  const { cells, line } = row;
  const filled = filledCells(cells);
  if (filled === 0) return { code: 'empty-row', column: null, value: null };
  if (corrections.has(line)) return null;
  const first = cellText(cells.find(isFilled)).trim();
  const sameAsHeading = cells.filter(
    (cell, column) =>
      isFilled(cell) &&
      matchingKey(cellText(cell)) === matchingKey(titles[column] ?? '') &&
      titles[column] !== '',
  );
  if (filled > 1 && sameAsHeading.length === filled)
    return { code: 'repeated-headings', column: null, value: null };
  if (isTotalRow(cells, usual)) return { code: 'total-row', column: null, value: beginningOf(first, 120) };
  if (footer.has(row)) return { code: 'footer-row', column: null, value: beginningOf(first, 120) };
  if (filled === 1 && usual >= 4 && !columns.has('pillar') && first.length <= 120) {
    const [project] = columns.get('project') ?? [];
    const column = cells.findIndex(isFilled);
    const isWide = (row.spans?.[column] ?? 1) > 1;
    if (isWide || column !== project) return { code: 'section', column, value: first };
  }
  return null;
}
