import type { Cell } from '@wegmarke/domain/tables';
import type { WordKey, Words } from '@wegmarke/domain/words';

export type Said = Words<WordKey>;

/** A column of a file: its heading, and what it says of an item. No two columns of a view have the same heading. */
export interface Column<Item> {
  readonly heading: WordKey | ((words: Said) => string);
  readonly isDay?: true;
  readonly cell: (item: Item, words: Said) => Cell;
}

/** A view as a table, ready to be written in any format. */
export interface ViewTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly dayColumns: ReadonlySet<number>;
}

export function tableOf<Item>(
  columns: readonly Column<Item>[],
  items: readonly Item[],
  words: Said,
): ViewTable {
  return {
    headings: columns.map(({ heading }) =>
      typeof heading === 'function' ? heading(words) : words.say(heading),
    ),
    rows: items.map((item) => columns.map(({ cell }) => cell(item, words))),
    dayColumns: new Set(columns.flatMap(({ isDay }, at) => (isDay ? [at] : []))),
  };
}
