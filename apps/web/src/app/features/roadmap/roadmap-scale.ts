import { addDays, type Day, daysBetween } from '@wegmarke/domain/calendar';
import type { Direction } from '@wegmarke/domain/course-drawing';
import type { Zoom } from './roadmap-question';

const PIXELS_A_DAY: Readonly<Record<Zoom, number>> = { years: 0.35, quarters: 1.1, months: 3, weeks: 9 };
/** Air on both sides, so that the first and last marks are whole. */
const MARGIN = 24;

export interface Tick {
  readonly x: number;
  readonly day: Day;
  /** Begins a year, or a month where weeks are shown. */
  readonly isMajor: boolean;
}

/** Days as places on the time axis, in pixels. Time runs from the right to the left where the script does. */
export interface Scale {
  readonly width: number;
  readonly direction: Direction;
  readonly ticks: readonly Tick[];
  /** Vertical lines through a row of the given height. */
  readonly grid: (height: number) => string;
  /** From the left edge, where it is drawn. */
  at(day: Day): number;
  /** From the edge where time begins, as far as one has to scroll. */
  along(day: Day): number;
  /** The day so far along. */
  dayAt(along: number): Day;
}

/** @param pixels a day; by the zoom where not said */
export function scaleOf(
  from: Day,
  to: Day,
  zoom: Zoom,
  direction: Direction,
  pixels = PIXELS_A_DAY[zoom],
): Scale {
  const along = (day: Day): number => tenths(MARGIN + daysBetween(from, day) * pixels);
  const width = Math.ceil(along(to) + MARGIN);
  const at = (day: Day): number => (direction === 'rtl' ? tenths(width - along(day)) : along(day));
  const ticks = ticksBetween(from, to, zoom).map((tick) => ({ ...tick, x: at(tick.day) }));
  return {
    width,
    direction,
    ticks,
    grid: (height) => ticks.map(({ x }) => `M${String(x)} 0V${String(height)}`).join(''),
    at,
    along,
    dayAt: (place) => addDays(from, Math.round((place - MARGIN) / pixels)),
  };
}

const tenths = (pixels: number): number => Math.round(pixels * 10) / 10;

/** So many pixels that all days fit into a width. */
export function pixelsFor(from: Day, to: Day, width: number): number {
  return (width - 2 * MARGIN) / Math.max(1, daysBetween(from, to));
}

function ticksBetween(from: Day, to: Day, zoom: Zoom): Omit<Tick, 'x'>[] {
  const ticks: Omit<Tick, 'x'>[] = [];
  for (let day = firstTick(from, zoom); day <= to; day = nextTick(day, zoom))
    ticks.push({ day, isMajor: zoom === 'weeks' ? day.slice(8) <= '07' : day.endsWith('-01-01') });
  return ticks.filter(({ day }) => day >= from);
}

function firstTick(from: Day, zoom: Zoom): Day {
  if (zoom !== 'weeks') return `${from.slice(0, 4)}-01-01`;
  // 1 January 1990 was a Monday.
  return addDays(from, -(daysBetween('1990-01-01', from) % 7));
}

function nextTick(day: Day, zoom: Zoom): Day {
  if (zoom === 'weeks') return addDays(day, 7);
  const months = { years: 12, quarters: 3, months: 1 }[zoom];
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}
