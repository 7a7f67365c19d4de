import type { EditionContent, Language } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { editionMoments, editionOf } from '@wegmarke/domain-testing/random-edition';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook, recalculate } from '../../../../../test/support/recalculated-workbook';
import { readTable } from '../../../imports/reading/read-table';
import { editionWorkbook } from './edition-workbook';

const HASH = 'ab'.repeat(32);
const LANGUAGES = ['de', 'en', 'nl', 'ar'] as const;

/** As near as numbers of 64 bits come; nothing computed and nothing written are the same. */
function isSame(written: unknown, computed: unknown): boolean {
  if (typeof written === 'number' && typeof computed === 'number')
    return Math.abs(written - computed) <= 1e-9 * Math.max(1, Math.abs(written));
  return (written ?? '') === (computed ?? '');
}

async function differences(content: EditionContent): Promise<string[]> {
  const cells = recalculate(readWorkbook(await editionWorkbook(content, HASH)));
  return cells
    .filter(({ written, computed }) => !isSame(written, computed))
    .map(
      ({ sheet, cell, formula, written, computed }) =>
        `${sheet}!${cell} =${formula}: ${String(written)}, computed ${String(computed)}`,
    );
}

/** The displayed figures of the strategy by their formulas, as computed: today's scope and as adopted. */
async function displayed(content: EditionContent, language: Language) {
  const words = await loadWords(language);
  const sheet = words.say('workbook.sheet.strategy');
  const book = readWorkbook(await editionWorkbook(content, HASH));
  const computed = new Map(recalculate(book).map((cell) => [`${cell.sheet}!${cell.cell}`, cell.computed]));
  const at = (cell: string): unknown => computed.get(`${sheet}!${cell}`);
  const percent = (cell: string): number | null => {
    const value = at(cell);
    return typeof value === 'number' ? value : null;
  };
  const figures = (column: string) => ({
    actual: percent(`${column}2`),
    planned: percent(`${column}3`),
    compared: percent(`${column}4`),
    health: at(`${column}6`) ?? null,
  });
  return { today: figures('B'), adopted: figures('C') };
}

describe('the workbook of an edition', () => {
  it('computes what is written in it by another engine’s reading of its formulas, on random plans', async () => {
    await fc.assert(
      fc.asyncProperty(editionMoments(), async (moment) => {
        expect(await differences(editionOf(moment))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the displayed figures and the health of the strategy in every language', async () => {
    await fc.assert(
      fc.asyncProperty(editionMoments(LANGUAGES), async (moment) => {
        const content = editionOf(moment);
        const { explanation } = content;
        const words = await loadWords(moment.language);
        const { todayScope, asAdopted, health, healthAsAdopted } = explanation;
        const expected = (figures: typeof todayScope | typeof asAdopted, state: typeof healthAsAdopted) => ({
          actual: figures.actual?.percent ?? null,
          planned: figures.planned?.percent ?? null,
          compared: figures.compared?.percent ?? null,
          health: state && words.say(`health.${state}`),
        });
        expect(await displayed(content, moment.language)).toEqual({
          today: expected(todayScope, health),
          adopted: expected(asAdopted, healthAsAdopted),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('writes what people wrote as text, whatever it looks like, and its own names once in a sheet', async () => {
    for (const language of LANGUAGES) {
      const [moment] = fc.sample(editionMoments([language]), { numRuns: 1, seed: 11 });
      if (!moment) throw new Error('no moment');
      const file = await editionWorkbook(editionOf(moment), HASH);
      const { sheets, names } = readWorkbook(file);
      const formulas = [...sheets.values()].flatMap((cells) =>
        [...cells.values()].flatMap(({ formula }) => formula ?? []),
      );
      expect(formulas.filter((text) => text.includes('HYPERLINK'))).toEqual([]);
      expect(names.size).toBeGreaterThan(40);
      expect(new Set([...sheets.keys()].map((name) => name.toLowerCase())).size).toBe(sheets.size);
      for (const { rows } of readTable(file, 'edition.xlsx').sheets) {
        const headings = (rows[0]?.cells ?? []).map((cell) => String(cell).toLowerCase());
        expect(new Set(headings).size).toBe(headings.length);
      }
    }
  });

  it('names its language and title, and its heading rows as those of tables', async () => {
    const [moment] = fc.sample(editionMoments(['ar']), { numRuns: 1, seed: 3 });
    if (!moment) throw new Error('no moment');
    const parts = unzipSync(await editionWorkbook(editionOf(moment), HASH));
    const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    expect(text('docProps/core.xml')).toContain('<dc:language>ar</dc:language>');
    expect(text('docProps/core.xml')).toContain('<dc:title>Halbjahresbericht</dc:title>');
    expect(text('xl/worksheets/sheet4.xml')).toContain('rightToLeft="1"');
    expect(text('xl/worksheets/sheet4.xml')).toContain('state="frozen"');
    expect(text('xl/tables/table4.xml')).toContain('headerRowCount="1"');
  });

  it('is the same to the byte for the same content', async () => {
    const [moment] = fc.sample(editionMoments(), { numRuns: 1, seed: 5 });
    if (!moment) throw new Error('no moment');
    const content = editionOf(moment);
    const [first, second] = [await editionWorkbook(content, HASH), await editionWorkbook(content, HASH)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});
