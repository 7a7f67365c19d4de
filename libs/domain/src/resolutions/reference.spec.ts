import fc from 'fast-check';
import { resolutionsByPaper } from './paper-ties';
import { isSamePaper, referenceKey } from './reference';

/** As cities write them, without anything around. */
const part = fc.stringMatching(/^[0-9]{1,6}$|^[a-z]{1,4}$|^[0-9]{1,4}[a-z]$/);
const written = fc
  .array(part, { minLength: 2, maxLength: 4 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom('/', '-', '.'), { minLength: parts.length - 1, maxLength: parts.length - 1 })
      .map((between) =>
        parts.map((each, at) => (at === 0 ? each : `${between[at - 1] ?? '/'}${each}`)).join(''),
      ),
  )
  .filter((reference) => /\d/.test(reference));

describe('the reference of a paper', () => {
  it.each([
    ['2026/0065/1', '2026 / 0065 / 1'],
    ['2026/0065/1', 'Vorlage 2026/0065/1'],
    ['2026/0065/1', 'Vorlagen-Nr.: 2026/0065/1'],
    ['2026/0065/1', 'Beschlussvorlage Nr. 2026/0065/1'],
    ['DHH/2025/1704', 'dhh/2025/1704 '],
    ['2026-12', '2026–12'],
    ['2026/0065', '2026\u00ad/\u200b0065'],
    ['Beispielvorlage 4', 'beispielvorlage  4'],
  ])('%s is %s', (one, other) => {
    expect(isSamePaper(one, other)).toBe(true);
  });

  it.each([
    ['2026/0065/1', '2026/0065'],
    ['2026/0065', '2026/65'],
    ['2026/0065', '2026-0065'],
    ['12/3', '1/23'],
    ['Antrag 2026/12', 'Vorlage 2026/12'],
    ['Antrag 12', 'Vorlage 12'],
    ['2026/0065²', '2026/00652'],
    ['A 12 3/1', 'A 123/1'],
    ['', ''],
    [' ', '\u200b'],
  ])('%s is not %s', (one, other) => {
    expect(isSamePaper(one, other)).toBe(false);
  });

  it('reads the same with spaces around separators, in capitals, and after a word that says paper', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('', 'Vorlage ', 'VORLAGE Nr. ', 'Vorlagennummer: ', 'Sitzungsvorlage '),
        fc.boolean(),
        (reference, word, isLoud) => {
          const spaced = ` ${word}${reference.replace(/([/-])/g, ' $1\u00a0')} `;
          expect(referenceKey(isLoud ? spaced.toUpperCase() : spaced)).toBe(referenceKey(reference));
        },
      ),
    );
  });

  it('never makes one of two papers, and nothing new of a key', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        fc.pre(one !== other);
        expect(isSamePaper(one, other)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const key = referenceKey(text);
        if (key !== null) expect(referenceKey(key)).toBe(key);
      }),
    );
  });
});

describe('a paper that goes through several bodies', () => {
  it('ties the plan to the body that decided, and to all where none did', () => {
    const of = (...roles: ('decision' | 'advice' | 'notice')[]) =>
      resolutionsByPaper(
        roles.map((role, at) => ({ id: String(at), reference: 'Vorlage 2026/1', role })),
      ).get('2026/1');
    expect(of('advice', 'decision', 'notice')).toEqual(['1']);
    expect(of('advice', 'notice')).toEqual(['0', '1']);
    expect(of('decision', 'decision')).toEqual(['0', '1']);
  });
});
