import type { ParamMap } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';

export const FILTER_NAMES = ['pillar', 'office', 'phase', 'health', 'q', 'sort', 'cursor'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** What the address asks of the list; null asks nothing. */
export type ProjectFilter = Readonly<Record<FilterName, string | null>>;

export const SORTS = ['title', 'pillar', 'health', 'actual', 'next', 'attested'] as const;
export type Sort = (typeof SORTS)[number];

/** The columns that put the list in order, by what stands at their head. */
export const SORT_WORDS: Readonly<Record<Sort, WordKey>> = {
  title: 'project.project',
  pillar: 'project.pillar',
  health: 'project.health',
  actual: 'project.actualPlanned',
  next: 'project.next',
  attested: 'project.attested',
};

export function readFilter(query: ParamMap): ProjectFilter {
  const value = (name: FilterName): string | null => query.get(name)?.trim() || null;
  return {
    pillar: value('pillar'),
    office: value('office'),
    phase: value('phase'),
    health: value('health'),
    q: value('q'),
    sort: value('sort'),
    cursor: value('cursor'),
  };
}

/** How many things narrow the list: its order does not. */
export function narrowings(filter: ProjectFilter): number {
  return FILTER_NAMES.filter((name) => name !== 'sort' && name !== 'cursor' && filter[name] !== null).length;
}

/** The order after a click on a column: ascending, then descending, then as it was. */
export function nextSort(current: string | null, column: Sort): string | null {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? null : column;
}
