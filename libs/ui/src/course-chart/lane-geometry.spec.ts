import { sampleLane } from './course-chart.sample';
import { LANE_HEIGHT, ROAD, deviation, laneGeometry, laneY, timeAxis } from '@wegmarke/domain/course-drawing';

const axis = timeAxis('2020-01-01', '2029-12-31', 'ltr');
const tolerances = { atRisk: 3, offCourse: 10 };
const ON = '2024-12-31';

function laneWith(compared: number, planned: number) {
  return {
    points: [{ on: '2022-01-01', actual: compared, planned, compared, health: 'off-course' as const }],
  };
}

describe('lane', () => {
  it('lies below the road when behind plan and above it when ahead', () => {
    expect(laneGeometry(laneWith(50, 60), tolerances, axis, ON).end?.y).toBeGreaterThan(ROAD);
    expect(laneGeometry(laneWith(60, 55), tolerances, axis, ON).end?.y).toBeLessThan(ROAD);
    expect(laneGeometry(laneWith(60, 60), tolerances, axis, ON).end?.y).toBe(ROAD);
  });

  it('draws 1.55 pixels a point, a road as wide as the tolerance and the limit where it is', () => {
    const lane = laneGeometry(laneWith(50, 56), tolerances, axis, ON);
    expect(lane.end?.y).toBeCloseTo(ROAD + 6 * 1.55);
    expect(lane.road).toEqual({ y: expect.closeTo(ROAD - 3 * 1.55), height: expect.closeTo(6 * 1.55) });
    expect(lane.limit).toBeCloseTo(ROAD + 15.5);
    expect(lane.ticks.map(({ value }) => value + 0)).toEqual([0, -10, -20]);
  });

  it('stays inside at its edge and prints the number', () => {
    const lane = laneGeometry(laneWith(20, 80), tolerances, axis, ON);
    expect(lane.end?.y).toBe(laneY(-22, tolerances));
    expect(lane.end?.y).toBeLessThan(LANE_HEIGHT);
    expect(lane.end?.deviation).toBe(-60);
    expect(lane.clamps).toEqual([expect.objectContaining({ value: -60, below: true })]);
    expect(laneGeometry(laneWith(50, 60), tolerances, axis, ON).clamps).toEqual([]);
  });

  it('colours each stretch by its own status', () => {
    const { areas } = laneGeometry(sampleLane(), tolerances, axis, ON);
    expect(areas.map(({ tone }) => tone)).toEqual(['ok', 'warn', 'bad']);
  });

  it('draws nothing after its day', () => {
    const point = { on: '2027-01-01', actual: 90, planned: 50, compared: 90, health: 'on-course' as const };
    const lane = laneGeometry({ points: [...laneWith(50, 60).points, point] }, tolerances, axis, ON);
    expect(lane.end?.deviation).toBe(-10);
  });

  it('has no line where nothing can be compared', () => {
    const lane = laneGeometry(
      { points: [{ on: '2022-01-01', actual: 40, planned: 50, compared: null, health: 'not-measurable' }] },
      tolerances,
      axis,
      ON,
    );
    expect([lane.line, lane.end, lane.areas]).toEqual(['', null, []]);
  });

  it('compares over the milestones with a baseline, not with the headline', () => {
    expect(deviation({ on: ON, actual: 61, planned: 66.2, compared: 60.8, health: 'at-risk' })).toBe(-5.4);
  });
});
