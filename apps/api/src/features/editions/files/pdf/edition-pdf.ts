import type { EditionContent } from '@wegmarke/domain/contracts';
import { type Block, editionDocument } from '@wegmarke/domain/edition-document';
import { loadWords } from '@wegmarke/domain/words';
import template from './edition.typ';
import { missingGlyphs } from './printable';
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
  const document = editionDocument(content, contentHash, words);
  const missing = missingGlyphs(content);
  if (missing.length === 0) return typeset(template, { edition: sheetOf(document) });
  const note: Block = {
    kind: 'paragraph',
    style: 'note',
    spans: [{ text: words.say('report.replaced', { characters: words.list(missing.map(codePoint)) }) }],
  };
  return typeset(template, { edition: sheetOf({ ...document, blocks: [...document.blocks, note] }) });
}

/** `U+6F22`: a name for what cannot be shown. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
