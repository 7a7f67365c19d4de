import type { Readable } from 'node:stream';

/** Names in a store: folders of letters, digits and hyphens, never anything that a person wrote. */
export type ObjectKey = string;

/**
 * Where the bytes of uploaded files lie. A key names its content, so that writing it again changes nothing.
 * What is read back is whole: nothing half is ever found under a key.
 */
export abstract class ObjectStore {
  /** @param path a file with all the bytes; it stays where it is */
  abstract put(key: ObjectKey, path: string, size: number): Promise<void>;

  /** Null where there is nothing under the key. */
  abstract open(key: ObjectKey): Promise<Readable | null>;

  /** Does nothing where there is nothing. */
  abstract remove(key: ObjectKey): Promise<void>;
}
