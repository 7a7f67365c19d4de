import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  earlier,
  endOfMonth,
  isDay,
  later,
  localDay,
  localHour,
  monthEnds,
  roundedMonths,
  monthsBetween,
} from '.';

describe('a day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])('exists: %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
    null,
    20260101,
    ['2026-01-01'],
  ])('does not exist: %j', (value) => {
    expect(isDay(value)).toBe(false);
  });
});

describe('counting days', () => {
  it('crosses years, leap days and the change of the clocks', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });

  it('says long spans in months, and none below two', () => {
    expect([0, 1, 60, 61, 365, 1008].map(roundedMonths)).toEqual([0, 0, 0, 2, 12, 33]);
  });

  it('goes there and back again, and later days compare as later text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: -20_000, max: 20_000 }),
        (a, b) => {
          const [from, to] = [addDays('2026-01-01', a), addDays('2026-01-01', b)];
          expect(isDay(from)).toBe(true);
          expect(daysBetween(from, to)).toBe(b - a);
          expect(from < to).toBe(a < b);
          expect([later(from, to), earlier(from, to)]).toEqual(a < b ? [to, from] : [from, to]);
        },
      ),
    );
  });

  it('takes the day that is there where the other is absent', () => {
    expect([earlier(null, '2026-01-01'), earlier('2026-01-01', null), earlier(null, null)]).toEqual([
      '2026-01-01',
      '2026-01-01',
      null,
    ]);
  });
});

describe('months', () => {
  it('end on their last day, February in a leap year too', () => {
    expect(['2024-02-10', '2026-02-10', '2026-12-01', '2026-04-30'].map(endOfMonth)).toEqual([
      '2024-02-29',
      '2026-02-28',
      '2026-12-31',
      '2026-04-30',
    ]);
  });

  it('of a span end on their last days, the last one where the span does', () => {
    expect(monthEnds('2025-12-15', '2026-03-10')).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-10',
    ]);
    expect(monthEnds('2026-01-31', '2026-02-28')).toEqual(['2026-01-31', '2026-02-28']);
    expect(monthEnds('2026-05-05', '2026-05-05')).toEqual(['2026-05-05']);
  });

  it.each([
    ['2025-12-20', '2026-06-15', 5],
    ['2025-12-15', '2026-06-15', 6],
    ['2026-06-15', '2026-06-20', 0],
    ['2025-06-15', '2026-06-14', 11],
  ])('from %s to %s are %i full ones', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('the local day of an instant', () => {
  it.each([
    ['2026-03-11T23:30:00Z', 'Europe/Berlin', '2026-03-12'],
    ['2026-07-11T22:00:00Z', 'Europe/Berlin', '2026-07-12'],
    ['2026-01-11T22:30:00Z', 'Europe/Berlin', '2026-01-11'],
    ['2026-01-01T00:30:00Z', 'America/New_York', '2025-12-31'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(localDay(new Date(instant), timeZone)).toBe(day);
  });
});

describe('a local hour', () => {
  it('is that of the place, on either side of midnight and of summer time', () => {
    expect(localHour(new Date('2026-06-15T22:30:00Z'), 'Europe/Berlin')).toBe(0);
    expect(localHour(new Date('2026-01-15T06:00:00Z'), 'Europe/Berlin')).toBe(7);
    expect(localHour(new Date('2026-06-15T06:59:00Z'), 'Europe/Berlin')).toBe(8);
  });
});
