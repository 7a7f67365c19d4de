import { daysBetween, isDay } from '@wegmarke/domain/calendar';
import type { Cell } from '@wegmarke/domain/tables';
import { strToU8, type Zippable, zipSync } from 'fflate';
import {
  columnName,
  escapeXml,
  HEAD,
  MAIN,
  PACKAGE,
  RELATIONS,
  sheetName,
  STYLE,
  STYLES,
} from './workbook-xml';

/** What a column holds: decides its format. `figure`: a fraction of one; `percent`: with one decimal; `long`: text in lines. */
export type ColumnKind = 'text' | 'number' | 'day' | 'figure' | 'percent' | 'long';

export interface WrittenColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A formula without its leading sign, and what it gives: readers that do not compute show that. A day as `YYYY-MM-DD`. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: string | number;
  /** Where it is not what its column holds. */
  readonly kind?: ColumnKind;
}

export type WrittenCell = Cell | FormulaCell;

/** A sheet with headings in its first row. Days are the text `YYYY-MM-DD` in columns marked so. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Marks it as a table whose first row are headings, which screen readers say; unique in the workbook, `[A-Za-z]+`. */
  readonly table?: string;
}

export interface WrittenWorkbook {
  readonly title: string;
  /** Of its texts, as BCP 47; its sheets run from right to left where the language does. */
  readonly language: string | null;
  readonly rightToLeft?: boolean;
  readonly sheets: readonly WrittenSheet[];
  /** What formulas call ranges, with a reference as `rangeOf` writes it. */
  readonly names?: readonly { readonly name: string; readonly refersTo: string }[];
}

const EPOCH = '1899-12-30';
/** The same for every file, so that the same content has the same bytes: a ZIP keeps local time, from 1980 on. */
const WRITTEN_AT = new Date(1980, 0, 1);
const KIND_STYLES: Readonly<Record<ColumnKind, number>> = {
  text: STYLE.plain,
  number: STYLE.plain,
  day: STYLE.day,
  figure: STYLE.figure,
  percent: STYLE.percent,
  long: STYLE.wrapped,
};
const [NARROWEST, WIDEST, LONG] = [9, 48, 90];

/** A workbook with one list. Texts are written as texts, whatever they look like: nothing in it computes. */
export function writeList(list: {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns, from 0, that hold days. */
  readonly dayColumns: ReadonlySet<number>;
}): Buffer {
  const columns = list.headings.map((heading, at) => ({
    heading,
    kind: list.dayColumns.has(at) ? ('day' as const) : ('text' as const),
  }));
  return writeWorkbook({
    title: list.name,
    language: null,
    sheets: [{ name: list.name, columns, rows: list.rows }],
  });
}

/** An Office Open XML workbook. Only formula cells compute; every other text is text, whatever it looks like. */
export function writeWorkbook(workbook: WrittenWorkbook): Buffer {
  const { sheets, rightToLeft = false } = workbook;
  const parts: Zippable = {};
  const put = (path: string, xml: string): void => {
    parts[path] = [strToU8(HEAD + xml), { mtime: WRITTEN_AT }];
  };
  const tables = sheets.flatMap((sheet, at) => (sheet.table === undefined ? [] : [{ sheet, at }]));
  put('[Content_Types].xml', contentTypes(sheets.length, tables.length));
  put('_rels/.rels', PACKAGE_RELATIONS);
  put('docProps/core.xml', coreProperties(workbook));
  put('xl/workbook.xml', workbookXml(workbook));
  put('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  put('xl/styles.xml', STYLES);
  sheets.forEach((sheet, at) => {
    put(`xl/worksheets/sheet${String(at + 1)}.xml`, sheetXml(sheet, rightToLeft, at === 0));
  });
  tables.forEach(({ sheet, at }, index) => {
    const number = String(index + 1);
    const target = `<Relationship Id="rId1" Type="${RELATIONS}/table" Target="../tables/table${number}.xml"/>`;
    put(`xl/worksheets/_rels/sheet${String(at + 1)}.xml.rels`, relationships(target));
    put(`xl/tables/table${number}.xml`, tableXml(sheet, index + 1));
  });
  return Buffer.from(zipSync(parts, { level: 6 }));
}

/** How a formula names a column of a sheet, from its first to its last row; at least one row. */
export function rangeOf(sheet: string, column: number, rows: number): string {
  const letter = columnName(column);
  return `'${sheetName(sheet)}'!$${letter}$2:$${letter}$${String(Math.max(rows, 1) + 1)}`;
}

/** How a formula names one cell; rows from 0, below the headings. */
export function cellOf(sheet: string, column: number, row: number): string {
  return `'${sheetName(sheet)}'!$${columnName(column)}$${String(row + 2)}`;
}

const relationships = (inside: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;

const PACKAGE_RELATIONS = relationships(
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
);

function contentTypes(sheets: number, tables: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (path: string, type: string): string =>
    `<Override PartName="${path}" ContentType="${type}+xml"/>`;
  const counted = (count: number, path: (number: string) => string, type: string): string =>
    Array.from({ length: count }, (_, at) => override(path(String(at + 1)), type)).join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', `${spreadsheet}.sheet.main`)}${counted(sheets, (number) => `/xl/worksheets/sheet${number}.xml`, `${spreadsheet}.worksheet`)}${counted(tables, (number) => `/xl/tables/table${number}.xml`, `${spreadsheet}.table`)}${override('/xl/styles.xml', `${spreadsheet}.styles`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties')}</Types>`;
}

function coreProperties({ title, language }: WrittenWorkbook): string {
  const said = language === null ? '' : `<dc:language>${escapeXml(language)}</dc:language>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title>${said}</cp:coreProperties>`;
}

function workbookXml({ sheets, names = [] }: WrittenWorkbook): string {
  const listed = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escapeXml(sheetName(name))}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  );
  const defined = names.map(
    ({ name, refersTo }) => `<definedName name="${name}">${escapeXml(refersTo)}</definedName>`,
  );
  const definedNames = defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`;
  // Whoever opens it computes anew: what is shown never rests on what was written beside a formula.
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets>${definedNames}<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, at) => String(at + 1)).map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return relationships(
    `${each.join('')}<Relationship Id="rId${String(sheets + 1)}" Type="${RELATIONS}/styles" Target="styles.xml"/>`,
  );
}

function sheetXml(sheet: WrittenSheet, rightToLeft: boolean, isFirst: boolean): string {
  const { columns, rows, table } = sheet;
  const headings = columns.map(({ heading }) => heading);
  const lines = [
    rowXml(headings, 1, () => STYLE.heading),
    ...rows.map((cells, at) =>
      rowXml(cells, at + 2, (column) => KIND_STYLES[columns[column]?.kind ?? 'text']),
    ),
  ];
  const view = `${rightToLeft ? ' rightToLeft="1"' : ''}${isFirst ? ' tabSelected="1"' : ''}`;
  const pane = `<sheetViews><sheetView${view} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const parts = table === undefined ? '' : '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
  return `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${pane}${widths(sheet)}<sheetData>${lines.join('')}</sheetData>${parts}</worksheet>`;
}

function widths({ columns, rows }: WrittenSheet): string {
  if (columns.length === 0) return '';
  const each = columns.map(({ heading, kind }, at) => {
    const longest = Math.max(...heading.split(/\s/u).map((word) => word.length), NARROWEST);
    const texts = rows.slice(0, 500).map((cells) => shownLength(cells[at] ?? null));
    const width = Math.min(
      texts.reduce((most, length) => Math.max(most, length), longest) + 2,
      kind === 'long' ? LONG : WIDEST,
    );
    const number = String(at + 1);
    return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"/>`;
  });
  return `<cols>${each.join('')}</cols>`;
}

function shownLength(cell: WrittenCell): number {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell;
  return typeof value === 'string' ? Math.max(...value.split('\n').map((line) => line.length)) : NARROWEST;
}

function tableXml({ table = '', columns, rows }: WrittenSheet, id: number): string {
  const reference = `A1:${columnName(columns.length - 1)}${String(Math.max(rows.length, 1) + 1)}`;
  const named = columns.map(
    ({ heading }, at) => `<tableColumn id="${String(at + 1)}" name="${escapeXml(heading)}"/>`,
  );
  return `<table xmlns="${MAIN}" id="${String(id)}" name="${table}" displayName="${table}" ref="${reference}" headerRowCount="1"><autoFilter ref="${reference}"/><tableColumns count="${String(columns.length)}">${named.join('')}</tableColumns></table>`;
}

function rowXml(cells: readonly WrittenCell[], row: number, style: (column: number) => number): string {
  const written = cells.map((cell, column) =>
    cell === null ? '' : cellXml(cell, `${columnName(column)}${String(row)}`, style(column)),
  );
  return `<row r="${String(row)}">${written.join('')}</row>`;
}

function cellXml(cell: string | number | FormulaCell, reference: string, columnStyle: number): string {
  const style = typeof cell === 'object' && cell.kind ? KIND_STYLES[cell.kind] : columnStyle;
  const head = `<c r="${reference}"${style === STYLE.plain ? '' : ` s="${String(style)}"`}`;
  if (typeof cell === 'number') return `${head}><v>${String(cell)}</v></c>`;
  if (typeof cell === 'object') {
    const { formula, value } = cell;
    const isSerial = style === STYLE.day && typeof value === 'string' && isDay(value);
    const given = isSerial ? daysBetween(EPOCH, value) : value;
    const type = typeof given === 'string' ? ' t="str"' : '';
    return `${head}${type}><f>${escapeXml(formula)}</f><v>${escapeXml(String(given))}</v></c>`;
  }
  if (style === STYLE.day && isDay(cell)) return `${head}><v>${String(daysBetween(EPOCH, cell))}</v></c>`;
  const shown = style === STYLE.heading || style === STYLE.wrapped ? style : styleOf(cell);
  const styled = `<c r="${reference}"${shown === STYLE.plain ? '' : ` s="${String(shown)}"`}`;
  return `${styled} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

const styleOf = (text: string): number => (/^[=+\-@]/u.test(text) ? STYLE.quoted : STYLE.plain);
