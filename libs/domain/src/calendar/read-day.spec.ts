import fc from 'fast-check';
import { addDays } from './calendar';
import { readDay, writeDay } from './read-day';

describe('readDay', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['01.04.2026', '2026-04-01'],
    ['1.4.26', '2026-04-01'],
    ['1. 4. 2026', '2026-04-01'],
    ['1/4/26', '2026-04-01'],
    ['01-04-2026', '2026-04-01'],
    ['1,4,26', '2026-04-01'],
    ['1 4 2026', '2026-04-01'],
    ['010426', '2026-04-01'],
    ['01042026', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['\u200f01.04.2026\u200e ', '2026-04-01'],
    ['٠١/٠٤/٢٠٢٦', '2026-04-01'],
  ])('reads %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each(['', 'TBD', '31.02.2026', '2026-13-01', '1.4', '1.4.026', '32.1.26', '2026', '12345'])(
    'finds no day in %j',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );

  it('reads what was written in any language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90_000 }),
        fc.constantFrom('de', 'en', 'nl', 'ar'),
        (days, language) => {
          const day = addDays('1990-01-01', days);
          expect(readDay(writeDay(day, language))).toBe(day);
        },
      ),
    );
  });
});
