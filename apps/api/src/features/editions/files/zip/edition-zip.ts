import type { EditionContent } from '@wegmarke/domain/contracts';
import { writeDelimited } from '@wegmarke/domain/tables';
import { loadWords } from '@wegmarke/domain/words';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { SCRIPTS } from '../scripts';
import { editionSchema } from '../schema/edition-schema';
import { tablesOf } from './edition-tables';
import type { EditionTable, Said } from './table-columns';

/** The same for every file, so that the same content has the same bytes: a ZIP keeps local time, from 1980 on. */
const WRITTEN_AT = new Date(1980, 0, 1);

/**
 * An edition as tables with their description, its content with the schema of it, and the scripts that verify it. The
 * same content gives the same bytes.
 *
 * @param content as parsed from the edition's JSON, so that written again it has the same bytes
 * @param contentHash of that JSON: SHA-256, hex
 */
export async function editionZip(content: EditionContent, contentHash: string): Promise<Uint8Array> {
  const words = await loadWords(content.language);
  const tables = tablesOf(content, words);
  const files: Record<string, string> = {
    [words.say('dictionary.readmeFile')]: readme(content, contentHash, words, tables),
    'edition.json': JSON.stringify(content),
    'edition-1.schema.json': JSON.stringify(await editionSchema(), null, 2),
    'tables/csv-metadata.json': JSON.stringify(metadata(content, words, tables), null, 2),
  };
  for (const { file, columns, rows } of tables)
    files[`tables/${file}`] = writeDelimited([columns.map(({ name }) => name), ...rows], ',');
  for (const [name, text] of Object.entries(SCRIPTS)) files[`verify/${name}`] = text;
  const parts: Zippable = {};
  for (const [name, text] of Object.entries(files)) parts[name] = [strToU8(text), { mtime: WRITTEN_AT }];
  return zipSync(parts, { level: 6 });
}

/** CSV on the Web: https://www.w3.org/TR/tabular-metadata/ */
function metadata(
  { title, language, address, sealedAt }: EditionContent,
  words: Said,
  tables: readonly EditionTable[],
) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    'dc:title': title,
    'dc:language': language,
    ...(address === null ? {} : { 'dc:source': address }),
    ...(sealedAt === null ? {} : { 'dc:issued': sealedAt }),
    dialect: { delimiter: ',', encoding: 'utf-8', lineTerminators: ['\r\n', '\n'], header: true },
    tables: tables.map((each) => ({
      url: each.file,
      'dc:title': each.title,
      'dc:description': words.say('dictionary.guard'),
      tableSchema: {
        columns: each.columns.map(({ name, datatype, meaning }) => ({
          name,
          titles: name,
          'dc:description': meaning,
          datatype,
        })),
      },
    })),
  };
}

/** The same to be read: what lies where, and what every column holds. */
function readme(
  content: EditionContent,
  contentHash: string,
  words: Said,
  tables: readonly EditionTable[],
): string {
  const { municipality, title, number, address, on, revision, sample } = content;
  const facts = [
    `${municipality.name}: ${title}`,
    ...(number === null ? [] : [`${words.say('workbook.note.number')}: ${String(number)}`]),
    ...(address === null ? [] : [`${words.say('workbook.note.address')}: ${address}`]),
    `${words.say('workbook.on')}: ${words.date(on)}. ${words.say('ledger.file.revision')}: ${String(revision)}.`,
    `${words.say('workbook.note.hash')}: ${contentHash}`,
    ...(sample ? [words.say('workbook.note.sample')] : []),
  ];
  const told = tables.flatMap((each) => [
    '',
    `tables/${each.file}: ${each.title}`,
    ...each.columns.map(({ name, datatype, meaning }) => `  ${name} (${datatype}): ${meaning}`),
  ]);
  const lines = [
    ...facts,
    '',
    words.say('dictionary.contents'),
    words.say('dictionary.guard'),
    words.say('dictionary.exact'),
    '',
    words.say('dictionary.verify'),
    '  node verify/verify-edition.mjs edition.json',
    ...told,
  ];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}
