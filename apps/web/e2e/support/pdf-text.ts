import { inflateSync } from 'node:zlib';

export interface PdfPage {
  /** In points: A4 is 595 by 842. */
  readonly width: number;
  readonly height: number;
  /** As a reader could copy it, without the spaces between words: their places are not told apart from kerning. */
  readonly text: string;
}

interface PdfObject {
  readonly dictionary: string;
  readonly content: string;
}

/** The pages of a PDF as the browser writes it. Reads what one needs for that and no other kind of PDF. */
export function pagesOf(pdf: Buffer): readonly PdfPage[] {
  const objects = objectsOf(pdf);
  const letters = new Map<number, ReadonlyMap<string, string>>();
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const fonts = new Map(
      [...dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const font = Number(id);
        const known = letters.get(font) ?? lettersOf(font, objects);
        letters.set(font, known);
        return [name, known] as const;
      }),
    );
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary) ?? [];
    const [, contents] = /\/Contents (\d+) 0 R/.exec(dictionary) ?? [];
    const text = textOf(objects.get(Number(contents))?.content ?? '', fonts);
    return { width: Math.round(Number(width)), height: Math.round(Number(height)), text };
  });
}

/** Without its spaces, to be looked for in the text of a page. */
export const squeezed = (text: string): string => text.replace(/[\s\u2066-\u2069\u00ad]/g, '');

function objectsOf(pdf: Buffer): ReadonlyMap<number, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const head = /(?:^|\n)(\d+) 0 obj\s*/g;
  for (let found = head.exec(raw); found; found = head.exec(raw)) {
    const begin = found.index + found[0].length;
    const end = raw.indexOf('endobj', begin);
    const stream = raw.indexOf('stream', begin);
    const isStream = stream >= 0 && stream < end;
    const dictionary = raw.slice(begin, isStream ? stream : end);
    if (!isStream) {
      objects.set(Number(found[1]), { dictionary, content: '' });
      continue;
    }
    const start = raw.indexOf('\n', stream) + 1;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const bytes = pdf.subarray(start, start + length);
    const content = (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
    objects.set(Number(found[1]), { dictionary, content });
    head.lastIndex = start + length;
  }
  return objects;
}

/** What each glyph of a font stands for. */
function lettersOf(font: number, objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, string> {
  const [, id] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '') ?? [];
  const map = objects.get(Number(id))?.content ?? '';
  const letters = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(glyph.toUpperCase(), decoded(letter));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let at = parseInt(from, 16); at <= parseInt(to, 16); at++)
        letters.set(hex(at), String.fromCodePoint(parseInt(letter, 16) + at - parseInt(from, 16)));
  return letters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>(?=[^<]*?T[jJ])/g))
    if (font !== undefined) letters = fonts.get(font);
    else
      for (const glyph of (glyphs ?? '').match(/.{4}/g) ?? [])
        text += letters?.get(glyph.toUpperCase()) ?? '';
  return squeezed(text);
}

const hex = (at: number): string => at.toString(16).toUpperCase().padStart(4, '0');

/** UTF-16, big end first: a ligature stands for several. */
const decoded = (letters: string): string =>
  String.fromCharCode(...(letters.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
