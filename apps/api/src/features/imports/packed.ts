import { gunzipSync, gzipSync } from 'node:zlib';

/** JSON, gzipped. */
export const pack = (value: unknown): Buffer => gzipSync(JSON.stringify(value));
export const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'));
