import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import {
  CENTRAL,
  DEFLATED,
  END,
  END_64,
  EXTRA_64,
  FLAGS,
  IN_EXTRA,
  LOCAL,
  LOCATOR_64,
  VERSION,
  type ZipEntry,
} from './zip-format';

const LOCAL_HEADER = 30;
const LOCAL_EXTRA = 20;

export interface Written {
  readonly size: number;
  /** Of the bytes as they are, in hexadecimal. */
  readonly sha256: string;
}

/** Writes a ZIP file, one content after the other, none of them held in memory. */
export class ZipWriter {
  readonly #entries: ZipEntry[] = [];
  #at = 0;

  private constructor(private readonly file: FileHandle) {}

  /** @param path of a file that is not there yet */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'wx', 0o600));
  }

  /** @param name plain letters, digits, hyphens, dots and slashes */
  async add(name: string, content: AsyncIterable<Uint8Array>): Promise<Written> {
    const offset = this.#at;
    const nameBytes = Buffer.from(name, 'utf8');
    const header = LOCAL_HEADER + nameBytes.length + LOCAL_EXTRA;
    this.#at += header;
    const hash = createHash('sha256');
    let [size, crc] = [0, 0];
    const measured = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        hash.update(chunk);
        crc = crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    };
    const begin = this.#at;
    await this.#deflate(measured());
    const entry: ZipEntry = { name, offset, size, packed: this.#at - begin, crc };
    this.#entries.push(entry);
    // Only now is it known what the header says.
    await this.file.write(localHeader(entry, nameBytes), 0, header, offset);
    return { size, sha256: hash.digest('hex') };
  }

  async finish(): Promise<void> {
    const begin = this.#at;
    for (const entry of this.#entries) await this.#append(centralHeader(entry));
    await this.#append(ending(this.#entries.length, begin, this.#at - begin));
    await this.file.sync();
    await this.file.close();
  }

  /** Whatever was written stays as it is: no ZIP file. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  async #deflate(content: AsyncIterable<Uint8Array>): Promise<void> {
    const deflate = createDeflateRaw();
    const feed = (async () => {
      try {
        for await (const chunk of content)
          if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve));
        deflate.end();
      } catch (error) {
        deflate.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    })();
    for await (const packed of deflate) await this.#append(packed as Buffer);
    await feed;
  }

  async #append(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, from, bytes.length - from, this.#at);
      from += bytesWritten;
      this.#at += bytesWritten;
    }
  }
}

function localHeader({ crc, size, packed }: ZipEntry, name: Buffer): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER + LOCAL_EXTRA);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(IN_EXTRA, 18);
  header.writeUInt32LE(IN_EXTRA, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(LOCAL_EXTRA, 28);
  header.writeUInt16LE(EXTRA_64, 30);
  header.writeUInt16LE(16, 32);
  header.writeBigUInt64LE(BigInt(size), 34);
  header.writeBigUInt64LE(BigInt(packed), 42);
  return Buffer.concat([header.subarray(0, LOCAL_HEADER), name, header.subarray(LOCAL_HEADER)]);
}

function centralHeader({ name, crc, size, packed, offset }: ZipEntry): Buffer {
  const nameBytes = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(IN_EXTRA, 20);
  header.writeUInt32LE(IN_EXTRA, 24);
  header.writeUInt16LE(nameBytes.length, 28);
  header.writeUInt16LE(28, 30);
  header.writeUInt32LE(IN_EXTRA, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(EXTRA_64, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return Buffer.concat([header, nameBytes, extra]);
}

function ending(entries: number, begin: number, length: number): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(END_64, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION, 12);
  end.writeUInt16LE(VERSION, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(length), 40);
  end.writeBigUInt64LE(BigInt(begin), 48);
  end.writeUInt32LE(LOCATOR_64, 56);
  end.writeBigUInt64LE(BigInt(begin + length), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(END, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(IN_EXTRA, 88);
  end.writeUInt32LE(IN_EXTRA, 92);
  return end;
}
