import type { TableFile } from '@wegmarke/domain/tables';
import { LIMITS, TableCounter } from '../limits';
import { UnreadableFile } from '../unreadable-file';
import { readXml } from '../xml';
import { openPackage, type WorkbookPackage } from './package';
import { readSheet } from './read-sheet';
import { readStyles } from './styles';

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

/** All sheets of a workbook: values as they were last computed, days as days, fills as colours. */
export function readWorkbook(bytes: Uint8Array): TableFile {
  const parts = openPackage(bytes);
  const { entries, from1904 } = readEntries(part(parts, 'xl/workbook.xml'));
  const targets = readTargets(part(parts, 'xl/_rels/workbook.xml.rels'));
  const strings = readStrings(parts['xl/sharedStrings.xml']);
  const styles = readStyles(parts['xl/styles.xml'], parts['xl/theme/theme1.xml']);
  const counter = new TableCounter();
  const sheets = entries.flatMap(({ name, relation, hidden }) => {
    const target = targets.get(relation) ?? '';
    const xml = Object.hasOwn(parts, target) ? parts[target] : undefined;
    if (!xml) return [];
    counter.nextSheet();
    return [{ name, hidden, rows: readSheet(xml, { strings, styles, from1904, counter }) }];
  });
  if (sheets.length === 0) throw new UnreadableFile('workbook-damaged');
  return { format: 'xlsx', read: { encoding: null, separator: null }, sheets };
}

function part(parts: WorkbookPackage, path: string): Uint8Array {
  const found = parts[path];
  if (!found) throw new UnreadableFile('workbook-damaged');
  return found;
}

function readEntries(xml: Uint8Array): {
  readonly entries: readonly SheetEntry[];
  readonly from1904: boolean;
} {
  const entries: SheetEntry[] = [];
  let from1904 = false;
  readXml(xml, 'workbook-damaged', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      if (entries.length >= LIMITS.sheets) throw new UnreadableFile('too-many-sheets');
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      entries.push({
        name: attributes['name'] ?? '',
        relation,
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
      });
    },
  });
  return { entries, from1904 };
}

/** Paths of the parts that relations name, seen from the root of the package. */
function readTargets(xml: Uint8Array): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, 'workbook-damaged', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      targets.set(
        attributes['Id'] ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`,
      );
    },
  });
  return targets;
}

/** Texts that cells share, by number. What only tells how to read a word aloud is left out. */
function readStrings(xml: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (!xml) return strings;
  let text = '';
  let inText = false;
  let aloud = 0;
  readXml(xml, 'workbook-damaged', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') aloud += 1;
      else if (name === 't') inText = aloud === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') aloud -= 1;
      else if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
