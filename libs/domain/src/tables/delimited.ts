import type { Cell, TableRow } from './table';

export const SEPARATORS = [';', ',', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** More characters than any file needs to show its separator. */
const SNIFFED = 65_536;

/**
 * Rows of a text with separators. Quotes may hold separators and line breaks; a quote in the middle of a cell is part of
 * it; what stands behind a closing quote is kept. `line` is the line of the file on which the row begins.
 */
export function parseDelimited(text: string, separator: Separator): TableRow[] {
  const rows: TableRow[] = [];
  let cells: Cell[] = [];
  let cell = '';
  let line = 1;
  let begunOn = 1;
  let quoted = false;
  let isStart = true;
  /** The quote that is open: where nothing closes it, it was an ordinary character. */
  let opened = { at: -1, line: 1 };
  let ordinary = -1;
  const endCell = (): void => {
    cells.push(cell === '' ? null : withoutGuard(cell));
    cell = '';
    isStart = true;
  };
  const endRow = (): void => {
    endCell();
    rows.push({ line: begunOn, cells });
    cells = [];
  };
  for (let at = 0; at < text.length || quoted; at += 1) {
    if (at >= text.length) {
      quoted = false;
      cell = '';
      at = opened.at - 1;
      line = opened.line;
      ordinary = opened.at;
      continue;
    }
    const character = text.charAt(at);
    if (quoted) {
      if (character === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quoted = false;
      else {
        if (character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n')) line += 1;
        cell += character;
      }
    } else if (character === '"' && isStart && at !== ordinary) {
      quoted = true;
      isStart = false;
      opened = { at, line };
    } else if (character === separator) endCell();
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endRow();
      line += 1;
      begunOn = line;
    } else {
      cell += character;
      if (character !== ' ') isStart = false;
    }
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/**
 * The separator that cuts the most rows into the same number of cells, more than one. A file may name it itself in a
 * first line `sep=;`.
 */
export function guessSeparator(text: string): Separator {
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  const own = SEPARATORS.find((separator) => separator === named);
  if (own) return own;
  const start = text.slice(0, SNIFFED);
  const scored = SEPARATORS.map((separator) => ({ separator, score: scoreOf(start, separator) }));
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).separator;
}

function scoreOf(text: string, separator: Separator): number {
  const widths = parseDelimited(text, separator)
    .filter(({ cells }) => cells.some((cell) => cell !== null))
    .map(({ cells }) => cells.length);
  // The last row may be cut off by the end of the sample.
  if (widths.length > 2) widths.pop();
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (width < 2) return 0;
  // Agreement counts more than the number of cells: a sentence has commas too.
  return (rows / widths.length) * 100 + Math.min(width, 40);
}

/**
 * What a spreadsheet would take for a formula: its characters, also in full width, and behind blanks or what cannot be
 * seen, which some programs drop before they look.
 */
const FORMULA =
  '[\\s\\p{Cc}\\p{Cf}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B]|[\\t\\r]';
const FORMULA_LIKE = new RegExp(`^'*(?:${FORMULA})`, 'u');
/** What our own guard looks like. */
const GUARDED = new RegExp(`^'+(?:${FORMULA})`, 'u');

/** A text that a spreadsheet opens as text: a leading quote mark stands before what looks like a formula. */
export function withGuard(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

/** The text as it was before `withGuard`. */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

/**
 * CSV that spreadsheets of this part of the world open by a double click: semicolons, CRLF, byte order mark.
 * Texts that look like formulas are guarded; numbers are written with a point.
 */
export function writeDelimited(rows: readonly (readonly Cell[])[], separator: Separator = ';'): string {
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, separator)).join(separator));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function writeCell(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = withGuard(cell);
  const needsQuotes = /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim();
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
