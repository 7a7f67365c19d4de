import type { EditionContent } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { writeWorkbook } from '../../../../platform/workbook/write-workbook';
import { pillarSheet, projectSheet } from './level-sheets';
import { linesOf } from './milestone-lines';
import { milestoneSheets } from './milestones-sheet';
import { notesSheet } from './notes-sheet';
import { strategySheet } from './strategy-sheet';
import { accountSheet, changesSheet, itemsSheet, resolutionsSheet } from './told-sheets';

/**
 * An edition as a workbook whose formulas compute every figure of it from its sheet of milestones: from these its
 * projects, from projects the pillars, from pillars the strategy, in both scopes. The same content gives the same bytes.
 *
 * @param contentHash of the edition's content: SHA-256, hex
 */
export async function editionWorkbook(content: EditionContent, contentHash: string): Promise<Uint8Array> {
  const words = await loadWords(content.language);
  const lines = linesOf(content);
  const strategy = strategySheet(content, lines, words);
  const { milestones, successors } = milestoneSheets(lines, words, content);
  const sheets = [pillarSheet(lines, words, content), projectSheet(lines, words, content), milestones];
  const names = [...strategy.names, ...sheets.flatMap((sheet) => sheet.names)];
  return writeWorkbook({
    title: content.title,
    language: content.language,
    rightToLeft: words.direction === 'rtl',
    names,
    sheets: [
      strategy.sheet,
      ...sheets.map((sheet) => sheet.written),
      successors.written,
      changesSheet(content, words),
      itemsSheet(content, words),
      accountSheet(content, words),
      resolutionsSheet(content, words),
      notesSheet(content, contentHash, words, names),
    ],
  });
}
