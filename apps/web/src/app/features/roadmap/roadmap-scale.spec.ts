import fc from 'fast-check';
import { addDays } from '@wegmarke/domain/calendar';
import { ZOOMS } from './roadmap-question';
import { scaleOf } from './roadmap-scale';

const [FROM, TO] = ['2024-03-01', '2030-12-31'] as const;
const zooms = fc.constantFrom(...ZOOMS);
const days = fc.integer({ min: 0, max: 2496 }).map((count) => addDays(FROM, count));

describe('the axis of the roadmap', () => {
  it('runs to the right, and in Arabic to the left, as its mirror image', () => {
    fc.assert(
      fc.property(zooms, days, days, (zoom, a, b) => {
        const [plain, mirrored] = [scaleOf(FROM, TO, zoom, 'ltr'), scaleOf(FROM, TO, zoom, 'rtl')];
        expect(mirrored.width).toBe(plain.width);
        expect(plain.at(a) + mirrored.at(a)).toBeCloseTo(plain.width, 5);
        expect(Math.sign(plain.at(a) - plain.at(b))).toBe(Math.sign(mirrored.at(b) - mirrored.at(a)));
        expect(mirrored.ticks.map(({ x }) => x)).toEqual(mirrored.ticks.map(({ day }) => mirrored.at(day)));
      }),
    );
  });

  it('is scrolled from where time begins in both, and finds its days again', () => {
    fc.assert(
      fc.property(zooms, fc.constantFrom('ltr', 'rtl'), days, (zoom, direction, day) => {
        const scale = scaleOf(FROM, TO, zoom, direction);
        expect(scale.along(FROM)).toBeLessThan(scale.width / 2);
        expect(scale.dayAt(scale.along(day))).toBe(day);
      }),
    );
  });
});
