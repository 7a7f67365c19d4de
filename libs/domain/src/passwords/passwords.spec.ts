import fc from 'fast-check';
import { FEWEST_CHARACTERS, lengthFault, MOST_CHARACTERS, normalisePassword } from '.';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('a password', () => {
  it('is the same however its letters were composed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalisePassword(text.normalize('NFD'))).toBe(normalisePassword(text));
        expect(normalisePassword(normalisePassword(text))).toBe(normalisePassword(text));
        expect(lengthFault(text.normalize('NFD'))).toBe(lengthFault(text));
      }),
    );
  });

  it('has a length between two bounds, counted in characters', () => {
    expect(lengthFault('ü'.repeat(FEWEST_CHARACTERS - 1))).toBe('too-short');
    expect(lengthFault('ü'.repeat(FEWEST_CHARACTERS))).toBeNull();
    expect(lengthFault('🌉'.repeat(FEWEST_CHARACTERS - 1))).toBe('too-short');
    expect(lengthFault('🌉'.repeat(FEWEST_CHARACTERS))).toBeNull();
    expect(lengthFault('x'.repeat(MOST_CHARACTERS + 1))).toBe('too-long');
  });

  it('that is long enough stays so when more is added, up to the upper bound', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 60 }), fc.string({ maxLength: 60 }), (text, more) => {
        fc.pre(lengthFault(text) === null);
        // What begins with a letter does not melt into what was there.
        expect(lengthFault(`${text}x${more}`)).toBeNull();
      }),
    );
  });
});
