import type { ImportReason, ImportRow } from '@wegmarke/domain/contracts';
import { writeDelimited } from '@wegmarke/domain/tables';
import type { WordKey, Words } from '@wegmarke/domain/words';

/**
 * Rejected rows as a file that a spreadsheet opens: line and reasons first, then the cells as they were. Corrected there,
 * it can be imported again.
 */
export function rejectionsFile(
  words: Words<WordKey>,
  titles: readonly string[],
  rows: readonly ImportRow[],
): string {
  const heading = [words.say('member.import.file.line'), words.say('member.import.file.reasons')];
  return writeDelimited([
    [...heading, ...titles],
    ...rows.map(({ line, reasons, cells }) => [
      line,
      reasons.map((reason) => sayReason(words, titles, reason)).join(' '),
      ...cells.map((cell) => (cell === '' ? null : cell)),
    ]),
  ]);
}

/** "Enddatum: Diesen Tag gibt es nicht (31.02.2026)." */
export function sayReason(
  words: Words<WordKey>,
  titles: readonly string[],
  { code, column, value }: ImportReason,
): string {
  const key = `member.import.reason.${code}`;
  const said = words.has(key) ? words.say(key, { value: value ?? '' }) : code;
  const title = column === null ? '' : (titles[column] ?? '');
  return title === '' ? said : `${title}: ${said}`;
}
