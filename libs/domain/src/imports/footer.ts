import type { ImportField } from '../contracts';
import { type Cell, cellText, filledCells, isFilled, parseDay, type TableRow } from '../tables';
import { isRemark, isStatedRemark, isTotal } from './value-words';

/** A remark of a few words may be a title; one as long as this is a sentence. */
const LONGEST_TITLE_ALONE = 80;
/** Rows near the end of a list that begin like a remark are one, whatever stands below them. */
const NEAR_THE_END = 12;

type Columns = ReadonlyMap<ImportField, readonly number[]>;

/**
 * The places of rows that stand below a table and not in it: remarks, and single texts of which it is not likely that
 * they are titles. Such a text is taken for the title of a project of which nothing more is known where the list has
 * others as bare, or two columns and no empty row in between; never where it is a sentence or stands in another column
 * than the titles.
 *
 * @param usual how many cells of a row are usually filled
 */
export function footerRows(
  rows: readonly TableRow[],
  columns: Columns,
  usual: number,
): ReadonlySet<TableRow> {
  const isNear = (at: number): boolean => usual > 2 && at >= rows.length - NEAR_THE_END;
  const found = new Set(
    rows.filter(({ cells }, at) => isNear(at) && filledCells(cells) <= 2 && isRemark(firstText(cells))),
  );
  let start = rows.length;
  while (start > 0 && mayStandBelow(rows[start - 1]?.cells ?? [], usual)) start -= 1;
  const isBareAbove = rows.slice(0, start).some(({ cells }) => filledCells(cells) === 1);
  let mayBeTitle = usual <= 2 || isBareAbove;
  for (const row of rows.slice(start)) {
    const filled = filledCells(row.cells);
    if (filled === 0 || isTotalRow(row.cells, usual)) mayBeTitle = isBareAbove;
    else if (!mayBeTitle || !isTitleAlone(row.cells, columns)) found.add(row);
  }
  return found;
}

/** "Summe", and behind it numbers or nothing. What has a day is no sum, whatever it is called. */
export function isTotalRow(cells: readonly Cell[], usual: number): boolean {
  return isTotal(firstText(cells)) && filledCells(cells) <= Math.max(usual, 2) && restIsFigures(cells);
}

function mayStandBelow(cells: readonly Cell[], usual: number): boolean {
  const filled = filledCells(cells);
  if (filled === 0 || isTotalRow(cells, usual)) return true;
  return filled === 1 ? usual >= 2 : filled === 2 && isStatedRemark(firstText(cells));
}

function isTitleAlone(cells: readonly Cell[], columns: Columns): boolean {
  const [titles] = columns.get('project') ?? columns.get('milestone') ?? [];
  const text = firstText(cells);
  const isSentence = text.length > LONGEST_TITLE_ALONE || /[.!:]$/u.test(text);
  return (
    filledCells(cells) === 1 && cells.findIndex(isFilled) === titles && !isSentence && !isStatedRemark(text)
  );
}

const firstText = (cells: readonly Cell[]): string => cellText(cells.find(isFilled)).trim();

/** Everything behind the first filled cell is a number or nothing. */
function restIsFigures(cells: readonly Cell[]): boolean {
  const first = cells.findIndex(isFilled);
  return cells
    .slice(first + 1)
    .every(
      (cell) =>
        !isFilled(cell) ||
        typeof cell === 'number' ||
        /^[-–—]$/u.test(cell) ||
        (/\d/u.test(cell) && parseDay(cell, { order: 'day-first', edge: 'last' }).kind !== 'day'),
    );
}
