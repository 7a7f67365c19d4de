import type { TableFile } from '@wegmarke/domain/tables';
import { type DecodedText, decodeText } from './decode-text';
import { LIMITS, refuseTooMuch } from './limits';
import { readCsv } from './read-csv';
import { readGanttProject } from './read-gantt-project';
import { readJson } from './read-json';
import { readMsProject } from './read-ms-project';
import { UnreadableFile } from './unreadable-file';
import { readWorkbook } from './xlsx/read-workbook';

/**
 * Reads any list, by what the file holds and not by what it is called.
 * @throws UnreadableFile with the reason for a person
 */
export function readTable(bytes: Uint8Array, fileName: string): TableFile {
  const table = readKnown(bytes, fileName);
  refuseTooMuch(table.sheets);
  return table;
}

function readKnown(bytes: Uint8Array, fileName: string): TableFile {
  if (bytes.length === 0) throw new UnreadableFile('file-empty');
  if (bytes.length > LIMITS.fileBytes) throw new UnreadableFile('file-too-large');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFile('workbook-encrypted');
  if (isOtherBinary(bytes)) throw new UnreadableFile('not-a-list');
  const decoded = decodeText(bytes);
  const start = decoded.text.slice(0, 4_096).trimStart();
  if (start === '') throw new UnreadableFile('file-empty');
  if (start.startsWith('<')) return readPlan(decoded, start);
  if (/^[[{]\s*(?:["{[\]}]|-?\d|true|false|null)/u.test(start)) return readJson(decoded);
  return readCsv(decoded, fileName.replace(/\.[^.]*$/u, ''));
}

function readPlan({ text }: DecodedText, start: string): TableFile {
  if (start.includes('schemas.microsoft.com/project')) return readMsProject(text);
  if (/<project\b[^>]*\bgantt-divider-location=/u.test(start)) return readGanttProject(text);
  throw new UnreadableFile(/^<(?:!doctype html|html)/iu.test(start) ? 'not-a-list' : 'xml-unknown');
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** PDF, pictures, packages: what no list begins with. */
function isOtherBinary(bytes: Uint8Array): boolean {
  const signatures = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x1f, 0x8b],
    [0x52, 0x61, 0x72, 0x21],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x7f, 0x45, 0x4c, 0x46],
    [0x4d, 0x5a, 0x90],
  ];
  return signatures.some((signature) => startsWith(bytes, signature));
}
