import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  CENTRAL,
  DEFLATED,
  END,
  END_64,
  EXTRA_64,
  IN_EXTRA,
  LOCAL,
  LOCATOR_64,
  type ZipEntry,
} from './zip-format';

/** It is no ZIP file as one is written here, or it is damaged. The message says how. */
export class ZipError extends Error {}

const ENDING = 56 + 20 + 22;
const MOST_DIRECTORY = 256 * 1_048_576;

/** Reads a ZIP file as `ZipWriter` writes it. What is read is held against its length and check sum. */
export class ZipReader {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    readonly entries: ReadonlyMap<string, ZipEntry>,
  ) {}

  /** @throws ZipError */
  static async open(path: string): Promise<ZipReader> {
    const file = await open(path, 'r');
    try {
      return new ZipReader(path, file, await readDirectory(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** The bytes of a content. @throws ZipError where there is none of that name, or it is not what was written */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new ZipError(`There is no ${name} in the file.`);
    const header = await bytesAt(this.file, entry.offset, 30);
    if (header.readUInt32LE(0) !== LOCAL || header.readUInt16LE(8) !== DEFLATED) throw damaged();
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (entry.packed === 0) throw damaged();
    const inflate = createInflateRaw();
    const packed = createReadStream(this.path, { start, end: start + entry.packed - 1 });
    packed.once('error', (error) => inflate.destroy(error)).pipe(inflate);
    let [size, crc] = [0, 0];
    try {
      for await (const chunk of inflate as AsyncIterable<Buffer>) {
        size += chunk.length;
        crc = crc32(chunk, crc);
        // More than it says of itself: whoever made it wants to fill the memory or the disk.
        if (size > entry.size) throw damaged();
        yield chunk;
      }
    } catch (error) {
      throw error instanceof ZipError ? error : damaged();
    } finally {
      packed.destroy();
      inflate.destroy();
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged();
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat();
  if (size < ENDING) throw damaged();
  const end = await bytesAt(file, size - ENDING, ENDING);
  const isOurs =
    end.readUInt32LE(0) === END_64 && end.readUInt32LE(56) === LOCATOR_64 && end.readUInt32LE(76) === END;
  if (!isOurs) throw damaged();
  const [length, begin] = [toNumber(end.readBigUInt64LE(40)), toNumber(end.readBigUInt64LE(48))];
  if (begin + length !== size - ENDING || length > MOST_DIRECTORY) throw damaged();
  const directory = await bytesAt(file, begin, length);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at < directory.length;) {
    if (directory.length - at < 46 || directory.readUInt32LE(at) !== CENTRAL) throw damaged();
    const [nameLength, extraLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    const extra = at + 46 + nameLength;
    const is64 = extraLength >= 28 && directory.readUInt16LE(extra) === EXTRA_64;
    if (next > directory.length || !is64 || directory.readUInt32LE(at + 42) !== IN_EXTRA) throw damaged();
    const name = directory.toString('utf8', at + 46, extra);
    if (entries.has(name)) throw damaged();
    entries.set(name, {
      name,
      crc: directory.readUInt32LE(at + 16),
      size: toNumber(directory.readBigUInt64LE(extra + 4)),
      packed: toNumber(directory.readBigUInt64LE(extra + 12)),
      offset: toNumber(directory.readBigUInt64LE(extra + 20)),
    });
    at = next;
  }
  return entries;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw damaged();
  return bytes;
}

function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged();
  return Number(value);
}

const damaged = (): ZipError => new ZipError('The file is none that was made here, or it is damaged.');
