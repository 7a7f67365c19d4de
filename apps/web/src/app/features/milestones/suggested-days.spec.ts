import { addMonths } from './suggested-days';

test.each([
  ['2026-06-15', 1, '2026-07-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
])('%s and %d months is %s', (day, count, expected) => {
  expect(addMonths(day, count)).toBe(expected);
});
