/** Marks of direction and other characters that cannot be seen, as they come along when texts are pasted. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu;
const CONTROL = /[\p{Cc}\p{Cs}]/gu;
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/giu;
const BLOCK_END = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^<>]*>/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export interface Cleaned {
  readonly text: string;
  /** What had to be left out. */
  readonly left: readonly ('markup' | 'invisible')[];
}

/**
 * A cell as plain text: markup becomes the text in it, characters that cannot be seen go, spaces are put in order.
 * @param multiline whether line breaks stay
 */
export function cleanText(cell: string, multiline: boolean): Cleaned {
  const left: Cleaned['left'][number][] = [];
  let text = cell.normalize('NFC');
  if (hasMarkup(text)) {
    text = decodeEntities(text.replace(BLOCK_END, '\n').replace(TAG, ''));
    left.push('markup');
  }
  const visible = text.replace(INVISIBLE, '');
  if (visible !== text) left.push('invisible');
  const broken = visible.replace(/\r\n?|\u2028|\u2029/gu, '\n').replaceAll('\t', ' ');
  const lines = broken.split('\n').map((line) =>
    line
      .replace(CONTROL, '')
      .replace(/[ \u00a0\u202f]+/gu, ' ')
      .trim(),
  );
  const joined = multiline ? lines.join('\n').replace(/\n{3,}/gu, '\n\n') : lines.filter(Boolean).join(' ');
  return { text: joined.trim(), left };
}

/** The beginning of a text, `longest` UTF-16 units at most: a character that takes two of them is left out rather than halved. */
export function beginningOf(text: string, longest: number): string {
  return text.slice(0, longest).replace(/\p{Cs}$/u, '');
}

/** Whether a cell holds markup, and not a mere "<" somewhere. */
export function hasMarkup(text: string): boolean {
  return /<(?:p|div|br|b|i|u|strong|em|ul|ol|li|a|span|h[1-6]|table|script|style|img|font)\b[^<>]*>/iu.test(
    text,
  );
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Two texts with the same key are taken for the same thing: case, accents' form, spaces and punctuation do not matter. */
export function matchingKey(text: string): string {
  return cleanText(text, false)
    .text.normalize('NFKC')
    .toLocaleLowerCase('de')
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
