import { guessSeparator, parseDelimited, type TableFile } from '@wegmarke/domain/tables';
import type { DecodedText } from './decode-text';
import { UnreadableFile } from './unreadable-file';

/** Text with separators. A first line `sep=;` is an instruction, not a row. */
export function readCsv({ text, encoding }: DecodedText, name: string): TableFile {
  if (text.includes('\0')) throw new UnreadableFile('not-a-list');
  const separator = guessSeparator(text);
  const rows = parseDelimited(text, separator).filter(
    ({ line, cells }) => !(line === 1 && String(cells[0]).startsWith('sep=')),
  );
  return { format: 'csv', read: { encoding, separator }, sheets: [{ name, hidden: false, rows }] };
}
