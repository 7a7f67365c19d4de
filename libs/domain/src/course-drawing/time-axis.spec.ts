import { axisYears, stepArea, stepPath, timeAxis } from './time-axis';

const axis = timeAxis('2020-01-01', '2029-12-31', 'ltr');
const mirrored = timeAxis('2020-01-01', '2029-12-31', 'rtl');

describe('timeAxis', () => {
  it('runs from the left to the right, and the other way round in Arabic', () => {
    expect(axis.at('2020-01-01')).toBe(0);
    expect(axis.at('2025-01-01')).toBeCloseTo(50, 0);
    expect(mirrored.at('2020-01-01')).toBe(100);
    for (const day of ['2021-03-04', '2026-06-15', '2029-11-30']) {
      expect(axis.at(day) + mirrored.at(day)).toBeCloseTo(100, 5);
    }
  });

  it('keeps days outside on its edges', () => {
    expect(axis.at('1999-01-01')).toBe(0);
    expect(axis.at('2040-01-01')).toBe(100);
  });

  it('names every year it touches', () => {
    const years = axisYears(timeAxis('2017-06-29', '2019-03-01', 'ltr'));
    expect(years.map(({ year }) => year)).toEqual([2017, 2018, 2019]);
    expect(years[0]?.start).toBe(0);
    expect(years.at(-1)?.last).toBe(true);
  });
});

describe('stepPath', () => {
  const steps = [
    { on: '2020-01-01', y: 100 },
    { on: '2022-01-01', y: 100 },
    { on: '2025-01-01', y: 40 },
    { on: '2028-01-01', y: 10 },
  ];

  it('holds a value until the next one and draws no slope', () => {
    const path = stepPath(steps, axis, '2026-01-01');
    expect(path).toMatch(/^M0 100H[\d.]+V40H[\d.]+$/);
    expect(path).not.toContain('L');
  });

  it('leaves a gap where nothing can be shown', () => {
    const path = stepPath([steps[0]!, { on: '2021-01-01', y: null }, steps[2]!], axis, '2026-01-01');
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('is empty without values', () => {
    expect(stepPath([{ on: '2020-01-01', y: null }], axis, '2026-01-01')).toBe('');
  });

  it('closes only the stretches that are asked for', () => {
    const area = stepArea(steps, axis, '2029-01-01', 50, (step) => step.y === 40);
    expect(area).toMatch(/^M500\.\d 50V40H[\d.]+V50Z$/);
  });
});
