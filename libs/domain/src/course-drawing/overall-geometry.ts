import type { OverallData } from './chart-data';
import { axisYears, stepArea, stepPath, type TimeAxis } from './time-axis';

export const OVERALL_HEIGHT = 188;
const TOP = 14;
const SCALE = 1.6;
/** Room that the words beside today's values take. */
const WORDS_HEIGHT = 56;
/** How far a line climbs, at most, along the width of these words. */
const CLIMB = 44;

export function overallY(percent: number): number {
  return TOP + (100 - Math.min(100, Math.max(0, percent))) * SCALE;
}

export interface OverallGeometry {
  readonly actual: string;
  readonly area: string;
  readonly planned: string;
  readonly today: number;
  readonly actualOn: { readonly value: number; readonly y: number } | null;
  readonly plannedOn: {
    readonly value: number;
    readonly y: number;
    readonly labelY: number;
    readonly labelAfter: boolean;
  } | null;
  readonly adoptedOn: { readonly value: number; readonly y: number } | null;
  /** Upper edge of the words beside today's values. */
  readonly wordsY: number;
  /** Today lies so late that its words stand before it. */
  readonly wordsBefore: boolean;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** Everything the overall panel draws, in pixels downwards and thousandths of the width. */
export function overallGeometry(data: OverallData, axis: TimeAxis): OverallGeometry {
  const actual = data.points.map(({ on, actual: value }) => ({
    on,
    y: value === null ? null : overallY(value),
  }));
  const planned = data.points.map(({ on, planned: value }) => ({
    on,
    y: value === null ? null : overallY(value),
  }));
  const known = data.points.filter(({ on }) => on <= data.on).at(-1);
  const actualValue = known?.actual ?? null;
  const plannedValue = known?.planned ?? null;
  const elapsed = axis.direction === 'rtl' ? 100 - axis.at(data.on) : axis.at(data.on);
  const wordsBefore = elapsed > 76;
  const words = placeWords(
    overallY(actualValue ?? 0),
    overallY(plannedValue ?? actualValue ?? 0),
    wordsBefore,
  );
  return {
    actual: stepPath(actual, axis, data.on),
    area: stepArea(actual, axis, data.on, overallY(0)),
    planned: stepPath(planned, axis, data.to),
    today: axis.at(data.on),
    actualOn: actualValue === null ? null : { value: actualValue, y: overallY(actualValue) },
    plannedOn:
      plannedValue === null
        ? null
        : {
            value: plannedValue,
            y: overallY(plannedValue),
            labelY: words.plannedY,
            labelAfter: words.plannedAfter,
          },
    adoptedOn: data.asAdopted === null ? null : { value: data.asAdopted, y: overallY(data.asAdopted) },
    wordsY: words.y,
    wordsBefore,
    ticks: [100, 50, 0].map((value) => ({ value, y: overallY(value) })),
  };
}

interface WordsPlace {
  readonly y: number;
  readonly plannedY: number;
  readonly plannedAfter: boolean;
}

/**
 * Both lines climb with time: after today there is room below them, before today farther below. The planned value
 * has its word before today above the lines, or after today below the dashed one where that is the lower.
 */
function placeWords(actualY: number, plannedY: number, before: boolean): WordsPlace {
  const floor = overallY(0) - WORDS_HEIGHT;
  const lower = Math.max(actualY, plannedY);
  const upper = Math.min(actualY, plannedY);
  const plannedAfter = plannedY > actualY + 3 && !before;
  const below = lower + (before ? CLIMB : plannedAfter ? 22 : 6);
  const above = upper - WORDS_HEIGHT - (before ? 24 : CLIMB);
  const y = below <= floor ? below : above >= 0 ? above : Math.min(floor, Math.max(0, below));
  const labelY = plannedAfter
    ? plannedY + 17
    : plannedY < TOP + 8
      ? plannedY + CLIMB
      : Math.min(actualY, plannedY) - 10;
  return { y, plannedY: Math.min(overallY(0) - 4, labelY), plannedAfter };
}

const HALF_A_YEAR_LABEL = 14;
/** Pixels of a plot as it is on a desktop and on a phone. */
const WIDE_PLOT = 780;
const NARROW_PLOT = 358;

export interface YearLabel {
  readonly year: number;
  readonly x: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly roomyOnly: boolean;
}

/** The years that have room beside the day's flag, as wide as `flag` pixels; a narrow chart shows about every third. */
export function yearLabels(axis: TimeAxis, on: string, flag: number): YearLabel[] {
  const room = (plot: number): number => ((flag / 2 + HALF_A_YEAR_LABEL) / plot) * 100;
  const today = axis.at(on);
  const years = axisYears(axis);
  const wideStep = Math.ceil(years.length / 14);
  const narrowStep = Math.ceil(years.length / 4);
  return years
    .filter(
      ({ middle, last }, index) =>
        Math.abs(middle - today) > room(WIDE_PLOT) && (last || index % wideStep === 0),
    )
    .map(({ year, middle, last }, index) => ({
      year,
      x: middle,
      first: year === years[0]?.year,
      last,
      roomyOnly:
        Math.abs(middle - today) < room(NARROW_PLOT) ||
        (!last && index % narrowStep !== 0) ||
        (!last && years.length - index < 3),
    }));
}
