import { daysBetween } from '@wegmarke/domain/calendar';
import type { PlacedMark } from '@wegmarke/domain/dependencies';
import type { Row } from '../roadmap-rows';

export type Step = 'before' | 'after' | 'above' | 'below' | 'first' | 'last';

export interface Neighbour {
  readonly mark: PlacedMark;
  /** Its place among the rows. */
  readonly row: number;
}

/** Where a key leads from a mark; null where there is nothing that way. */
export function neighbourOf(rows: readonly Row[], id: string, step: Step): Neighbour | null {
  const at = rows.findIndex((row) => marksIn(row).some(({ milestone }) => milestone.id === id));
  const marks = marksIn(rows[at]);
  const index = marks.findIndex(({ milestone }) => milestone.id === id);
  const here = marks[index];
  if (!here) return null;
  if (step === 'above' || step === 'below') return nearest(rows, at, here, step === 'above' ? -1 : 1);
  const found = { before: marks[index - 1], after: marks[index + 1], first: marks[0], last: marks.at(-1) }[
    step
  ];
  return found ? { mark: found, row: at } : null;
}

/** In the next row that has any, the mark that is closest in time. */
function nearest(rows: readonly Row[], from: number, { day }: PlacedMark, by: 1 | -1): Neighbour | null {
  for (let at = from + by; at >= 0 && at < rows.length; at += by) {
    const [mark] = [...marksIn(rows[at])].sort((a, b) => distance(a, day) - distance(b, day));
    if (mark) return { mark, row: at };
  }
  return null;
}

const distance = (mark: PlacedMark, day: string): number => Math.abs(daysBetween(mark.day, day));

const marksIn = (row: Row | undefined): readonly PlacedMark[] => (row?.kind === 'project' ? row.marks : []);
