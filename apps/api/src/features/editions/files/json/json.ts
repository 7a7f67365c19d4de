import type { EditionContent } from '@wegmarke/domain/contracts';
import { canonicalJson } from '@wegmarke/domain/editions';

/** The content as its canonical JSON: whoever reads it and writes it so again gets the same bytes, and the same hash. */
export function renderJson(content: EditionContent): Buffer {
  return Buffer.from(canonicalJson(content), 'utf8');
}
