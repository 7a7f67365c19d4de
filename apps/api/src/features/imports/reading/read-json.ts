import { type Cell, type TableFile, type TableSheet } from '@wegmarke/domain/tables';
import type { DecodedText } from './decode-text';
import { LIMITS } from './limits';
import { UnreadableFile } from './unreadable-file';

type Json = Readonly<Record<string, unknown>>;

/**
 * Lists of objects in JSON: the file itself, or members of it, one sheet each. Of GeoJSON the properties are read. The
 * members' names are the headings, on line 0; objects are counted from 1.
 */
export function readJson({ text, encoding }: DecodedText): TableFile {
  refuseDepth(text);
  const sheets = listsIn(parse(text)).map(([name, items]) => toSheet(name, items));
  if (sheets.length === 0) throw new UnreadableFile('json-without-list');
  return { format: 'json', read: { encoding, separator: null }, sheets };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableFile('json-damaged');
  }
}

/** Before parsing: whoever follows a nest of a thousand levels by calling itself falls. */
function refuseDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > LIMITS.jsonDepth) throw new UnreadableFile('json-too-deep');
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOfObjects = (value: unknown): value is Json[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

function listsIn(value: unknown): [string, Json[]][] {
  if (isListOfObjects(value)) return [['list', value]];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]): [string, Json[]][] =>
    isListOfObjects(member) ? [[name, member]] : [],
  );
}

function toSheet(name: string, items: readonly Json[]): TableSheet {
  const flat = items.map((item) =>
    flatten(isObject(item['properties']) && 'geometry' in item ? item['properties'] : item),
  );
  const keys = [...new Set(flat.flatMap((item) => [...item.keys()]))];
  const rows = flat.map((item, at) => ({ line: at + 1, cells: keys.map((key) => item.get(key) ?? null) }));
  return { name, hidden: false, rows: [{ line: 0, cells: keys }, ...rows] };
}

/** Members of members are named by both (`office.title`); lists of plain values are joined. */
function flatten(item: Json, prefix = '', depth = 0, found = new Map<string, Cell>()): Map<string, Cell> {
  for (const [name, value] of Object.entries(item)) {
    const key = prefix + name;
    if (isObject(value) && depth < 2) flatten(value, `${key}.`, depth + 1, found);
    else found.set(key, cellOf(value));
  }
  return found;
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.slice(0, LIMITS.cellCharacters);
  if (Array.isArray(value))
    return value
      .map((item) => (isObject(item) ? JSON.stringify(item) : String(item)))
      .join('; ')
      .slice(0, LIMITS.cellCharacters);
  return JSON.stringify(value).slice(0, LIMITS.cellCharacters);
}
