import type { Health } from '../contracts';
import type { ChartPoint } from './chart-data';
import { stepArea, stepPath, type Step, type TimeAxis } from './time-axis';

export const LANE_HEIGHT = 86;
/** The middle of the road: no deviation. */
export const ROAD = 35;
/** Pixels from the road to the limit: 1.55 a point where the limit is 10 points. */
const LIMIT = 15.5;
/** How far a lane reaches, in limits; beyond it the line stays at the edge and a number is printed. */
const ABOVE = 0.8;
const BELOW = 2.2;
/** Two printed numbers need this much room between them, in percent of the width. */
const APART = 6;

export interface LaneTolerances {
  readonly atRisk: number;
  readonly offCourse: number;
}

export interface LaneGeometry {
  readonly line: string;
  readonly areas: readonly { readonly tone: 'ok' | 'warn' | 'bad'; readonly d: string }[];
  readonly road: { readonly y: number; readonly height: number };
  readonly limit: number;
  readonly ticks: readonly { readonly value: number; readonly y: number; readonly limit: boolean }[];
  /** The deviation on the day itself. */
  readonly end: { readonly y: number; readonly deviation: number } | null;
  /** Numbers where the line leaves the lane: the furthest of either side, and the one of the day. */
  readonly clamps: readonly {
    readonly x: number;
    readonly y: number;
    readonly value: number;
    readonly below: boolean;
  }[];
}

interface DeviationStep extends Step {
  readonly deviation: number | null;
  readonly health: Health;
}

const TONES = [
  ['ok', 'on-course'],
  ['warn', 'at-risk'],
  ['bad', 'off-course'],
] as const;

/** Points ahead of plan (positive) or behind it (negative). Null where the two cannot be compared. */
export function deviation(point: ChartPoint): number | null {
  return point.compared === null || point.planned === null
    ? null
    : Math.round((point.compared - point.planned) * 10) / 10;
}

export function laneY(value: number, tolerances: LaneTolerances): number {
  const limits = value / tolerances.offCourse;
  return ROAD - Math.min(ABOVE, Math.max(-BELOW, limits)) * LIMIT;
}

/** Everything a lane draws, in pixels downwards and thousandths of the width. `on`: the day at which its line ends. */
export function laneGeometry(
  lane: { readonly points: readonly ChartPoint[] },
  tolerances: LaneTolerances,
  axis: TimeAxis,
  on: string,
): LaneGeometry {
  const steps = lane.points
    .filter((point) => point.on <= on)
    .map((point): DeviationStep => {
      const value = deviation(point);
      return {
        on: point.on,
        health: point.health,
        deviation: value,
        y: value === null ? null : laneY(value, tolerances),
      };
    });
  const last = steps.at(-1);
  const half = (tolerances.atRisk / tolerances.offCourse) * LIMIT;
  return {
    line: stepPath(steps, axis, on),
    areas: TONES.map(([tone, health]) => ({
      tone,
      d: stepArea(steps, axis, on, ROAD, (step) => step.health === health),
    })).filter(({ d }) => d !== ''),
    road: { y: ROAD - half, height: half * 2 },
    limit: laneY(-tolerances.offCourse, tolerances),
    ticks: [0, -1, -2].map((limits) => ({
      value: limits * tolerances.offCourse,
      y: laneY(limits * tolerances.offCourse, tolerances),
      limit: limits === -1,
    })),
    end: last?.y == null || last.deviation === null ? null : { y: last.y, deviation: last.deviation },
    clamps: clampedStretches(steps, tolerances, axis),
  };
}

function clampedStretches(
  steps: readonly DeviationStep[],
  { offCourse }: LaneTolerances,
  axis: TimeAxis,
): LaneGeometry['clamps'] {
  const clamped = steps.flatMap(({ deviation: value, y, on }, index) => {
    const outside = value !== null && (value < -BELOW * offCourse || value > ABOVE * offCourse);
    return outside && y !== null
      ? [{ x: axis.at(on), y, value, below: value < 0, last: index === steps.length - 1 }]
      : [];
  });
  const furthest = (below: boolean) =>
    clamped
      .filter((clamp) => clamp.below === below)
      .reduce<(typeof clamped)[number] | null>(
        (far, clamp) => (far && Math.abs(far.value) > Math.abs(clamp.value) ? far : clamp),
        null,
      );
  const last = clamped.at(-1)?.last ? (clamped.at(-1) ?? null) : null;
  return [furthest(true), furthest(false)]
    .filter((clamp) => clamp !== null)
    .filter((clamp) => !last || clamp === last || Math.abs(clamp.x - last.x) > APART)
    .concat(last ? [last] : [])
    .filter((clamp, index, all) => all.indexOf(clamp) === index)
    .map(({ x, y, value, below }) => ({ x, y, value, below }));
}
