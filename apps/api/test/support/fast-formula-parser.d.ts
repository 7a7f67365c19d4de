/** The little of it that the tests use. */
declare module 'fast-formula-parser' {
  interface CellRef {
    readonly sheet: string;
    readonly row: number;
    readonly col: number;
  }
  interface RangeRef {
    readonly sheet: string;
    readonly from: { readonly row: number; readonly col: number };
    readonly to: { readonly row: number; readonly col: number };
  }
  interface Settings {
    readonly onCell: (reference: CellRef) => unknown;
    readonly onRange: (reference: RangeRef) => unknown[][];
    readonly onVariable: (name: string, sheet: string) => CellRef | RangeRef | null;
  }
  export default class FormulaParser {
    constructor(settings: Settings);
    parse(formula: string, position: CellRef): unknown;
  }
}
