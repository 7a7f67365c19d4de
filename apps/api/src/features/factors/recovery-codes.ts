import { randomInt } from 'node:crypto';

/** Without letters and digits that are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUP = 5;
const CODE = new RegExp(`^[${ALPHABET}]{${String(2 * GROUP)}}$`);
export const CODES = 10;

/** Ten of 49 bits each: `k7m2p-x9dqa`. */
export function makeRecoveryCodes(): string[] {
  const group = (): string =>
    Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
  return Array.from({ length: CODES }, () => `${group()}-${group()}`);
}

/** As it was written down or typed, in the form that is compared; null where it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '');
  if (!CODE.test(letters)) return null;
  return `${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}
