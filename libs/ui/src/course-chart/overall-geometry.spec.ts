import { sampleCourse } from './course-chart.sample';
import type { ChartPoint } from './course-chart.data';
import { overallGeometry, overallY, timeAxis, yearLabels } from '@wegmarke/domain/course-drawing';

const axis = timeAxis('2020-01-01', '2029-12-31', 'ltr');

function on(day: string, actual: number, planned: number) {
  const points: ChartPoint[] = [{ on: '2020-01-01', actual, planned, compared: actual, health: 'on-course' }];
  return overallGeometry(sampleCourse({ on: day, points }), axis);
}

describe('overall panel', () => {
  it('puts 100 % above 0 % and keeps values inside', () => {
    expect(overallY(100)).toBeLessThan(overallY(0));
    expect(overallY(140)).toBe(overallY(100));
    expect(overallY(-5)).toBe(overallY(0));
  });

  it('ends the actual line on its day and the planned one with the axis', () => {
    const { actual, planned, today } = overallGeometry(sampleCourse(), axis);
    const end = (path: string): number => Number(/H([\d.]+)$/.exec(path)?.[1]);
    expect(end(actual)).toBeCloseTo(today * 10, 0);
    expect(end(planned)).toBeGreaterThan(990);
  });

  it('keeps the words clear of both lines, after today as before it', () => {
    const behind = on('2024-12-31', 61, 66);
    expect(behind.wordsY).toBeGreaterThan(overallY(61));
    const early = on('2021-06-30', 8, 9);
    expect(early.wordsY + 56).toBeLessThan(overallY(9));
    const late = on('2029-06-30', 87, 92);
    expect(late.wordsBefore).toBe(true);
    expect(late.wordsY).toBeGreaterThan(overallY(87) + 40);
  });

  it('names the planned value beside the lower line when ahead of it', () => {
    expect(on('2024-12-31', 79, 66).plannedOn?.labelAfter).toBe(true);
    expect(on('2024-12-31', 61, 66).plannedOn?.labelAfter).toBe(false);
  });

  it('leaves out the years behind the flag of the day', () => {
    const years = (flag: number) => yearLabels(axis, '2024-07-01', flag).map(({ year }) => year);
    expect(years(70)).not.toContain(2024);
    expect(years(70)).toContain(2023);
    expect(years(170)).not.toContain(2023);
  });
});
