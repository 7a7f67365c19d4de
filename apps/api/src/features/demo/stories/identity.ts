import { createHash } from 'node:crypto';

/** A UUID (version 8) that follows from a readable key, so that every start names the same thing alike. */
export function idOf(key: string): string {
  const bytes = digest(key).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A number from 0 to below 1 that follows from a readable key: variety that is the same at every start. */
export function varied(key: string): number {
  return digest(key).readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `low` to `high`, both included, that follows from a key. */
export function variedBetween(key: string, low: number, high: number): number {
  return low + Math.floor(varied(key) * (high - low + 1));
}

function digest(key: string): Buffer {
  return createHash('sha256').update(`wegmarke demo ${key}`).digest();
}
