import type { TableSheet } from '@wegmarke/domain/tables';
import { UnreadableFile } from './unreadable-file';

/** A real list of a city has some hundred rows; a data file that somebody tries has thousands. */
export const LIMITS = {
  fileBytes: 25 * 1_048_576,
  unpackedBytes: 192 * 1_048_576,
  packedFiles: 2_000,
  rows: 50_000,
  columns: 300,
  cells: 2_000_000,
  cellCharacters: 20_000,
  /** Of all cells. A workbook may name one long text a million times, and every cell says it again when it is stored. */
  characters: 40_000_000,
  sheets: 200,
  jsonDepth: 64,
  readMilliseconds: 60_000,
  readMegabytes: 768,
} as const;

/** Counts while a file is read, so that what is too much is never held. */
export class TableCounter {
  #rows = 0;
  #cells = 0;

  /** @throws UnreadableFile where this row is one too many */
  row(cells: number): void {
    this.#rows += 1;
    this.#cells += cells;
    // The headings are a row, too.
    if (this.#rows > LIMITS.rows + 1) throw new UnreadableFile('too-many-rows');
    if (cells > LIMITS.columns) throw new UnreadableFile('too-many-columns');
    if (this.#cells > LIMITS.cells) throw new UnreadableFile('too-many-cells');
  }

  /** Rows are counted a sheet, cells for the whole file. */
  nextSheet(): void {
    this.#rows = 0;
  }
}

/** @throws UnreadableFile where a sheet is larger than is read, or all of them together */
export function refuseTooMuch(sheets: readonly TableSheet[]): void {
  const counter = new TableCounter();
  let characters = 0;
  for (const { rows } of sheets) {
    counter.nextSheet();
    for (const { cells, colours = {} } of rows) {
      counter.row(Math.max(cells.length, Object.keys(colours).length));
      for (const cell of cells) if (typeof cell === 'string') characters += cell.length;
      if (characters > LIMITS.characters) throw new UnreadableFile('too-much-text');
    }
  }
}
