import {
  type Cell,
  cellText,
  type DecimalMark,
  isFilled,
  matchingKey,
  parseAmount,
  parseDay,
  type TableRow,
} from '../tables';
import { isSignal, lightNamed, phaseNamed } from './value-words';

/** What the values of a column look like; shares are of the filled ones, 0 to 1. */
export interface ColumnShape {
  readonly filled: number;
  readonly fillShare: number;
  readonly samples: readonly string[];
  readonly days: number;
  readonly lights: number;
  readonly phases: number;
  readonly amounts: number;
  readonly money: number;
  readonly percents: number;
  readonly weights: number;
  /** Values with letters in them: telephone numbers have none. */
  readonly letters: number;
  readonly distinct: number;
  readonly meanLength: number;
  /** Different fills that say something. */
  readonly colours: number;
}

/** More rows do not change what a column looks like. */
const LOOKED_AT = 2_000;
const SAMPLES = 5;
const LONGEST_SAMPLE = 80;

export function shapeOf(rows: readonly TableRow[], column: number, decimals: DecimalMark): ColumnShape {
  const looked = rows.slice(0, LOOKED_AT);
  const cells = looked.map(({ cells }) => cells[column] ?? null).filter(isFilled);
  const share = (test: (cell: string | number) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  const colours = new Set(
    looked
      .map(({ colours }) => colours?.[column] ?? '')
      .filter((colour) => colour !== '' && isSignal(colour)),
  );
  return {
    filled: rows.filter(({ cells }) => isFilled(cells[column])).length,
    fillShare: looked.length === 0 ? 0 : cells.length / looked.length,
    samples: samplesOf(cells),
    days: share(isDayLike),
    lights: share((cell) => typeof cell === 'string' && lightNamed(cell) !== null),
    phases: share((cell) => typeof cell === 'string' && phaseNamed(cell) !== null),
    amounts: share((cell) => amountOf(cell, decimals) !== null),
    money: share((cell) => amountOf(cell, decimals)?.money === true),
    percents: share((cell) => isPercentLike(cell, decimals)),
    weights: share((cell) => isWeight(amountOf(cell, decimals)?.value)),
    letters: share((cell) => typeof cell === 'string' && /\p{L}{2}/u.test(cell)),
    distinct:
      cells.length === 0 ? 0 : new Set(cells.map((cell) => matchingKey(cellText(cell)))).size / cells.length,
    meanLength:
      cells.length === 0
        ? 0
        : cells.reduce<number>((sum, cell) => sum + cellText(cell).length, 0) / cells.length,
    colours: colours.size,
  };
}

const amountOf = (cell: string | number, decimals: DecimalMark) =>
  typeof cell === 'number' ? { value: cell, money: false, percent: false } : parseAmount(cell, decimals);

export const isWeight = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= 1000;

/** A day, or a word for none; a bare number only where it could be the number of a day. */
function isDayLike(cell: string | number): boolean {
  if (typeof cell === 'number') return cell > 32_000 && cell < 80_000;
  const { kind } = parseDay(cell, { order: 'day-first', edge: 'last' });
  return kind === 'day' || kind === 'placeholder' || kind === 'impossible';
}

function isPercentLike(cell: string | number, decimals: DecimalMark): boolean {
  const amount = amountOf(cell, decimals);
  return amount !== null && !amount.money && amount.value >= 0 && amount.value <= 100;
}

function samplesOf(cells: readonly Cell[]): string[] {
  const texts = new Set<string>();
  for (const cell of cells) {
    const text = cellText(cell).replace(/\s+/gu, ' ').trim();
    texts.add(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text);
    if (texts.size === SAMPLES) break;
  }
  return [...texts];
}
