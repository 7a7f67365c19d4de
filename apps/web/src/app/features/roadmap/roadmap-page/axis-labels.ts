import type { WordKey, Words } from '@wegmarke/domain/words';
import type { Zoom } from '../roadmap-question';
import type { Scale, Tick } from '../roadmap-scale';

export interface AxisLabel {
  /** Where the year, quarter or week begins. */
  readonly x: number;
  /** Where its name begins. */
  readonly textX: number;
  readonly y: number;
  readonly text: string;
  readonly isMajor: boolean;
}

const UPPER = 17;
const LOWER = 41;
const GAP = 5;

/** Years above their quarters and months, months above their weeks. */
export function axisLabels(scale: Scale, zoom: Zoom, words: Words<WordKey>): readonly AxisLabel[] {
  return scale.ticks.flatMap((tick): AxisLabel[] => {
    const { x, day, isMajor } = tick;
    const textX = scale.direction === 'rtl' ? x - GAP : x + GAP;
    const below = lowerOf(tick, zoom, words);
    const above = zoom === 'weeks' ? words.month(day) : day.slice(0, 4);
    return [
      ...(isMajor ? [{ x, textX, y: UPPER, text: above, isMajor }] : []),
      ...(below === null ? [] : [{ x, textX, y: LOWER, text: below, isMajor: false }]),
    ];
  });
}

function lowerOf({ day }: Tick, zoom: Zoom, words: Words<WordKey>): string | null {
  const month = Number(day.slice(5, 7));
  switch (zoom) {
    case 'years':
      return null;
    case 'quarters':
      return words.say('roadmap.quarter', { number: (month + 2) / 3 });
    case 'months':
      return new Intl.DateTimeFormat(words.language, { month: 'short', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      );
    case 'weeks':
      return words.say('roadmap.week', { number: weekOf(day) });
  }
}

const DAY = 86_400_000;

/** The week of a Monday by ISO 8601: the one that holds the year's first Thursday is week 1. */
function weekOf(monday: string): number {
  const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * DAY);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - newYear) / DAY / 7) + 1;
}
