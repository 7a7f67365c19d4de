import { readDay } from '@wegmarke/domain/calendar';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';

export type ColumnUse = 'title' | 'weight' | 'baseline' | 'none';

export interface PastedTable {
  /** Empty where the first row is data already. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One thing to be added. Null: the cell says nothing that can be read. */
export interface PastedItem {
  readonly title: string;
  readonly weight: number | null;
  readonly baselineOn: string | null;
}

const HEADINGS: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'title',
    /titel|name|bezeichnung|projekt|massnahme|maßnahme|meilenstein|wegmarke|title|task|naam|mijlpaal/i,
  ],
  ['weight', /gewicht|weight|weging|prio/i],
  ['baseline', /termin|datum|fällig|frist|ende|bis|date|due|end|deadline/i],
];
const LONGEST_TITLE = 200;
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Reads what a spreadsheet puts on the clipboard: rows with tabs between cells, quoted where a cell has lines of its own. */
export function readTable(text: string): PastedTable {
  const rows = cellsOf(text)
    .map((row) => row.map(clean))
    .filter((row) => row.some((cell) => cell !== ''));
  const [first = [], ...rest] = rows;
  const isHead =
    rest.length > 0 &&
    first.filter((cell) => cell !== '').length > 0 &&
    first.every((cell) => dayIn(cell) === null && !/^\d+([.,]\d+)?$/.test(cell)) &&
    first.some((cell) => HEADINGS.some(([, pattern]) => pattern.test(cell)));
  return isHead ? { head: first, rows: rest } : { head: [], rows };
}

/** The table of an HTML clipboard; null where it has none. `parse` turns markup into a document and runs nothing. */
export function readHtmlTable(html: string, parse: (html: string) => Document): PastedTable | null {
  const table = parse(html).querySelector('table');
  if (!table) return null;
  const lines = [...table.rows].map((row) =>
    [...row.cells].map((cell) => `"${cell.textContent.replaceAll('"', '""')}"`).join('\t'),
  );
  return readTable(lines.join('\n'));
}

/** What each column probably says: by its heading, else by what stands in it. */
export function guessColumns({ head, rows }: PastedTable): readonly ColumnUse[] {
  const width = Math.max(0, head.length, ...rows.map((row) => row.length));
  const uses: ColumnUse[] = Array.from({ length: width }, () => 'none');
  const take = (use: ColumnUse, fits: (at: number) => boolean): void => {
    if (uses.includes(use)) return;
    const at = uses.findIndex((known, index) => known === 'none' && fits(index));
    if (at !== -1) uses[at] = use;
  };
  for (const [use, pattern] of HEADINGS) take(use, (at) => pattern.test(head[at] ?? ''));
  const filled = (at: number): string[] => rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const most = (at: number, test: (cell: string) => boolean): boolean => {
    const cells = filled(at);
    return cells.length > 0 && cells.filter(test).length > cells.length / 2;
  };
  take('baseline', (at) => most(at, (cell) => dayIn(cell) !== null));
  take('title', (at) => most(at, (cell) => /\p{L}{2}/u.test(cell)));
  if (!uses.includes('title') && width > 0) uses[0] = 'title';
  return uses;
}

export function itemsOf({ rows }: PastedTable, uses: readonly ColumnUse[]): readonly PastedItem[] {
  const cell = (row: readonly string[], use: ColumnUse): string => row[uses.indexOf(use)] ?? '';
  return rows.flatMap((row): PastedItem[] => {
    const title = cell(row, 'title').slice(0, LONGEST_TITLE);
    if (title === '') return [];
    return [{ title, weight: weightIn(cell(row, 'weight')), baselineOn: dayIn(cell(row, 'baseline')) }];
  });
}

/** Whether a cell says something that is not taken over as it stands: a day or weight that is none, a name too long. */
export function isUnread(cell: string, use: ColumnUse | undefined): boolean {
  if (cell === '' || use === undefined || use === 'none') return false;
  if (use === 'title') return cell.length > LONGEST_TITLE;
  return (use === 'weight' ? weightIn(cell) : dayIn(cell)) === null;
}

function weightIn(cell: string): number | null {
  const weight = Number(cell.replace(',', '.'));
  return Number.isInteger(weight) && weight >= WEIGHT_MIN && weight <= WEIGHT_MAX ? weight : null;
}

/** The day that a cell names, with or without a time behind it. Null where it is none. */
export function dayIn(cell: string): string | null {
  return readDay(cell.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1'));
}

function clean(cell: string): string {
  return cell.replace(BIDI, '').replace(/\s+/g, ' ').trim();
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows;
}
