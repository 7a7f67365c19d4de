import { addDays } from '@wegmarke/domain/calendar';
import type { Cell, TableRow } from '@wegmarke/domain/tables';
import { LIMITS, type TableCounter } from '../limits';
import { UnreadableFile } from '../unreadable-file';
import { readXml } from '../xml';
import type { CellStyle } from './styles';

interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  readonly counter: TableCounter;
}

interface Span {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

interface OpenRow {
  readonly line: number;
  readonly cells: Cell[];
  readonly colours: Record<number, string>;
  readonly spans: Record<number, number>;
}

/** The rows of a sheet that hold anything. A cell merged over several rows says its value in each of them. */
export function readSheet(xml: Uint8Array, context: SheetContext): TableRow[] {
  const rows: OpenRow[] = [];
  const merges: Span[] = [];
  let row: OpenRow | null = null;
  let column = -1;
  let type = 'n';
  let style: CellStyle | undefined;
  let value = '';
  let inValue = false;
  let aloud = 0;
  readXml(xml, 'workbook-damaged', {
    open: (name, attributes) => {
      if (name === 'row') {
        const line = Number(attributes['r'] ?? (rows.at(-1)?.line ?? 0) + 1);
        row = { line, cells: [], colours: {}, spans: {} };
        column = -1;
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        if (column >= LIMITS.columns * 60) throw new UnreadableFile('too-many-columns');
        type = attributes['t'] ?? 'n';
        style = context.styles[Number(attributes['s'] ?? 0)];
        value = '';
      } else if (name === 'rPh') aloud += 1;
      else if (name === 'v' || name === 't') inValue = aloud === 0;
      else if (name === 'mergeCell') merges.push(spanOf(attributes['ref'] ?? ''));
    },
    text: (piece) => {
      if (inValue) value += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') aloud -= 1;
      else if (name === 'c' && row) {
        const cell = cellOf(value, type, style, context);
        if (cell !== null) {
          if (column >= LIMITS.columns) throw new UnreadableFile('too-many-columns');
          while (row.cells.length < column) row.cells.push(null);
          row.cells[column] = cell;
        }
        if (style?.fill != null && column < LIMITS.columns) row.colours[column] = style.fill;
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) {
          context.counter.row(row.cells.length);
          rows.push(row);
        }
        row = null;
      }
    },
  });
  return spread(rows, merges).map(tidy);
}

function cellOf(
  value: string,
  type: string,
  style: CellStyle | undefined,
  { strings, from1904 }: SheetContext,
): Cell {
  if (type === 's') return textCell(strings[Number(value)] ?? '');
  if (type === 'inlineStr' || type === 'str') return textCell(value);
  if (type === 'd') return textCell(value.slice(0, 10));
  if (type === 'e' || value === '') return null;
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  const number = Number(value);
  if (!Number.isFinite(number)) return textCell(value);
  if (style?.kind === 'day' && number >= 1 && number < 2_958_466) return dayOf(number, from1904);
  if (style?.kind === 'percent') return `${Math.round(number * 1e6) / 1e4} %`;
  return number;
}

function textCell(text: string): Cell {
  // Characters that XML cannot hold are written as _x000D_.
  const plain = text.replace(/_x([\da-f]{4})_/giu, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return plain.trim() === '' ? null : plain.slice(0, LIMITS.cellCharacters);
}

/** Workbooks count days from 1899-12-30 (with a 29 February 1900 that never was), some from 1904. */
function dayOf(serial: number, from1904: boolean): string {
  const days = Math.floor(serial);
  if (from1904) return addDays('1904-01-01', days);
  return days < 60 ? addDays('1899-12-31', days) : addDays('1899-12-30', days);
}

/** `BC12` → 54, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/u.exec(reference)?.[0] ?? 'A')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function spanOf(reference: string): Span {
  const [from = 'A1', to = from] = reference.split(':');
  const rowOf = (cell: string): number => Number(/\d+$/u.exec(cell)?.[0] ?? 1);
  return { fromRow: rowOf(from), toRow: rowOf(to), fromColumn: columnOf(from), toColumn: columnOf(to) };
}

function spread(rows: readonly OpenRow[], merges: readonly Span[]): readonly OpenRow[] {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  for (const { fromRow, toRow, fromColumn, toColumn } of merges) {
    const top = byLine.get(fromRow);
    const value = top?.cells[fromColumn] ?? null;
    if (!top || value === null) continue;
    if (toColumn > fromColumn) top.spans[fromColumn] = toColumn - fromColumn + 1;
    for (let line = fromRow + 1; line <= Math.min(toRow, fromRow + LIMITS.rows); line += 1) {
      const row = byLine.get(line);
      if (!row) continue;
      while (row.cells.length < fromColumn) row.cells.push(null);
      row.cells[fromColumn] ??= value;
    }
  }
  return rows;
}

function tidy({ line, cells, colours, spans }: OpenRow): TableRow {
  const full = Array.from(cells, (cell: Cell | undefined) => cell ?? null);
  return {
    line,
    cells: full,
    ...(Object.keys(colours).length > 0 ? { colours } : {}),
    ...(Object.keys(spans).length > 0 ? { spans } : {}),
  };
}
