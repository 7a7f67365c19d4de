import type { ChangeBar, ChangeBarsData } from './change-bars.data';

export interface PlacedBar extends ChangeBar {
  /** Percent of the width, from where time and numbers begin. */
  readonly x: number;
  readonly width: number;
  /** Where the next part takes over. */
  readonly end: number;
  readonly look: 'work' | 'gain' | 'loss';
}

export interface ChangeGeometry {
  readonly bars: readonly PlacedBar[];
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50];
const MARGIN = 0.12;

/** Each part begins where the one before it ended; the scale spans all of them. */
export function changeGeometry(data: ChangeBarsData): ChangeGeometry {
  let level = data.from.exact;
  const spans = data.parts.map((part) => {
    const start = level;
    level += part.exact;
    return { part, start, end: level };
  });
  const levels = [data.from.exact, data.to.exact, ...spans.map(({ end }) => end)];
  const low = Math.min(...levels);
  const span = Math.max(Math.max(...levels) - low, 1);
  const base = low - span * MARGIN;
  const width = span * (1 + 2 * MARGIN);
  const place = (value: number): number => Math.round(((value - base) / width) * 1e4) / 100;
  const step = STEPS.find((candidate) => span / candidate <= 3) ?? 50;
  const first = Math.ceil(base / step) * step;
  return {
    bars: spans.map(({ part, start, end }) => ({
      ...part,
      x: place(Math.min(start, end)),
      width: Math.round((place(Math.max(start, end)) - place(Math.min(start, end))) * 100) / 100,
      end: place(end),
      look: part.work ? 'work' : part.exact >= 0 ? 'gain' : 'loss',
    })),
    from: place(data.from.exact),
    to: place(data.to.exact),
    ticks: Array.from({ length: Math.floor((base + width - first) / step) + 1 }, (_, index) => {
      const value = first + index * step;
      return { value, x: place(value) };
    }),
  };
}
