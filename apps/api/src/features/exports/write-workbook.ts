import { daysBetween, isDay } from '@wegmarke/domain/calendar';
import type { Cell } from '@wegmarke/domain/tables';
import { strToU8, zipSync } from 'fflate';

/** A sheet as it is written: headings first. Days are the text `YYYY-MM-DD` in columns marked so. */
export interface WrittenSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns, from 0, that hold days. */
  readonly dayColumns: ReadonlySet<number>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const EPOCH = '1899-12-30';
/** Styles by number: plain, heading, day, text that a spreadsheet must not take for a formula. */
const [PLAIN, HEADING, DAY, QUOTED] = [0, 1, 2, 3];

const PARTS = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="170" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
};

/** A workbook with one sheet. Texts are written as texts, whatever they look like: nothing in it computes. */
export function writeWorkbook(sheet: WrittenSheet): Buffer {
  const parts = Object.fromEntries(Object.entries(PARTS).map(([path, xml]) => [path, strToU8(HEAD + xml)]));
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(sheetName(sheet.name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  parts['xl/workbook.xml'] = strToU8(HEAD + workbook);
  parts['xl/worksheets/sheet1.xml'] = strToU8(HEAD + sheetXml(sheet));
  return Buffer.from(zipSync(parts, { level: 6 }));
}

function sheetXml({ headings, rows, dayColumns }: WrittenSheet): string {
  const lines = [
    rowXml(headings, 1, () => HEADING, new Set()),
    ...rows.map((cells, at) => rowXml(cells, at + 2, styleOf, dayColumns)),
  ];
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `<worksheet xmlns="${MAIN}">${pane}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function rowXml(
  cells: readonly Cell[],
  row: number,
  style: (text: string) => number,
  dayColumns: ReadonlySet<number>,
): string {
  const written = cells.map((cell, column) => {
    if (cell === null) return '';
    const reference = `${columnName(column)}${row}`;
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (dayColumns.has(column) && isDay(cell))
      return `<c r="${reference}" s="${DAY}"><v>${daysBetween(EPOCH, cell)}</v></c>`;
    return `<c r="${reference}" s="${style(cell)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

const styleOf = (text: string): number => (/^[=+\-@]/u.test(text) ? QUOTED : PLAIN);

/** What XML cannot hold is written as `_x000B_`; a text that looks like that already keeps its underscore. */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, escapeCharacter)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const escapeCharacter = (found: string): string => `_x${found.charCodeAt(0).toString(16).padStart(4, '0')}_`;

/** At most 31 characters, without those that name ranges. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/gu, ' ').slice(0, 31) || 'Sheet';

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
