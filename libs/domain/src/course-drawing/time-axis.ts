export type Direction = 'ltr' | 'rtl';

/** Maps days to places along a chart: percent from its left edge. Time runs against the axis in `rtl`. */
export interface TimeAxis {
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  at(day: string): number;
}

const DAY = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** `from` and `to` as `YYYY-MM-DD`, both included. Days outside lie on the nearer edge. */
export function timeAxis(from: string, to: string, direction: Direction): TimeAxis {
  const start = dayNumber(from);
  const span = Math.max(1, dayNumber(to) + 1 - start);
  return {
    from,
    to,
    direction,
    at(day) {
      const share = Math.min(1, Math.max(0, (dayNumber(day) - start) / span));
      return round((direction === 'rtl' ? 1 - share : share) * 100);
    },
  };
}

export interface AxisYear {
  readonly year: number;
  /** Where the year begins, or the axis if it begins later; percent. */
  readonly start: number;
  readonly middle: number;
  readonly last: boolean;
}

/** The years that the axis touches, in order of time. */
export function axisYears(axis: TimeAxis): AxisYear[] {
  const first = Number(axis.from.slice(0, 4));
  const last = Number(axis.to.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const start = axis.at(`${year}-01-01`);
    const end = axis.at(`${year + 1}-01-01`);
    return { year, start, middle: round((start + end) / 2), last: year === last };
  });
}

export interface Step {
  readonly on: string;
  /** Distance from the upper edge in pixels; null is a gap. */
  readonly y: number | null;
}

/**
 * One path of steps in a box that is 1000 wide: a value holds until the next one. The last one holds until `end`.
 */
export function stepPath(steps: readonly Step[], axis: TimeAxis, end: string): string {
  let path = '';
  let height: number | null = null;
  for (const { on, y } of steps) {
    if (on > end) {
      break;
    }
    const x = wide(axis.at(on));
    if (y === null) {
      path += height === null ? '' : `H${x}`;
    } else if (height === null) {
      path += `M${x} ${round(y)}`;
    } else if (y !== height) {
      path += `H${x}V${round(y)}`;
    }
    height = y;
  }
  return height === null ? path : `${path}H${wide(axis.at(end))}`;
}

/** The area between steps and a level line, for those steps that `includes` lets through. */
export function stepArea<T extends Step>(
  steps: readonly T[],
  axis: TimeAxis,
  end: string,
  level: number,
  includes: (step: T) => boolean = () => true,
): string {
  let path = '';
  let open = false;
  const shown = steps.filter((step) => step.on <= end);
  for (const [index, step] of shown.entries()) {
    if (step.y !== null && includes(step)) {
      path += open ? '' : `M${wide(axis.at(step.on))} ${round(level)}`;
      path += `V${round(step.y)}H${wide(axis.at(shown[index + 1]?.on ?? end))}`;
      open = true;
    } else {
      path += open ? `V${round(level)}Z` : '';
      open = false;
    }
  }
  return open ? `${path}V${round(level)}Z` : path;
}

/** The lines where years begin, in a box that is 1000 wide and 1 high. */
export function yearLines(axis: TimeAxis): string {
  return axisYears(axis)
    .map(({ start }) => `M${wide(start)} 0V1`)
    .join('');
}

/** Percent to thousandths of the width, without trailing digits that no screen shows. */
function wide(percent: number): number {
  return Math.round(percent * 100) / 10;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
