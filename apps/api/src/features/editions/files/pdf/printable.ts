import type { EditionContent } from '@wegmarke/domain/contracts';
import { loadFonts } from './fonts/fonts';

/** Drawn where the fonts have no glyph: nothing vanishes in silence. */
export const REPLACEMENT = '\ufffd';

/** Characters that are never drawn: joiners, marks of direction, breaks. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b]$/u;
/** No typesetter takes them, but tabulators and ends of lines. */
const CONTROL = /^(?![\t\n\r])\p{Cc}$/u;

/** The text with every character that can be set, and the replacement for each one that cannot. */
export function printable(text: string): string {
  const { characters } = loadFonts();
  let result = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    const isShown = characters.has(code) || (INVISIBLE.test(character) && !CONTROL.test(character));
    result += isShown ? character : REPLACEMENT;
  }
  return result;
}

/** Longer than any word of a dictionary: nothing tells where it may be parted. */
const LONG_WORD = /[^\s\u200b-]{51,}/gu;
const PART = /.{8}(?=.)/gu;
const ZERO_WIDTH_SPACE = '\u200b';

/** The text with places to break where a line could not end otherwise: it stays on the page. */
export function breakable(text: string): string {
  return text.replaceAll(LONG_WORD, (word) => word.replaceAll(PART, (part) => part + ZERO_WIDTH_SPACE));
}

/**
 * The characters of a content that the PDF cannot show, each once, in the order in which they come: whoever seals is
 * told of them. They are drawn as a replacement; every other file of the edition has them as they were written.
 */
export function missingGlyphs(content: EditionContent): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const character of value.normalize('NFC'))
        if (printable(character) !== character) found.add(character);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  // Entries of the data file hold no text of people; its titles are those of the projects shown.
  const { data: _data, series: _series, ...shown } = content;
  visit(shown);
  return [...found];
}
