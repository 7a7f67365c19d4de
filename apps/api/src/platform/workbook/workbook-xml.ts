/** Names of the parts of an Office Open XML workbook, and how text stands in them. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** What XML cannot hold is written as `_x000B_`; a text that looks like that already keeps its underscore. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, escapeCharacter)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const escapeCharacter = (found: string): string => `_x${found.charCodeAt(0).toString(16).padStart(4, '0')}_`;

/** `A`, `Z`, `AA` … from 0. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** At most 31 characters, without those that name ranges. */
export const sheetName = (name: string): string =>
  name.replace(/[[\]:*?/\\']/gu, ' ').slice(0, 31) || 'Sheet';

/** Styles by number, as they stand in `STYLES`. */
export const STYLE = { plain: 0, heading: 1, day: 2, quoted: 3, figure: 4, percent: 5, wrapped: 6 } as const;

const FONTS =
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>';
const FILLS =
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
const FORMATS =
  '<numFmts count="3"><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="171" formatCode="0.000000"/><numFmt numFmtId="172" formatCode="0.0"/></numFmts>';
const WRAP = '<alignment vertical="top" wrapText="1"/>';
const CELLS = [
  '<xf xfId="0"/>',
  `<xf xfId="0" fontId="1" applyFont="1" applyAlignment="1">${WRAP}</xf>`,
  '<xf xfId="0" numFmtId="170" applyNumberFormat="1"/>',
  '<xf xfId="0" quotePrefix="1"/>',
  '<xf xfId="0" numFmtId="171" applyNumberFormat="1"/>',
  '<xf xfId="0" numFmtId="172" applyNumberFormat="1"/>',
  `<xf xfId="0" quotePrefix="1" applyAlignment="1">${WRAP}</xf>`,
];
export const STYLES = `<styleSheet xmlns="${MAIN}">${FORMATS}${FONTS}${FILLS}<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${String(CELLS.length)}">${CELLS.join('')}</cellXfs></styleSheet>`;
