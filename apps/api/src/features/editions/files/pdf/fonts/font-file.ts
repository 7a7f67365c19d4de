import { inflateSync } from 'node:zlib';

/** A font as its tables: what an OpenType file holds, whatever it is wrapped in. */
export type FontTables = ReadonlyMap<string, Buffer>;

const WOFF = 0x774f4646;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const FILE_HEAD = 12;
const FILE_ENTRY = 16;
const TRUE_TYPE = 0x00010000;
const FAMILY = 1;
const POSTSCRIPT = 6;
const TYPOGRAPHIC_FAMILY = 16;
const WINDOWS_UNICODE = [3, 1, 0x0409] as const;

/** @throws RangeError where the bytes are no WOFF 1.0 file (https://www.w3.org/TR/WOFF/) */
export function readWoff(file: Buffer): FontTables {
  if (file.length < WOFF_HEAD || file.readUInt32BE(0) !== WOFF) throw new RangeError('Not a WOFF file.');
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const at = WOFF_HEAD + index * WOFF_ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(at + field));
    if (offset === undefined || packed === undefined || length === undefined) continue;
    const bytes = file.subarray(offset, offset + packed);
    tables.set(file.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes);
  }
  return tables;
}

/** The tables as an OpenType file, in the order and with the sums that the format asks for. */
export function writeFont(tables: FontTables): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(FILE_HEAD + FILE_ENTRY * sorted.length);
  head.writeUInt32BE(TRUE_TYPE, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  const parts = [head];
  let offset = head.length;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    const at = FILE_HEAD + index * FILE_ENTRY;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/**
 * A name table in which the font is called `family`, and its file as it was. Subsets of one font carry one name; by names of
 * their own a typesetter falls back from one to the next.
 */
export function named(tables: FontTables, family: string): FontTables {
  const names = [
    [FAMILY, family],
    [POSTSCRIPT, nameOf(tables, POSTSCRIPT)],
    [TYPOGRAPHIC_FAMILY, family],
  ] as const;
  const head = Buffer.alloc(6 + names.length * 12);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  for (const [index, [id, name]] of names.entries()) {
    const text = Buffer.from(name, 'utf16le').swap16();
    [...WINDOWS_UNICODE, id, text.length, offset].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + index * 12 + field * 2);
    });
    texts.push(text);
    offset += text.length;
  }
  return new Map([...tables, ['name', Buffer.concat([head, ...texts])]]);
}

/** One of a font's names; empty where it has none. */
function nameOf(tables: FontTables, id: number): string {
  const table = tables.get('name');
  if (!table) return '';
  for (let at = 6; at < 6 + table.readUInt16BE(2) * 12; at += 12) {
    const [platform, , , found, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(at + field),
    );
    if (platform !== WINDOWS_UNICODE[0] || found !== id || length === undefined || offset === undefined)
      continue;
    const from = table.readUInt16BE(4) + offset;
    return Buffer.from(table.subarray(from, from + length))
      .swap16()
      .toString('utf16le');
  }
  return '';
}

/** The characters that a font has glyphs for, by their code points, from its table of segments (format 4). */
export function charactersOf(tables: FontTables): Set<number> {
  const found = new Set<number>();
  const cmap = tables.get('cmap');
  if (!cmap) return found;
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    if (table.readUInt16BE(0) === 4) addSegments(table, found);
  }
  return found;
}

function addSegments(table: Buffer, found: Set<number>): void {
  const size = table.readUInt16BE(6);
  const ends = 14;
  const starts = 16 + size;
  const deltas = 16 + 2 * size;
  const ranges = 16 + 3 * size;
  for (let at = 0; at < size; at += 2) {
    const delta = table.readUInt16BE(deltas + at);
    const range = table.readUInt16BE(ranges + at);
    const start = table.readUInt16BE(starts + at);
    for (let code = start; code <= table.readUInt16BE(ends + at) && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : table.readUInt16BE(ranges + at + range + (code - start) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}
