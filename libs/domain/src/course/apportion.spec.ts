import fc from 'fast-check';
import { add, rational, ZERO } from '../rational';
import { apportion, displayedDifference, toAmount } from './apportion';

describe('points of the parts of a change', () => {
  it('sum to the displayed difference: the largest rest is raised first', () => {
    expect(apportion([rational(1, 3), rational(1, 3), rational(1, 3)], 1000)).toEqual([334, 333, 333]);
    expect(apportion([rational(1, 6), rational(1, 2), rational(1, 3)], 1000)).toEqual([167, 500, 333]);
  });

  it('give an even tie to the earlier part', () => {
    expect(apportion([rational(5, 10_000), rational(5, 10_000)], 1)).toEqual([1, 0]);
  });

  it('round losses and gains against each other', () => {
    expect(apportion([rational(1, 4), rational(-3, 8)], -125)).toEqual([250, -375]);
    expect(apportion([rational(-1, 3), rational(1, 3)], 0)).toEqual([-333, 333]);
  });

  it('give nothing for no parts', () => {
    expect(apportion([], 0)).toEqual([]);
  });

  it('carry the rounding of the two ends: 0.04 and 0.05 % are displayed a tenth apart', () => {
    const [from, to] = [rational(4, 10_000), rational(5, 10_000)];
    expect(displayedDifference(from, to)).toBe(1);
    expect(apportion([rational(1, 10_000)], displayedDifference(from, to))).toEqual([1]);
  });

  it('stay within a tenth of a point of the exact value where the ends do', () => {
    const part = fc
      .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 997 }))
      .map(([n, d]) => rational(n, d * 600));
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 997 }),
        (parts, start) => {
          const from = rational(start, 997);
          const to = parts.reduce(add, from);
          const total = displayedDifference(from, to);
          const tenths = apportion(parts, total);
          expect(tenths.reduce((sum, each) => sum + each, 0)).toBe(total);
          parts.forEach((each, index) => {
            const exact = (Number(each.n) * 1000) / Number(each.d);
            expect(Math.abs((tenths[index] ?? 0) - exact)).toBeLessThan(2);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are written beside the exact fraction', () => {
    expect([toAmount(rational(9, 20), 450), toAmount(ZERO, 0)]).toEqual([
      { exact: '9/20', points: 45 },
      { exact: '0/1', points: 0 },
    ]);
  });
});
