import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { ImportAccount } from '@wegmarke/domain/contracts';
import { assemble, dataRows, type PlanHere, proposeMapping, readRows } from '@wegmarke/domain/imports';
import { readTable } from './features/imports/reading/read-table';
import { UnreadableFile } from './features/imports/reading/unreadable-file';

/** What became of one real file. */
export interface PeerAccount {
  readonly file: string;
  /** `list`: read and accounted for; `other`: said plainly what it is instead; `refused`: a list that could not be read. */
  readonly kind: 'list' | 'other' | 'refused';
  readonly what: string;
  readonly account: ImportAccount | null;
  /** Columns as `Heading → field`. */
  readonly mapping: readonly string[];
  /** Why rows were left out, and how many. */
  readonly reasons: readonly string[];
}

const EMPTY: PlanHere = {
  adopted: false,
  pillars: [],
  projects: [],
  offices: [],
  departments: [],
  links: new Map(),
  judged: new Set(),
};

/** Kinds of files that no list importer reads, by their ending or the start of their text. */
const OTHERS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\.ttl$/u, /^/u, 'RDF in Turtle: a catalogue or shapes for one, no list of projects'],
  [
    /\.(?:json|geojson)$/u,
    /"\$schema"|"rdfs:|"oparl-schema|"type":\s*"(?:https:\/\/schema\.oparl\.org|object")/u,
    'an OParl object or schema: one thing and its parts, no list',
  ],
  [/\.json$/u, /"version":\s*"0\.9"[\s\S]{0,400}"projects"/u, ''],
];

/**
 * Reads every file below a folder as a list for an empty city, and accounts for it. `today` decides what lies in the
 * future.
 */
export function checkPeers(folder: string, today: string): PeerAccount[] {
  return filesBelow(folder).map((path) => accountFor(path, relative(folder, path), today));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && !/\.md$/iu.test(path))
    .sort();
}

function accountFor(path: string, file: string, today: string): PeerAccount {
  const bytes = readFileSync(path);
  const start = bytes.subarray(0, 4_096).toString('utf8');
  const other = OTHERS.find(([ending, text, what]) => what !== '' && ending.test(path) && text.test(start));
  const nothing = { file, account: null, mapping: [], reasons: [] };
  if (other) return { ...nothing, kind: 'other', what: other[2] };
  try {
    const table = readTable(bytes, file);
    const isOparl = file.endsWith('.json') && start.includes('schema.oparl.org');
    return {
      file,
      kind: 'list',
      ...account(table, today),
      what: `${table.format}${isOparl ? ' (OParl objects)' : ''}${detail(table.read)}`,
    };
  } catch (error) {
    if (error instanceof UnreadableFile) {
      const kind = error.code === 'json-without-list' || error.code === 'xml-unknown' ? 'other' : 'refused';
      return { ...nothing, kind, what: error.message };
    }
    throw error;
  }
}

function detail({ encoding, separator }: ReturnType<typeof readTable>['read']): string {
  if (separator === null) return '';
  return `, ${encoding ?? ''}, "${separator === '\t' ? 'tab' : separator}"`;
}

function account(
  table: ReturnType<typeof readTable>,
  today: string,
): Pick<PeerAccount, 'account' | 'mapping' | 'reasons'> {
  const proposed = proposeMapping(table, { language: 'de', input: {}, recall: () => null });
  if (!proposed) return { account: null, mapping: [], reasons: [] };
  const { mapping, sheet, titles } = proposed;
  const rows = dataRows(sheet.rows, mapping.headerLine, new Map());
  const read = readRows(rows, {
    mapping,
    titles,
    today,
    isDelimited: table.format === 'csv',
    corrections: new Map(),
  });
  let id = 0;
  const assembled = assemble(read, EMPTY, { mapping, newId: () => String((id += 1)), source: '' });
  const counts = new Map<string, number>();
  for (const { reasons } of assembled.rows)
    for (const { code } of reasons.slice(0, 1)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    account: assembled.account,
    mapping: mapping.columns
      .filter(({ field }) => field !== 'ignore')
      .map(({ header, index, field }) => `${header || `#${index + 1}`} → ${field}`),
    reasons: [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} × ${count}`),
  };
}

export const isSupported = (path: string): boolean =>
  ['.xlsx', '.csv', '.json', '.geojson', '.xml', '.gan'].includes(extname(path));
