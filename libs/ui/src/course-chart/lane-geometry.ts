import type { Health } from '@wegmarke/domain/contracts';
import { stepArea, stepPath, type Step, type TimeAxis } from '@wegmarke/ui/time-axis';
import type { ChartLane, ChartPoint } from './course-chart.data';

export const LANE_HEIGHT = 86;
/** The middle of the road: no deviation. */
export const ROAD = 35;
/** Pixels from the road to the limit: 1.55 a point where the limit is 10 points. */
const LIMIT = 15.5;
/** How far a lane reaches, in limits; beyond it the line stays at the edge and a number is printed. */
const ABOVE = 0.8;
const BELOW = 2.2;

export interface LaneTolerances {
  readonly atRisk: number;
  readonly offCourse: number;
}

export interface LaneGeometry {
  readonly line: string;
  readonly areas: readonly { readonly tone: 'ok' | 'warn' | 'bad'; readonly d: string }[];
  readonly road: { readonly y: number; readonly height: number };
  readonly limit: number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** The deviation on the day itself. */
  readonly end: { readonly y: number; readonly deviation: number } | null;
  /** Where the line leaves the lane: the furthest value of each stretch, in points. */
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
  lane: Pick<ChartLane, 'points'>,
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
  const clamps: { x: number; y: number; value: number; below: boolean }[] = [];
  let side: 'below' | 'above' | null = null;
  for (const { deviation: value, y, on } of steps) {
    const now =
      value === null
        ? null
        : value < -BELOW * offCourse
          ? 'below'
          : value > ABOVE * offCourse
            ? 'above'
            : null;
    const current = clamps.at(-1);
    if (now !== null && value !== null && y !== null) {
      if (now !== side || !current) {
        clamps.push({ x: axis.at(on), y, value, below: now === 'below' });
      } else if (Math.abs(value) >= Math.abs(current.value)) {
        clamps[clamps.length - 1] = { ...current, x: axis.at(on), value };
      }
    }
    side = now;
  }
  return clamps;
}
