import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { type ObjectKey, ObjectStore } from './object-store';

/** Files below a folder of the data directory. */
export class DiskStore extends ObjectStore {
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = resolve(folder);
  }

  async put(key: ObjectKey, path: string): Promise<void> {
    const target = this.#pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    // Beside its place first: a file has its name only once it is whole and on the disk.
    const beside = `${target}.${randomUUID()}`;
    try {
      await copyFile(path, beside);
      await flush(beside);
      await rename(beside, target);
      await flush(dirname(target));
    } finally {
      await rm(beside, { force: true });
    }
  }

  async open(key: ObjectKey): Promise<Readable | null> {
    try {
      const file = await open(this.#pathOf(key), 'r');
      return file.createReadStream();
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: ObjectKey): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: ObjectKey): string {
    const path = join(this.#folder, key);
    if (!path.startsWith(this.#folder + sep)) throw new Error('The key leads out of the store.');
    return path;
  }
}

/** By shape: errors of the system may come from another realm. */
const systemCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
