/**
 * A cell as a file says it: text, a number that the file itself knows to be one, or nothing. A day that the file knows
 * to be one is the text `YYYY-MM-DD`.
 */
export type Cell = string | number | null;

/** A row with the number that a person finds it by in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Fill colours by column, `#rrggbb`, where the file has any. */
  readonly colours?: Readonly<Record<number, string>>;
  /** How many columns a cell spans, by column, where more than one. */
  readonly spans?: Readonly<Record<number, number>>;
}

export interface TableSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly TableRow[];
}

export const TABLE_FORMATS = ['xlsx', 'csv', 'json', 'ms-project', 'gantt-project'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Any file with a list in it, once it is read. */
export interface TableFile {
  readonly format: TableFormat;
  /** What reading had to find out, such as the encoding: shown, so that a wrong guess is seen. */
  readonly read: { readonly encoding: string | null; readonly separator: string | null };
  readonly sheets: readonly TableSheet[];
}

/** Longest row of a sheet, in cells. */
export function widthOf(rows: readonly TableRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

export const isFilled = (cell: Cell | undefined): cell is string | number =>
  typeof cell === 'number' || (typeof cell === 'string' && cell.trim() !== '');

export function filledCells(cells: readonly Cell[]): number {
  return cells.filter(isFilled).length;
}

/** A cell as a person would read it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : cell;
}
