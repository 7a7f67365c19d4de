import { cellText, filledCells, isFilled, matchingKey, type TableRow, widthOf } from '../tables';
import { isHeading } from './header-words';

/** How far down a list may begin. */
const SEARCHED = 25;
const LONGEST_HEADING = 60;

export interface Headings {
  /** The line of the (last) row of headings; null where there is none. */
  readonly line: number | null;
  /** One a column, each different; a column without a heading has none of its own (`''`). */
  readonly titles: readonly string[];
}

/**
 * The row of headings: the one among the first rows with the most texts that we know as headings, else the first that is
 * filled with short, different texts from edge to edge.
 */
export function findHeaderLine(rows: readonly TableRow[]): number | null {
  const width = widthOf(rows);
  const candidates = rows.slice(0, SEARCHED).map((row) => ({ row, score: headerScore(row, width) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, other) => (other.score > (found?.score ?? 0) ? other : found),
    null,
  );
  return best && best.score >= 1 ? best.row.line : null;
}

function headerScore({ cells }: TableRow, width: number): number {
  const texts = cells.filter(isFilled);
  if (texts.length === 0) return 0;
  const words = texts.filter((cell): cell is string => typeof cell === 'string' && isShortText(cell));
  if (words.length < texts.length * 0.6) return 0;
  const known = words.filter(isHeading).length;
  const different = new Set(words.map(matchingKey)).size;
  const filled = words.length / Math.max(width, 1);
  if (known === 0 && (filled < 0.6 || words.length < 2)) return 0;
  if (known === 1 && words.length === 1 && width > 2) return 0.5;
  return known * 2 + filled + different / words.length;
}

function isShortText(cell: string): boolean {
  const text = cell.trim();
  return text.length <= LONGEST_HEADING && /\p{L}|^\d{4}$/u.test(text);
}

/**
 * Titles of the columns. Headings in two rows are joined ("Termin – Plan"); equal ones are numbered.
 * @param width of the whole sheet: a row may be longer than the headings
 */
export function headingsAt(rows: readonly TableRow[], line: number | null, width: number): Headings {
  const at = rows.findIndex((row) => row.line === line);
  const row = rows[at];
  if (!row) return { line: null, titles: Array.from({ length: width }, () => '') };
  const above = rows[at - 1];
  const groups = above && hasGroups(above, row) ? spread(above) : [];
  const seen = new Map<string, number>();
  const own = spread(row);
  const titles = Array.from({ length: width }, (_, column) => {
    const [group = '', title = ''] = [groups[column], own[column]];
    const joined = group !== '' && title !== '' && group !== title ? `${group} – ${title}` : title || group;
    if (joined === '') return '';
    const count = (seen.get(matchingKey(joined)) ?? 0) + 1;
    seen.set(matchingKey(joined), count);
    return count === 1 ? joined : `${joined} (${count})`;
  });
  return { line: row.line, titles };
}

/** Whether the row above groups headings: it spans several, and is no title of the whole sheet. */
function hasGroups(above: TableRow, row: TableRow): boolean {
  const spans = Object.values(above.spans ?? {});
  return filledCells(above.cells) >= 1 && spans.some((span) => span > 1 && span < row.cells.length);
}

/** The texts of a row, each over all columns that its cell spans. */
function spread({ cells, spans = {} }: TableRow): string[] {
  const texts = cells.map((cell) =>
    cellText(cell)
      .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
      .trim(),
  );
  for (const [column, span] of Object.entries(spans)) {
    for (let next = 1; next < span; next += 1) texts[Number(column) + next] ||= texts[Number(column)] ?? '';
  }
  return texts;
}

/** Two files with the same signature have the same columns: what was said of the one holds for the other. */
export function headerSignature(titles: readonly string[]): string {
  return titles.map(matchingKey).join('|').replace(/\|+$/u, '');
}
