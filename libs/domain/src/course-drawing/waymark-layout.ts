import type { ChartWaymark } from './chart-data';
import type { WaymarkState } from './shapes';
import type { TimeAxis } from './time-axis';

type StateWords = Readonly<Partial<Record<WaymarkState, string>>>;

/** A mark on the road. Marks too close to be told apart are one: the most urgent, which names them all. */
export interface PlacedMark {
  readonly state: WaymarkState;
  /** Percent from the left edge. */
  readonly x: number;
  /** Pixels by which it moves aside for the line of the day. */
  readonly aside: number;
  readonly title: string;
  /** Shown only where there is room for it: 700 pixels or more. */
  readonly roomyOnly: boolean;
}

/** Most urgent first. */
const URGENCY: readonly WaymarkState[] = [
  'overdue',
  'late',
  'due',
  'planned',
  'done',
  'former',
  'split',
  'merged',
  'dropped',
];
const URGENT: ReadonlySet<WaymarkState> = new Set<WaymarkState>(['overdue', 'late', 'due']);

/** Smallest distances in percent of the width: around urgent marks, and between quiet ones. */
const WIDE = { urgent: 2.3, quiet: 3.6 };
const NARROW = { urgent: 4.6, quiet: 7 };
/** Twelve pixels of a wide plot. */
const NEAR = 1.6;
const ASIDE = 12;
/** A tooltip that names more than this many is no longer read. */
const NAMED = 3;

interface Candidate extends ChartWaymark {
  readonly x: number;
  readonly aside: number;
}

/**
 * Places the marks of one lane along the axis; every one of them is in some title, or counted there.
 *
 * @param words of the states: marks that share a title have them before their entries
 */
export function placeWaymarks(
  waymarks: readonly ChartWaymark[],
  axis: TimeAxis,
  on: string,
  words: StateWords = {},
): PlacedMark[] {
  const today = axis.at(on);
  const candidates = waymarks
    .filter(({ on: day }) => day >= axis.from && day <= axis.to)
    .map((waymark): Candidate => ({
      ...waymark,
      ...besideToday(axis.at(waymark.on), today, waymark, on, axis),
    }))
    .sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || a.on.localeCompare(b.on));
  const kept: { readonly mark: Candidate; readonly roomyOnly: boolean; readonly all: Candidate[] }[] = [];
  for (const mark of candidates) {
    const near = kept.find((other) => close(mark, other.mark, WIDE));
    if (near) {
      near.all.push(mark);
    } else {
      const crowded = kept.some((other) => !other.roomyOnly && close(mark, other.mark, NARROW));
      kept.push({ mark, roomyOnly: crowded, all: [mark] });
    }
  }
  // The most urgent are drawn last, over the others.
  return kept.reverse().map(({ mark, roomyOnly, all }) => ({
    state: mark.state,
    x: mark.x,
    aside: mark.aside,
    roomyOnly,
    title: all.length === 1 ? mark.title : jointTitle(all, words),
  }));
}

function jointTitle(all: readonly Candidate[], words: StateWords): string {
  const lines = all.slice(0, NAMED).map(({ state, title, entry }) => {
    const word = words[state];
    return entry === undefined ? title : word === undefined ? entry : `${word}: ${entry}`;
  });
  return [...lines, ...(all.length > NAMED ? [`+ ${all.length - NAMED}`] : [])].join('\n');
}

function besideToday(
  x: number,
  today: number,
  waymark: ChartWaymark,
  on: string,
  axis: TimeAxis,
): { readonly x: number; readonly aside: number } {
  if (Math.abs(x - today) >= NEAR) {
    return { x, aside: 0 };
  }
  const later = waymark.on > on;
  return { x: today, aside: later === (axis.direction === 'ltr') ? ASIDE : -ASIDE };
}

function close(
  a: Candidate,
  b: Candidate,
  gaps: { readonly urgent: number; readonly quiet: number },
): boolean {
  const gap = URGENT.has(a.state) || URGENT.has(b.state) ? gaps.urgent : gaps.quiet;
  return Math.abs(place(a) - place(b)) < gap;
}

function place({ x, aside }: Candidate): number {
  return x + (aside / ASIDE) * NEAR;
}
