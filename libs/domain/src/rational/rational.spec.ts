import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  equals,
  fromExact,
  multiply,
  ONE,
  rational,
  subtract,
  sum,
  toExact,
  toPercent,
  toPermille,
  ZERO,
} from '.';

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => rational(n, d));

describe('a fraction', () => {
  it('is always in lowest terms with a positive denominator', () => {
    expect([rational(50, 100), rational(-6, 4), rational(6, -4), rational(0, -7)].map(toExact)).toEqual([
      '1/2',
      '-3/2',
      '-3/2',
      '0/1',
    ]);
  });

  it('refuses a denominator of zero', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => divide(ONE, ZERO)).toThrow(RangeError);
  });

  it('adds where floating point would not: a tenth and two tenths', () => {
    expect(toExact(add(rational(1, 10), rational(2, 10)))).toBe('3/10');
  });

  it('obeys the laws of arithmetic, whatever the size', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(sum([a, b, c, a])).toEqual(add(add(a, b), add(c, a)));
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(a, b) === 0).toBe(equals(a, b));
        expect(fromExact(toExact(a))).toEqual(a);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rounding for display', () => {
  it.each([
    [rational(1, 2), 50],
    [rational(1, 3), 33.3],
    [rational(2, 3), 66.7],
    [rational(1, 2000), 0.1],
    [rational(999, 2000), 50],
    [rational(6105, 10000), 61.1],
    [rational(6104999, 10000000), 61],
    [rational(1999, 2000), 100],
    [ZERO, 0],
    [ONE, 100],
  ])('is half up, once: %j', (value, percent) => {
    expect(toPercent(value)).toBe(percent);
  });

  it('is half away from zero for differences', () => {
    expect([
      toPermille(rational(1, 2000)),
      toPermille(rational(-1, 2000)),
      toPermille(rational(-1, 3)),
    ]).toEqual([1, -1, -333]);
  });
});

describe('the form on the wire', () => {
  it.each(['1', '1/', '/2', '1.5/2', '1/-2', ' 1/2', '1/2\n', '0x1/2'])('refuses %j', (text) => {
    expect(() => fromExact(text)).toThrow(SyntaxError);
  });

  it('refuses a fraction of nothing', () => {
    expect(() => fromExact('1/0')).toThrow(RangeError);
  });
});
