import FormulaParser from 'fast-formula-parser';
import { strFromU8, unzipSync } from 'fflate';
import sax from 'sax';

/** A cell with what the file says it holds. */
export interface SheetCell {
  readonly formula: string | null;
  readonly value: string | number | null;
}

/** A workbook as its file has it. Cells by `A1`. */
export interface ReadWorkbook {
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, SheetCell>>;
  readonly names: ReadonlyMap<string, string>;
}

/** Reads sheets, formulas and names of a workbook, by a parser of XML and nothing of the product. */
export function readWorkbook(file: Uint8Array): ReadWorkbook {
  const parts = unzipSync(file);
  const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const titles: string[] = [];
  const shared: string[] = [];
  readXml(text('xl/sharedStrings.xml') || '<sst/>', (element, _, inside) => {
    if (element === 't') shared.push(inside);
  });
  const names = new Map<string, string>();
  readXml(text('xl/workbook.xml'), (element, attributes, inside) => {
    if (element === 'sheet') titles.push(attributes['name'] ?? '');
    if (element === 'definedName') names.set(attributes['name'] ?? '', inside);
  });
  const sheets = new Map(
    titles.map((title, at) => [title, readSheet(text(`xl/worksheets/sheet${String(at + 1)}.xml`), shared)]),
  );
  return { sheets, names };
}

function readSheet(xml: string, shared: readonly string[]): ReadonlyMap<string, SheetCell> {
  const cells = new Map<string, SheetCell>();
  let formula: string | null = null;
  let value: string | null = null;
  readXml(xml, (element, attributes, inside) => {
    if (element === 'f') formula = inside;
    if (element === 'v' || element === 't') value = inside;
    if (element !== 'c') return;
    const isText = ['str', 'inlineStr', 'e'].includes(attributes['t'] ?? '');
    const given = attributes['t'] === 's' ? (shared[Number(value)] ?? null) : isText ? value : Number(value);
    cells.set(attributes['r'] ?? '', { formula, value: value === null ? null : given });
    [formula, value] = [null, null];
  });
  return cells;
}

type AtEnd = (element: string, attributes: Readonly<Record<string, string>>, inside: string) => void;

function readXml(xml: string, atEnd: AtEnd): void {
  const parser = sax.parser(true);
  const open: { attributes: Record<string, string>; text: string }[] = [];
  parser.onopentag = ({ attributes }) =>
    open.push({ attributes: attributes as Record<string, string>, text: '' });
  parser.ontext = (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.onclosetag = (element) => {
    const { attributes, text } = open.pop() ?? { attributes: {}, text: '' };
    atEnd(element, attributes, text);
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
}

export interface Recalculated {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  /** What the file says, and what the formula gives. */
  readonly written: string | number | null;
  readonly computed: unknown;
}

/** Building one takes long; each reads one formula at a time, and one that waits for another cell is not idle. */
const idle: FormulaParser[] = [];
let reading: {
  readonly names: ReadonlyMap<string, string>;
  readonly valueOf: (sheet: string, cell: string) => unknown;
};

const newParser = (): FormulaParser =>
  new FormulaParser({
    onCell: ({ sheet, row, col }) => reading.valueOf(sheet, `${columnName(col)}${String(row)}`),
    onRange: ({ sheet, from, to }) =>
      Array.from({ length: to.row - from.row + 1 }, (_, down) =>
        Array.from({ length: to.col - from.col + 1 }, (_, along) =>
          reading.valueOf(sheet, `${columnName(from.col + along)}${String(from.row + down)}`),
        ),
      ),
    onVariable: (name) => referenceOf(reading.names.get(name)),
  });

/** Every formula cell of a workbook, computed anew by an engine that others wrote; what is written beside them is not read. */
export function recalculate({ sheets, names }: ReadWorkbook): Recalculated[] {
  const known = new Map<string, unknown>();
  const valueOf = (sheet: string, cell: string): unknown => {
    const key = `${sheet}!${cell}`;
    if (known.has(key)) return known.get(key);
    const found = sheets.get(sheet)?.get(cell);
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    let value: unknown = found?.value ?? null;
    if (found && found.formula !== null) {
      const parser = idle.pop() ?? newParser();
      value = parser.parse(found.formula, { sheet, row: Number(row), col: columnNumber(letters) });
      idle.push(parser);
    }
    known.set(key, value);
    return value;
  };
  reading = { names, valueOf };
  return [...sheets].flatMap(([sheet, cells]) =>
    [...cells].flatMap(([cell, { formula, value }]) =>
      formula === null ? [] : [{ sheet, cell, formula, written: value, computed: valueOf(sheet, cell) }],
    ),
  );
}

function referenceOf(text = '') {
  const [, sheet = '', from = '', first = '', to, last = ''] =
    /^'(.+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/u.exec(text) ?? [];
  const start = { row: Number(first), col: columnNumber(from) };
  if (to === undefined) return { sheet, ...start };
  return { sheet, from: start, to: { row: Number(last), col: columnNumber(to) } };
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const columnName = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : `${columnName(Math.floor((column - 1) / 26))}${columnName(((column - 1) % 26) + 1)}`;
