import fc from 'fast-check';
import { excerpt, fold, highlight, wordsOf } from './index';

const hits = (text: string, query: string): string[] =>
  highlight(text, wordsOf(query))
    .filter(({ hit }) => hit)
    .map(({ text: piece }) => piece);

describe('folding', () => {
  it.each([
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Bürgerbüro', 'buergerbuero'],
    ['Café Zoë', 'cafe zoe'],
  ])('writes %s as %s', (written, folded) => expect(fold(written)).toBe(folded));
});

describe('what is asked for', () => {
  it('is a list of words, whatever signs stand between them', () => {
    expect(wordsOf(`Straße & (Bad | ':*) !Bad <-> it's`)).toEqual(['straße', 'bad', 'it', 's']);
  });

  it('is never more than eight words', () => {
    expect(wordsOf('a b c d e f g h i j')).toHaveLength(8);
  });
});

describe('the hit', () => {
  it.each([
    ['Hauptstraße 5', 'strasse', ['straße']],
    ['Bürgerbüro öffnet', 'buerger', ['Bürger']],
    ['Das Hallenbad', 'bad', ['bad']],
    ['Neue Schulen', 'Schule', ['Schule']],
    ['Digitale vergunningen', 'vergunning', ['vergunning']],
    ['Zwei Häuser', 'Häusern', ['Häuser']],
    ['Es war im Amt', 'am', ['Am']],
    ['Nichts davon', 'bad', []],
  ])('in "%s" for "%s"', (text, query, expected) => expect(hits(text, query)).toEqual(expected));

  it('cuts a text into stretches that put together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        const stretches = highlight(text, wordsOf(query));
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      }),
    );
  });
});

describe('an excerpt', () => {
  const long = `${'Vorher steht viel anderes. '.repeat(20)}Das Hallenbad öffnet.${' Danach auch noch etwas.'.repeat(20)}`;

  it('stands around the first hit and is short', () => {
    const text = excerpt(long, ['hallenbad'])
      .map((stretch) => stretch.text)
      .join('');
    expect(text).toContain('Das Hallenbad öffnet.');
    expect(text.length).toBeLessThan(180);
    expect([text.startsWith('… '), text.endsWith(' …')]).toEqual([true, true]);
  });

  it('of a short text is the text, and without a hit is nothing', () => {
    expect(excerpt('Das Hallenbad', ['bad'])).toEqual([
      { text: 'Das Hallen', hit: false },
      { text: 'bad', hit: true },
    ]);
    expect(excerpt(long, ['glasfaser'])).toEqual([]);
  });
});
