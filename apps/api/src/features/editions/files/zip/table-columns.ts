import type { ExplainedPart, Share } from '@wegmarke/domain/contracts';
import type { Cell } from '@wegmarke/domain/tables';
import type { WordKey, Words } from '@wegmarke/domain/words';

export type Said = Words<WordKey>;
export type Datatype = 'string' | 'integer' | 'decimal' | 'date' | 'dateTime';

/** A column of a table: what programs call it, and what people read. */
export interface TableColumn<Line> {
  readonly name: string;
  readonly datatype: Datatype;
  readonly meaning: (words: Said) => string;
  readonly cell: (line: Line, words: Said) => Cell;
}

/** A table of an edition, ready to be written. */
export interface EditionTable {
  readonly file: string;
  readonly title: string;
  readonly columns: readonly {
    readonly name: string;
    readonly datatype: Datatype;
    readonly meaning: string;
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

export function table<Line>(
  words: Said,
  file: string,
  title: WordKey,
  columns: readonly TableColumn<Line>[],
  lines: readonly Line[],
): EditionTable {
  return {
    file,
    title: words.say(title),
    columns: columns.map(({ name, datatype, meaning }) => ({ name, datatype, meaning: meaning(words) })),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line, words))),
  };
}

export const column = <Line>(
  name: string,
  datatype: Datatype,
  heading: WordKey,
  cell: TableColumn<Line>['cell'],
): TableColumn<Line> => ({ name, datatype, meaning: (words) => words.say(heading), cell });

type ScopeName = 'today' | 'adopted';

/** `today_weight`: "Today’s scope: weight". */
export const scoped = <Line>(
  scope: ScopeName,
  name: string,
  datatype: Datatype,
  heading: WordKey,
  cell: TableColumn<Line>['cell'],
): TableColumn<Line> => ({
  name: `${scope}_${name}`,
  datatype,
  meaning: (words) => words.say(`workbook.${scope}`, { what: words.say(heading) }),
  cell,
});

type Shares = Readonly<Record<'actual' | 'planned' | 'compared', Share | null>>;

/** Each figure with one decimal and as an exact fraction. */
export function shareColumns<Line>(
  scope: ScopeName,
  sharesOf: (line: Line) => Shares | null,
): TableColumn<Line>[] {
  return (['actual', 'planned', 'compared'] as const).flatMap((figure) => [
    scoped<Line>(
      scope,
      `${figure}_percent`,
      'decimal',
      `workbook.${figure}Percent`,
      (line) => sharesOf(line)?.[figure]?.percent ?? null,
    ),
    scoped<Line>(
      scope,
      `${figure}_exact`,
      'string',
      `workbook.${figure}Exact`,
      (line) => sharesOf(line)?.[figure]?.exact ?? null,
    ),
  ]);
}

export const weightColumn = <Line>(scope: ScopeName, partOf: (line: Line) => ExplainedPart | null) =>
  scoped<Line>(scope, 'weight', 'integer', 'explain.weight', (line) => partOf(line)?.weight ?? null);
