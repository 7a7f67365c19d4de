import type { EditionContent } from '@wegmarke/domain/contracts';
import { editionDocument } from '@wegmarke/domain/edition-document';
import { loadWords } from '@wegmarke/domain/words';
import template from './edition.typ';
import { sheetOf } from './sheet';
import { typeset } from './typesetter';

/**
 * An edition as a tagged PDF (PDF/UA-1) of A4 pages. The same content gives the same bytes.
 *
 * @param contentHash SHA-256 of the content, hex; empty for a preview
 * @throws NoTypesetter where this machine can make none
 */
export async function editionPdf(content: EditionContent, contentHash: string): Promise<Uint8Array> {
  const words = await loadWords(content.language);
  return typeset(template, { edition: sheetOf(editionDocument(content, contentHash, words)) });
}
