import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ImportAccount } from '@wegmarke/domain/contracts';
import { assemble, dataRows, type PlanHere, proposeMapping, readRows } from '@wegmarke/domain/imports';
import type { TableFile } from '@wegmarke/domain/tables';
import { readTable } from './features/imports/reading/read-table';
import { PLANS_OF_TASKS } from './features/imports/understand';
import { UnreadableFile } from './features/imports/reading/unreadable-file';

/** What became of one real file. */
export interface PeerAccount {
  readonly file: string;
  /** `list`: read and accounted for; `other`: no list of anything, said plainly; `refused`: not read, with the reason. */
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
  needs: [],
  judged: new Set(),
};

/** What no importer of lists reads: by the ending, and by what stands at the start. */
const OTHERS: readonly { readonly ending: RegExp; readonly start: RegExp; readonly what: string }[] = [
  { ending: /\.ttl$/u, start: /^/u, what: 'RDF in Turtle: a catalogue, or shapes to check one by' },
  {
    ending: /\.json$/u,
    start: /schema\.oparl\.org|"rdfs:label"|"cardinality"/u,
    what: 'OParl: papers, bodies or the schema of such, which come through the council’s interface',
  },
];

/** Reads every file below a folder as a list for an empty city. `today` decides what lies in the future. */
export function checkPeers(folder: string, today: string): PeerAccount[] {
  return filesBelow(folder).map((path) => accountFor(path, relative(folder, path), today));
}

/** Notes about the files themselves are none of them. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && !/\.md$/iu.test(path))
    .sort();
}

function accountFor(path: string, file: string, today: string): PeerAccount {
  const bytes = readFileSync(path);
  const start = bytes.subarray(0, 4_096).toString('utf8');
  const nothing = { file, account: null, mapping: [], reasons: [] };
  const other = OTHERS.find((kind) => kind.ending.test(path) && kind.start.test(start));
  if (other) return { ...nothing, kind: 'other', what: other.what };
  try {
    const table = readTable(bytes, file);
    return { file, kind: 'list', what: describe(table), ...accountOf(table, today) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...nothing, kind: 'refused', what: error.message };
  }
}

function describe({ format, read: { encoding, separator } }: TableFile): string {
  if (separator === null) return format;
  return `${format}, ${encoding ?? ''}, ${separator === '\t' ? 'tabs' : `"${separator}"`}`;
}

function accountOf(table: TableFile, today: string): Pick<PeerAccount, 'account' | 'mapping' | 'reasons'> {
  const proposed = proposeMapping(table, { language: 'de', input: {}, recall: () => null });
  if (!proposed) return { account: null, mapping: [], reasons: [] };
  const { mapping, sheet, titles } = proposed;
  const corrections = new Map<number, readonly string[]>();
  const rows = dataRows(sheet.rows, mapping.headerLine, corrections);
  const isDelimited = table.format === 'csv';
  const isSheet = isDelimited || table.format === 'xlsx';
  const read = readRows(rows, { mapping, titles, today, isDelimited, isSheet, corrections });
  let id = 0;
  const assembled = assemble(read, EMPTY, {
    mapping,
    byLine: PLANS_OF_TASKS.has(table.format),
    newId: () => String((id += 1)),
  });
  const counts = new Map<string, number>();
  for (const { reasons } of assembled.rows) {
    const code = reasons[0]?.code;
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return {
    account: assembled.account,
    mapping: mapping.columns
      .filter(({ field }) => field !== 'ignore')
      .map(({ header, index, field }) => `${header || `#${index + 1}`} → ${field}`),
    reasons: [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`),
  };
}
