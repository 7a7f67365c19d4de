import { axisYears, stepArea, stepPath, type TimeAxis } from '@wegmarke/ui/time-axis';
import type { CourseChartData } from './course-chart.data';

export const OVERALL_HEIGHT = 188;
const TOP = 14;
const SCALE = 1.6;
/** Room that the words beside today's values take. */
const WORDS_HEIGHT = 56;

export function overallY(percent: number): number {
  return TOP + (100 - Math.min(100, Math.max(0, percent))) * SCALE;
}

export interface OverallGeometry {
  readonly actual: string;
  readonly area: string;
  readonly planned: string;
  readonly today: number;
  readonly actualOn: { readonly value: number; readonly y: number } | null;
  readonly plannedOn: { readonly value: number; readonly y: number; readonly labelY: number } | null;
  readonly adoptedOn: { readonly value: number; readonly y: number } | null;
  /** Upper edge of the words beside today's values. */
  readonly wordsY: number;
  /** Today lies so late that its words stand before it. */
  readonly wordsBefore: boolean;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** Everything the overall panel draws, in pixels downwards and thousandths of the width. */
export function overallGeometry(data: CourseChartData, axis: TimeAxis): OverallGeometry {
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
  const ahead = actualValue !== null && plannedValue !== null && actualValue > plannedValue;
  const elapsed = axis.direction === 'rtl' ? 100 - axis.at(data.on) : axis.at(data.on);
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
            labelY: plannedLabel(overallY(plannedValue), ahead),
          },
    adoptedOn: data.asAdopted === null ? null : { value: data.asAdopted, y: overallY(data.asAdopted) },
    wordsY: wordsEdge(actualValue, ahead),
    wordsBefore: elapsed > 76,
    ticks: [100, 50, 0].map((value) => ({ value, y: overallY(value) })),
  };
}

/** Above the dashed line as long as there is room above it. */
function plannedLabel(y: number, ahead: boolean): number {
  return ahead || y < TOP + 18 ? Math.min(y + 20, overallY(0) - 6) : y - 10;
}

/** Behind plan the words stand below the dashed line, ahead of it above. */
function wordsEdge(actual: number | null, ahead: boolean): number {
  const y = overallY(actual ?? 0);
  const edge = ahead ? y - WORDS_HEIGHT - 12 : y + 6;
  return Math.min(overallY(0) - WORDS_HEIGHT - 2, Math.max(0, edge));
}

export interface YearLabel {
  readonly year: number;
  readonly x: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly roomyOnly: boolean;
}

/** The years that have room beside the day's flag; a narrow chart shows about every third. */
export function yearLabels(axis: TimeAxis, on: string): YearLabel[] {
  const today = axis.at(on);
  const years = axisYears(axis);
  const wideStep = Math.ceil(years.length / 14);
  const narrowStep = Math.ceil(years.length / 4);
  return years
    .filter(({ middle, last }, index) => Math.abs(middle - today) > 5.8 && (last || index % wideStep === 0))
    .map(({ year, middle, last }, index) => ({
      year,
      x: middle,
      first: year === years[0]?.year,
      last,
      roomyOnly:
        Math.abs(middle - today) < 15 ||
        (!last && index % narrowStep !== 0) ||
        (!last && years.length - index < 3),
    }));
}
