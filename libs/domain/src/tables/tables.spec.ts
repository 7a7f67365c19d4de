import fc from 'fast-check';
import { addDays } from '../calendar';
import { guessDecimals, parseAmount } from './amounts';
import { guessDayOrder, parseDay } from './days';
import {
  guessSeparator,
  parseDelimited,
  SEPARATORS,
  withGuard,
  withoutGuard,
  writeDelimited,
} from './delimited';
import { cleanText, matchingKey } from './plain-text';

const LAST = { order: 'day-first', edge: 'last' } as const;
const FIRST = { order: 'day-first', edge: 'first' } as const;
const day = (cell: string | number, way: Parameters<typeof parseDay>[1] = LAST) => {
  const reading = parseDay(cell, way);
  return reading.kind === 'day' ? reading.day : reading.kind;
};

describe('text with separators', () => {
  it.each(SEPARATORS)('comes back as it was written with %j', (separator) => {
    const cell = fc.option(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = writeDelimited(rows, separator).slice(1);
        const read = parseDelimited(text, separator).map(({ cells }) => cells);
        expect(read).toEqual(rows.map((cells) => cells.map((one) => (one === '' ? null : one))));
      }),
    );
  });

  it('keeps what looks like a formula from computing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutGuard(withGuard(text))).toBe(text);
        expect(/^[=+\-@\t\r]/.test(withGuard(text))).toBe(false);
      }),
    );
  });

  it('numbers rows by the line on which they begin', () => {
    const rows = parseDelimited('a;b\r\n"zwei\nZeilen";x\n\nc;d', ';');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  });

  it('takes a quote that nothing closes for a quote', () => {
    expect(parseDelimited('a,"b\nc,d\n', ',').map(({ cells }) => cells)).toEqual([
      ['a', '"b'],
      ['c', 'd'],
    ]);
  });

  it.each([
    ['a;b;c\n"x, y";2,5;3', ';'],
    ['a,b\n"x; y",2\n"z; w",3', ','],
    ['a\tb\nx, y\t2', '\t'],
    ['sep=|\na|b', '|'],
  ])('finds the separator of %j', (text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });
});

describe('an amount', () => {
  it.each([
    ['£1.90m', 1_900_000],
    ['£654.46', 654.46],
    ['2,013.02', 2013.02],
    ['1.234,56 €', 1234.56],
    ['EUR 12.500,–', 12_500],
    ['1,5 Mio. €', 1_500_000],
    ['120 T€', 120_000],
    ['(1 200)', -1200],
    ['−3,5', -3.5],
    ["CHF 1'000", 1000],
    ['45 %', 45],
  ])('reads %j', (text, value) => {
    expect(parseAmount(text, 'comma')?.value).toBeCloseTo(value, 6);
  });

  it.each(['Exempt under Section 43', 'TBD', '1.2.3', '12,34,56', '', '10-20', '1..2'])(
    'does not read %j',
    (text) => {
      expect(parseAmount(text, 'comma')).toBeNull();
    },
  );

  it('reads what people of either country write, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (hundredths) => {
        const value = hundredths / 100;
        for (const [locale, mark] of [
          ['de-DE', 'comma'],
          ['en-GB', 'point'],
        ] as const) {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
          expect(parseAmount(text, mark)?.value).toBeCloseTo(value, 2);
        }
      }),
    );
  });

  it('is ambiguous alone and clear in its column', () => {
    expect(guessDecimals(['1.234', '2.500,50'], 'point')).toBe('comma');
    expect(parseAmount('1.234', 'comma')?.value).toBe(1234);
    expect(parseAmount('1.234', 'point')?.value).toBe(1.234);
  });
});

describe('a day', () => {
  it.each([
    ['01.04.16', '2016-04-01'],
    ['1.4.2016', '2016-04-01'],
    ['2016-04-01T08:00:00Z', '2016-04-01'],
    ['30/06/2017', '2017-06-30'],
    ['1. April 2026', '2026-04-01'],
    ['15 maart 2027', '2027-03-15'],
    ['April 1, 2026', '2026-04-01'],
    ['Dez 2026', '2026-12-31'],
    ['02/2028', '2028-02-29'],
    ['Q3 2026', '2026-09-30'],
    ['III/2026', '2026-09-30'],
    ['2. Halbjahr 2026', '2026-12-31'],
    ['KW 1/2026', '2026-01-04'],
    ['KW 53/2026', '2027-01-03'],
    ['Ende 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    [2026, '2026-12-31'],
    [46_113, '2026-04-01'],
  ])('reads %j', (cell, expected) => {
    expect(day(cell)).toBe(expected);
  });

  it('takes the first day of a month or quarter for a start', () => {
    expect([day('04/2026', FIRST), day('Q3 2026', FIRST), day('2026', FIRST)]).toEqual([
      '2026-04-01',
      '2026-07-01',
      '2026-01-01',
    ]);
  });

  it.each(['31.02.2026', '30.02.2024', '2026-13-01', '13/2026', 'KW 53/2027', 'KW 0/2026'])(
    'does not take %j for another day',
    (cell) => {
      expect(day(cell)).toBe('impossible');
    },
  );

  it.each(['TBD', 'offen', 'n. n.', '-', 'laufend', 'Exempt under Section 43'])(
    'sees in %j that there is none yet',
    (cell) => {
      expect(day(cell)).toBe('placeholder');
    },
  );

  it.each(['bald', 'Projekt 12', '£1.90m', '7'])('does not read %j', (cell) => {
    expect(day(cell)).toBe('unreadable');
  });

  it('comes back from every way in which it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const iso = addDays('1990-01-01', days);
        const [year = '', month = '', date = ''] = iso.split('-');
        const german = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date(iso),
        );
        const ways = [
          iso,
          `${date}.${month}.${year}`,
          `${Number(date)}.${Number(month)}.${year}`,
          `${date}/${month}/${year}`,
          german,
        ];
        expect(ways.map((way) => day(way))).toEqual(ways.map(() => iso));
        expect(day(`${month}/${date}/${year}`, { order: 'month-first', edge: 'last' })).toBe(iso);
      }),
    );
  });

  it('never throws and never answers a day that is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (cell) => {
        const reading = parseDay(cell, LAST);
        if (reading.kind === 'day') expect(Number.isNaN(Date.parse(reading.day))).toBe(false);
      }),
      { examples: [[Number.NaN], [Number.POSITIVE_INFINITY]] },
    );
  });

  it('is read in the order that its column tells', () => {
    expect([guessDayOrder(['03/04/2026', '12/25/2026']), guessDayOrder(['03/04/2026'])]).toEqual([
      'month-first',
      'day-first',
    ]);
  });
});

describe('a text', () => {
  it('loses markup, marks of direction and control characters, not its words', () => {
    expect(cleanText('<div>Eins &amp; zwei</div><div>drei</div>', true)).toEqual({
      text: 'Eins & zwei\ndrei',
      left: ['markup'],
    });
    expect(cleanText('\u202eB\u200fa\u0007d', false)).toEqual({ text: 'Bad', left: ['invisible'] });
    expect(cleanText('a < b und b > c', false).text).toBe('a < b und b > c');
  });

  it('is the same thing however it is spelt', () => {
    expect(matchingKey('  E-Akte  (Stufe 2)')).toBe(matchingKey('e akte Stufe 2'));
    expect(matchingKey('Straße')).not.toBe(matchingKey('Strasse'));
  });
});
