import { randomBytes } from 'node:crypto';

const BYTES = 16;
/** Asking for randomness costs the same for one as for many. */
const AT_ONCE = 256;

let drawn = Buffer.alloc(0);
let used = 0;

/** 128 unguessable bits as base64, 24 characters, never the same twice. */
export function freshNonce(): string {
  if (used === drawn.length) {
    drawn = randomBytes(BYTES * AT_ONCE);
    used = 0;
  }
  const from = used;
  used += BYTES;
  return drawn.toString('base64', from, used);
}
