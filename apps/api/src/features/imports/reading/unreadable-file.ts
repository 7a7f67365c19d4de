/** Why a file cannot be read as a list; the browser has words for each. */
const SENTENCES = {
  'file-empty': 'The file is empty.',
  'file-too-large': 'The file is too large: at most 25 MB are read. Save the list alone, without pictures.',
  'workbook-encrypted':
    'The workbook is protected by a password, or saved in the format of before 2007. Save it as .xlsx without a password.',
  'workbook-with-macros':
    'The workbook contains macros. Save it as .xlsx (without macros); nothing was opened.',
  'workbook-damaged': 'The workbook is damaged or no workbook at all. Open it once and save it as .xlsx.',
  'workbook-bomb': 'Unpacked, the workbook would be far larger than a list can be. Nothing was unpacked.',
  'not-a-workbook': 'The file is a package of another kind than a workbook (.xlsx).',
  'not-a-list': 'The file is no list: send XLSX, CSV, JSON, or the XML of Microsoft Project.',
  'xml-unknown': 'The XML is not that of Microsoft Project or GanttProject.',
  'xml-damaged': 'The XML is damaged.',
  'json-damaged': 'The file looks like JSON, but is not.',
  'json-too-deep': 'The JSON is nested too deeply for a list.',
  'json-without-list': 'The JSON holds no list of objects.',
  'too-many-rows': 'The list has more than 50,000 rows. Split it.',
  'too-many-columns': 'The list has more than 300 columns.',
  'too-many-cells': 'The list holds more than two million cells. Leave out the columns that are not needed.',
  'too-many-sheets': 'The workbook has more than 200 sheets. Save those that are needed.',
  'too-much-text':
    'The list holds more than 40 million characters. Leave out the columns that are not needed.',
  'reading-took-too-long': 'Reading the file took too long and was stopped.',
  'reading-took-too-much': 'Reading the file took too much memory and was stopped.',
} as const;

export type UnreadableCode = keyof typeof SENTENCES;

export class UnreadableFile extends Error {
  constructor(readonly code: UnreadableCode) {
    super(SENTENCES[code]);
  }
}
