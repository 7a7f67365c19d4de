import { addDays } from '@wegmarke/domain/calendar';
import { type Cell, parseDelimited, writeDelimited } from '@wegmarke/domain/tables';
import fc from 'fast-check';
import { readTable } from '../imports/reading/read-table';
import { writeList } from '../../platform/workbook/write-workbook';

/** What a person can have written: nothing that a cell drops at its edges, and no half characters. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      '+49 201',
      '-5',
      '@SUM(A1)',
      "'=x",
      '  =1+1',
      '\t=1+1',
      '\u00a0@SUM(A1)',
      '\u200b=1+1',
      '＝1+1',
      '＋49',
      ' －5',
      '＠x',
      "' ＝x",
      '00123',
      '1.5',
      '2026-01-01',
      '_x000D_',
      '<b>fett</b>',
      'a;b,"c"\nd',
    ),
  )
  .map((said) => said.replace(/\p{Cs}/gu, ''))
  .filter((said) => said.trim() !== '');
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const rows = fc.array(
  fc.tuple(
    text,
    fc.option(number, { nil: null }),
    fc.option(day, { nil: null }),
    fc.option(text, { nil: null }),
  ),
  { minLength: 1, maxLength: 12 },
);
const HEADINGS = ['Projekt', 'Gewicht', 'Ende', 'Notiz'];

/** What a cell is in a file that knows only texts. */
const asText = (cell: Cell): Cell => (typeof cell === 'number' ? String(cell) : cell);

describe('what is exported', () => {
  it('is read back from a workbook as it was', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const file = writeList({
          name: 'Plan',
          headings: HEADINGS,
          rows: cells,
          dayColumns: new Set([2]),
        });
        const [sheet] = readTable(file, 'plan.xlsx').sheets;
        const read = sheet!.rows.map((row) => [...row.cells, null, null, null, null].slice(0, 4));
        expect(read).toEqual([HEADINGS, ...cells]);
      }),
      { numRuns: 60 },
    );
  });

  it('never begins a cell of CSV with what a spreadsheet would compute', () => {
    const blanks = fc.string({
      unit: fc.constantFrom(' ', '\t', '\u00a0', '\u3000', '\u200b'),
      maxLength: 4,
    });
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠');
    fc.assert(
      fc.property(blanks, sign, fc.string(), (before, first, rest) => {
        const said = `${before}${first}${rest}`;
        const written = writeDelimited([[said]]).slice(1);
        expect(written).toMatch(/^"?'/u);
        expect(parseDelimited(written, ';').map(({ cells }) => cells)).toEqual([[said]]);
      }),
    );
  });

  it('is read back from CSV as it was', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const file = writeDelimited([HEADINGS, ...cells]);
        const read = parseDelimited(file.slice(1), ';').map((row) => row.cells);
        expect(read).toEqual([HEADINGS, ...cells.map((row) => row.map(asText))]);
      }),
      { numRuns: 60 },
    );
  });
});
