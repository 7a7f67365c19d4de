import type { Edition } from '../contracts';
import { canonicalJson } from './canonical';

/** What stands before the first edition of a municipality, in place of a hash. */
export const NO_EDITION_BEFORE = '0'.repeat(64);

/** All that an edition is made of: it itself, without its own hash and without what came after it. */
export type SealedParts = Omit<Edition, 'hash' | 'correctedBy'>;

/**
 * The text whose SHA-256 (of its UTF-8 bytes) is the edition's hash: canonical JSON of the edition as the API tells it,
 * without `hash` and `correctedBy`. It holds the hash of each file and `previousHash`, so that nobody changes a file, an
 * edition or their order without every later hash being another.
 */
export function sealText(parts: SealedParts): string {
  const { number, strategyId, title, language, readers, body, sessionOn, reference, on, knownAt } = parts;
  const { revision, sealedAt, composedBy, approvedBy, corrects, files, previousHash, sample } = parts;
  return canonicalJson({
    number,
    strategyId,
    title,
    language,
    readers,
    body,
    sessionOn,
    reference,
    on,
    knownAt,
    revision,
    sealedAt,
    composedBy,
    approvedBy,
    corrects,
    files: files.map(({ format, bytes, hash }) => ({ format, bytes, hash })),
    previousHash,
    sample,
  });
}

/**
 * What is wrong with the editions of a municipality as a chain, oldest first, in a sentence; null where nothing is.
 *
 * @param hashOf SHA-256 in hexadecimal
 */
export function chainTrouble(
  editions: readonly (SealedParts & { readonly hash: string })[],
  hashOf: (text: string) => string,
): string | null {
  let previous = NO_EDITION_BEFORE;
  for (const [at, edition] of editions.entries()) {
    if (edition.number !== at + 1) return `Edition ${String(at + 1)} is missing.`;
    if (edition.previousHash !== previous)
      return `Edition ${String(edition.number)} does not follow the edition before it.`;
    if (hashOf(sealText(edition)) !== edition.hash)
      return `Edition ${String(edition.number)} is not what was sealed.`;
    previous = edition.hash;
  }
  return null;
}
