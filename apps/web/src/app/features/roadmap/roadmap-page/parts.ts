import type { Day } from '@wegmarke/domain/calendar';
import type { Mark } from '@wegmarke/domain/dependencies';

/** Milestones of one year, or those without one. */
export interface Part {
  readonly key: string;
  readonly kind: 'overdue' | 'open' | 'undated' | 'done';
  readonly year: number | null;
  readonly marks: readonly Mark[];
  /** Whether it is shown at once: what needs somebody, and this year and the next. */
  readonly isOpen: boolean;
}

/** As many are read without opening anything. */
const FEW = 40;

/** Of marks in reading order; every mark stands in one part. */
export function partsOf(marks: readonly Mark[], today: Day): readonly Part[] {
  const parts = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = keyOf(mark);
    const part = parts.get(key);
    if (part) part.push(mark);
    else parts.set(key, [mark]);
  }
  const soon = yearOf(today) + 1;
  return [...parts].map(([key, inPart]) => {
    const [kind, year] = key.split(' ') as [Part['kind'], string?];
    const ofYear = year === undefined ? null : Number(year);
    const isSoon = kind === 'overdue' || (kind === 'open' && ofYear !== null && ofYear <= soon);
    return { key, kind, year: ofYear, marks: inPart, isOpen: isSoon || marks.length <= FEW };
  });
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

function keyOf({ state, day }: Mark): string {
  if (day === null) return 'undated';
  if (state === 'overdue') return 'overdue';
  return `${state === 'done' ? 'done' : 'open'} ${String(yearOf(day))}`;
}
