import {
  type ImportMapping,
  type ImportMappingInput,
  type GuessedMapping,
  type ImportColumnView,
  type Language,
} from '../contracts';
import {
  cellText,
  guessDayOrder,
  guessDecimals,
  isFilled,
  matchingKey,
  type TableFile,
  type TableSheet,
  widthOf,
} from '../tables';
import { guessColumns } from './guess';
import { findHeaderLine, headerSignature, headingsAt } from './header';

/** More values do not make a guess of how numbers and days are written any better. */
const LOOKED_AT = 3_000;

/** What was said by hand of an earlier file with the same headings. */
export type Remembered = Pick<ImportMapping, 'columns' | 'template' | 'pillars' | 'offices'>;

export interface ProposeOptions {
  readonly language: Language;
  readonly input: ImportMappingInput;
  readonly recall: (signature: string) => Remembered | null;
}

export interface Proposed {
  readonly sheet: TableSheet;
  readonly titles: readonly string[];
  readonly signature: string;
  readonly mapping: GuessedMapping;
}

/** The sheet with the most rows that is not hidden: lists often come with a page of explanations. */
export function likelySheet({ sheets }: TableFile): TableSheet | undefined {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const candidates = shown.length > 0 ? shown : sheets;
  return candidates.reduce<TableSheet | undefined>(
    (best, sheet) => (sheet.rows.length > (best?.rows.length ?? 0) ? sheet : best),
    candidates[0],
  );
}

/** A mapping for a file: guessed, then as remembered for its headings, then as said now. */
export function proposeMapping(
  file: TableFile,
  { language, input, recall }: ProposeOptions,
): Proposed | null {
  const sheet = file.sheets.find(({ name }) => name === input.sheet) ?? likelySheet(file);
  if (!sheet) return null;
  const headerLine = input.headerLine === undefined ? findHeaderLine(sheet.rows) : input.headerLine;
  const { titles } = headingsAt(sheet.rows, headerLine, widthOf(sheet.rows));
  const rows = sheet.rows.filter(({ line }) => headerLine === null || line > headerLine);
  const texts = rows
    .slice(0, LOOKED_AT)
    .flatMap(({ cells }) => cells.filter(isFilled).map(cellText))
    .filter((text) => text.length < 30);
  const decimals = input.decimals ?? guessDecimals(texts, language === 'en' ? 'point' : 'comma');
  const signature = headerSignature(titles);
  const remembered = recall(signature);
  const guessed = guessColumns(titles, rows, decimals);
  const columns = said(recalled(guessed, remembered), input);
  return {
    sheet,
    titles,
    signature,
    mapping: {
      sheet: sheet.name,
      headerLine,
      columns,
      days: input.days ?? guessDayOrder(texts),
      decimals,
      template: input.template === undefined ? (remembered?.template ?? null) : input.template,
      pillars: input.pillars ?? remembered?.pillars ?? [],
      offices: input.offices ?? remembered?.offices ?? [],
      language: input.language ?? language,
      remembered: remembered !== null,
    },
  };
}

function recalled(guessed: readonly ImportColumnView[], remembered: Remembered | null): ImportColumnView[] {
  return guessed.map((column) => {
    const known = remembered?.columns.find(({ index }) => index === column.index);
    if (!known) return column;
    return {
      ...column,
      field: known.field,
      reasons: [{ code: 'remembered', column: column.index, value: null }],
    };
  });
}

function said(guessed: readonly ImportColumnView[], { columns }: ImportMappingInput): ImportColumnView[] {
  if (!columns) return [...guessed];
  return guessed.map((column) => {
    const own = columns.find(
      ({ index, header }) =>
        index === column.index ||
        (index === undefined && header !== undefined && matchingKey(header) === matchingKey(column.header)),
    );
    if (!own || own.field === column.field) return column;
    return { ...column, field: own.field, reasons: [{ code: 'chosen', column: column.index, value: null }] };
  });
}
