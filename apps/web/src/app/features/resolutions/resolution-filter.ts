import type { ParamMap } from '@angular/router';
import { isDay } from '@wegmarke/domain/calendar';
import {
  RESOLUTION_RESULTS,
  RESOLUTION_SORTS,
  RESOLUTION_STATES,
  type ResolutionSort,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';

export const FILTER_NAMES = [
  'q',
  'state',
  'body',
  'result',
  'from',
  'to',
  'project',
  'revision',
  'mine',
  'sort',
  'cursor',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** What the address asks of the register; null asks nothing. */
export type ResolutionFilter = Readonly<Record<FilterName, string | null>>;

/** What is not decided yet, beside the results. */
export const RESULT_CHOICES = [...RESOLUTION_RESULTS, 'none'] as const;

/** The columns that put the register in order, by what stands at their head. */
export const SORT_WORDS: Readonly<Record<ResolutionSort, WordKey>> = {
  decidedOn: 'resolutions.decided',
  reference: 'resolutions.paper',
  body: 'resolutions.body',
  state: 'resolutions.state',
};

/** Leaves out what it cannot read: an address that somebody shortened shows more, never an error. */
export function readFilter(query: ParamMap): ResolutionFilter {
  const text = (name: FilterName): string | null => query.get(name)?.trim() || null;
  const among = (name: FilterName, known: readonly string[]): string | null => {
    const value = text(name);
    return value !== null && known.includes(value) ? value : null;
  };
  const day = (name: FilterName): string | null => {
    const value = text(name);
    return value !== null && isDay(value) ? value : null;
  };
  return {
    q: text('q'),
    state: among('state', RESOLUTION_STATES),
    body: text('body'),
    result: among('result', RESULT_CHOICES),
    from: day('from'),
    to: day('to'),
    project: text('project'),
    revision: text('revision'),
    mine: among('mine', ['true']),
    sort: among(
      'sort',
      RESOLUTION_SORTS.flatMap((sort) => [sort, `-${sort}`]),
    ),
    cursor: text('cursor'),
  };
}

/** Whether anything narrows the register: its order does not. */
export function isNarrowed(filter: ResolutionFilter): boolean {
  return FILTER_NAMES.some((name) => name !== 'sort' && name !== 'cursor' && filter[name] !== null);
}
