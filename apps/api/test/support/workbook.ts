import { strToU8, zipSync, type Zippable } from 'fflate';

type TestCell = string | number | null | { readonly value: string | number; readonly style: number };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly merges?: readonly string[];
}

/** Styles by number: 1 a day, 2 per cent, 3 red, 4 green. */
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill></fills>
<cellXfs count="5"><xf numFmtId="0" fillId="0"/><xf numFmtId="170" fillId="0"/><xf numFmtId="9" fillId="0"/>
<xf numFmtId="0" fillId="2"/><xf numFmtId="0" fillId="3"/></cellXfs></styleSheet>`;

/** A workbook as an office program writes one, small enough to be read in a test. */
export function workbook(sheets: readonly TestSheet[], more: Zippable = {}): Uint8Array<ArrayBuffer> {
  const strings: string[] = [];
  const parts: Zippable = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
        .map(({ name }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, at) => `<Relationship Id="rId${at + 1}" Type="sheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(STYLES),
  };
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(sheetXml(sheet, strings));
  });
  parts['xl/sharedStrings.xml'] = strToU8(
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
  );
  return zipSync({ ...parts, ...more });
}

function sheetXml({ rows, merges = [] }: TestSheet, strings: string[]): string {
  const body = rows.map((cells, row) => {
    const written = cells
      .map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, strings))
      .join('');
    return cells.length === 0 ? '' : `<row r="${row + 1}">${written}</row>`;
  });
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`;
}

function cellXml(cell: TestCell, reference: string, strings: string[]): string {
  if (cell === null) return '';
  const { value, style } = typeof cell === 'object' ? cell : { value: cell, style: 0 };
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  const at = strings.includes(value) ? strings.indexOf(value) : strings.push(value) - 1;
  return `<c r="${reference}" s="${style}" t="s"><v>${at}</v></c>`;
}

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${columnName(column % 26)}`;
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
