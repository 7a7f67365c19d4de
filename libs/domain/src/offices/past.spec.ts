import fc from 'fast-check';
import { addDays } from '../calendar';
import { correctsPast, type Days } from '.';

const TODAY = '2026-03-01';
const day = fc.integer({ min: -6, max: 6 }).map((offset) => addDays(TODAY, offset));
const days = fc.option(
  fc.record({ fromOn: day, length: fc.option(fc.nat(8)) }).map(({ fromOn, length }): Days => ({
    fromOn,
    untilOn: length === null ? null : addDays(fromOn, length),
  })),
);
const holds = (span: Days | null, on: string): boolean =>
  span !== null && span.fromOn <= on && (span.untilOn === null || span.untilOn >= on);

describe('a change of who holds an office', () => {
  it('corrects the past exactly where a day that has passed is told otherwise', () => {
    const passed = Array.from({ length: 20 }, (_, back) => addDays(TODAY, -1 - back));
    fc.assert(
      fc.property(days, days, (before, after) => {
        const differs = passed.some((on) => holds(before, on) !== holds(after, on));
        expect(correctsPast(before, after, TODAY)).toBe(differs);
      }),
    );
  });

  it.each<[string, Days | null, Days | null, boolean]>([
    ['begins today', null, { fromOn: TODAY, untilOn: null }, false],
    ['began yesterday', null, { fromOn: '2026-02-28', untilOn: null }, true],
    [
      'ended yesterday',
      { fromOn: '2026-01-01', untilOn: null },
      { fromOn: '2026-01-01', untilOn: '2026-02-28' },
      false,
    ],
    [
      'ended the day before yesterday',
      { fromOn: '2026-01-01', untilOn: null },
      { fromOn: '2026-01-01', untilOn: '2026-02-27' },
      true,
    ],
    [
      'had ended and goes on',
      { fromOn: '2026-01-01', untilOn: '2026-02-10' },
      { fromOn: '2026-01-01', untilOn: null },
      true,
    ],
  ])('%s', (_, before, after, corrects) => {
    expect(correctsPast(before, after, TODAY)).toBe(corrects);
  });
});
