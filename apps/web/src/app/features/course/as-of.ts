import type { ParamMap } from '@angular/router';
import { isDay, type Day } from '@wegmarke/domain/calendar';
import type { Strategy } from '@wegmarke/domain/contracts';
import type { AsOf } from './course-facts';

export interface AsOfQuestion extends AsOf {
  /** Days in the address that do not exist: said on the page, and left out of the question. */
  readonly unreadable: readonly ('on' | 'knownAt' | 'compare')[];
}

/** Reads the address. Where it names no earlier day to compare with, the latest occasion before `on` is taken. */
export function readAsOf(query: ParamMap, strategy: Strategy, today: Day): AsOfQuestion {
  const unreadable: ('on' | 'knownAt' | 'compare')[] = [];
  const day = (name: 'on' | 'knownAt' | 'compare'): Day | null => {
    const text = query.get(name);
    if (text === null || text === '') return null;
    if (isDay(text)) return text;
    unreadable.push(name);
    return null;
  };
  const on = day('on');
  const asked = day('compare');
  const end = on ?? today;
  const occasion = strategy.occasions.find((candidate) => candidate.on < end)?.on ?? null;
  const isBefore = asked !== null && asked < end;
  const compare = query.get('compare') === 'none' ? null : isBefore ? asked : occasion;
  return {
    on: on === today ? null : on,
    knownAt: day('knownAt'),
    compare,
    unreadable: unreadable.filter((name) => name !== 'compare' || query.get('compare') !== 'none'),
  };
}
