import { type Rational, toExact } from '@wegmarke/domain/rational';
import {
  cellOf,
  type ColumnKind,
  type FormulaCell,
  rangeOf,
  type WrittenCell,
  type WrittenSheet,
} from '../../../../platform/workbook/write-workbook';
import { columnName } from '../../../../platform/workbook/workbook-xml';

/** A column that formulas can name: `weight` of the sheet `milestone` is `milestone_weight`. */
export interface FormulaColumn<Line> {
  readonly id: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  /** `here` gives the reference of another column in the same line. */
  readonly cell: (line: Line, here: (id: string) => string, place: number) => WrittenCell;
}

/** A sheet whose columns have names, so that its formulas can be read. */
export class FormulaSheet<Line> {
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    /** What its names begin with, in English as the functions are written in the file. */
    readonly id: string,
    readonly name: string,
    readonly columns: readonly FormulaColumn<Line>[],
    readonly lines: readonly Line[],
  ) {
    this.#places = new Map(columns.map((column, at) => [column.id, at]));
  }

  /** One cell of it, for a formula of any sheet. */
  at(id: string, place: number): string {
    return cellOf(this.name, this.#place(id), place);
  }

  /** Some lines of a column, for a formula of any sheet. */
  block(id: string, first: number, count: number): string {
    const [from, to] = [this.at(id, first), this.at(id, first + count - 1)];
    return `${from}:${to.slice(to.lastIndexOf('!') + 1)}`;
  }

  get names(): { readonly name: string; readonly refersTo: string; readonly heading: string }[] {
    return this.columns.map(({ id, heading }, at) => ({
      name: `${this.id}_${id}`,
      refersTo: rangeOf(this.name, at, this.lines.length),
      heading,
    }));
  }

  get written(): WrittenSheet {
    return {
      name: this.name,
      columns: this.columns,
      table: `${this.id.charAt(0).toUpperCase()}${this.id.slice(1)}Table`,
      rows: this.lines.map((line, place) => {
        const here = (id: string): string => `$${columnName(this.#place(id))}${String(place + 2)}`;
        return this.columns.map(({ cell }) => cell(line, here, place));
      }),
    };
  }

  #place(id: string): number {
    const place = this.#places.get(id);
    if (place === undefined) throw new RangeError(`No column ${id} in ${this.id}`);
    return place;
  }
}

/** @param kind where it is not what its column holds */
export const formula = (
  text: string,
  value: string | number | Rational | null,
  kind?: ColumnKind,
): FormulaCell => ({
  formula: text,
  value: value === null ? '' : typeof value === 'object' ? toNumber(value) : value,
  ...(kind && { kind }),
});

/** A fraction as a spreadsheet computes it: a whole number, or a formula such as `3/2`. */
export function fractionCell(value: Rational | null): WrittenCell {
  if (value === null) return null;
  return value.d === 1n ? toNumber(value) : formula(toExact(value), value);
}

/** As near as a number of 64 bits comes, whatever the size of its parts. */
export function toNumber({ n, d }: Rational): number {
  const whole = n / d;
  const rest = n - whole * d;
  return Number(whole) + Number((rest * 10n ** 20n) / d) / 1e20;
}

/** A text inside a formula. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
