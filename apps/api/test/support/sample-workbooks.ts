import { editionMoments, editionOf } from '@wegmarke/domain-testing/random-edition';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { editionWorkbook } from '../../src/features/editions/files/xlsx/edition-workbook';
import { readWorkbook } from './recalculated-workbook';

/** A workbook of a random edition as a spreadsheet program is to compute it: its formulas without what they give. */
export interface SampleWorkbook {
  readonly name: string;
  readonly file: Uint8Array;
  /** What every formula of it must give, by sheet and cell. */
  readonly expected: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly value: string | number;
  }[];
}

export async function sampleWorkbooks(count: number, seed: number): Promise<SampleWorkbook[]> {
  const moments = fc.sample(editionMoments(['de', 'en', 'nl', 'ar']), { numRuns: count, seed });
  return Promise.all(
    moments.map(async (moment, at) => {
      const file = await editionWorkbook(editionOf(moment), 'ef'.repeat(32));
      const expected = [...readWorkbook(file).sheets].flatMap(([sheet, cells]) =>
        [...cells].flatMap(([cell, { formula, value }]) =>
          formula === null ? [] : [{ sheet, cell, value: value ?? '' }],
        ),
      );
      return { name: `edition-${String(at + 1)}.xlsx`, file: withoutResults(file), expected };
    }),
  );
}

/** Cells of a workbook that a spreadsheet program wrote, as `Sheet!A1`; nothing where a formula gave no text. */
export function computedCells(file: Uint8Array): ReadonlyMap<string, string | number> {
  return new Map(
    [...readWorkbook(file).sheets].flatMap(([sheet, cells]) =>
      [...cells].map(([cell, { value }]) => [`${sheet}!${cell}`, value ?? ''] as const),
    ),
  );
}

function withoutResults(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, bytes]) => [
        path,
        path.startsWith('xl/worksheets/')
          ? strToU8(strFromU8(bytes).replace(/<\/f><v>[^<]*<\/v>/gu, '</f>'))
          : bytes,
      ]),
    ),
  );
}
