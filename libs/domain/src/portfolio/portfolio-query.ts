import { PHASES, type Health, type Phase } from '../contracts';

export const GROUPS = ['pillar', 'department', 'office', 'phase', 'health'] as const;
export type Group = (typeof GROUPS)[number];

/** In the order in which they stand; the title always comes first. */
export const COLUMNS = [
  'pillar',
  'office',
  'department',
  'phase',
  'health',
  'progress',
  'next',
  'milestones',
  'evidence',
  'weight',
  'attested',
] as const;
export type Column = (typeof COLUMNS)[number];
export const FIRST_COLUMNS: readonly Column[] = [
  'pillar',
  'office',
  'phase',
  'health',
  'progress',
  'next',
  'milestones',
  'attested',
];

export const SORTS = ['title', ...COLUMNS] as const;
export type Sort = (typeof SORTS)[number];

/** What needs a look; a project has to have all that are chosen. */
export const FLAGS = [
  'overdue',
  'late',
  'silent',
  'vacant',
  'interim',
  'help',
  'undated',
  'bare',
  'unevidenced',
  'unpublished',
] as const;
export type Flag = (typeof FLAGS)[number];

export const HEALTHS: readonly Health[] = ['off-course', 'at-risk', 'on-course', 'not-measurable'];

/** What the address asks of the portfolio: of each filter any of its values, of the flags all. */
export interface PortfolioQuery {
  readonly pillar: readonly string[];
  readonly department: readonly string[];
  readonly office: readonly string[];
  readonly phase: readonly Phase[];
  readonly health: readonly Health[];
  readonly flag: readonly Flag[];
  readonly q: string;
  readonly group: Group | null;
  readonly sort: { readonly by: Sort; readonly isDown: boolean } | null;
  readonly columns: readonly Column[];
}

export const FILTERS = ['pillar', 'department', 'office', 'phase', 'health', 'flag'] as const;
export type Filter = (typeof FILTERS)[number];

export const EVERYTHING: PortfolioQuery = {
  pillar: [],
  department: [],
  office: [],
  phase: [],
  health: [],
  flag: [],
  q: '',
  group: null,
  sort: null,
  columns: FIRST_COLUMNS,
};

/** What a query of an address can be asked; `ParamMap` and `URLSearchParams` are such. */
export interface Params {
  get(name: string): string | null;
}

const MOST_LETTERS = 200;

/** Reads an address; what it does not know it leaves out. */
export function readQuery(params: Params): PortfolioQuery {
  return {
    pillar: list(params.get('pillar')),
    department: list(params.get('department')),
    office: list(params.get('office')),
    phase: known(params.get('phase'), PHASES),
    health: known(params.get('health'), HEALTHS),
    flag: known(params.get('flag'), FLAGS),
    q: (params.get('q') ?? '').trim().slice(0, MOST_LETTERS),
    group: known(params.get('group'), GROUPS)[0] ?? null,
    sort: readSort(params.get('sort')),
    columns: params.get('columns') === null ? FIRST_COLUMNS : inOrder(known(params.get('columns'), COLUMNS)),
  };
}

/** Its inverse: only what differs from everything; null takes a parameter out of the address. */
export function toParams(query: PortfolioQuery): Readonly<Record<string, string | null>> {
  const joined = (values: readonly string[]): string | null =>
    values.length === 0 ? null : values.join(',');
  const isUsual = query.columns.join() === FIRST_COLUMNS.join();
  return {
    pillar: joined(query.pillar),
    department: joined(query.department),
    office: joined(query.office),
    phase: joined(query.phase),
    health: joined(query.health),
    flag: joined(query.flag),
    q: query.q === '' ? null : query.q,
    group: query.group,
    sort: query.sort && `${query.sort.isDown ? '-' : ''}${query.sort.by}`,
    columns: isUsual ? null : query.columns.join(',') || 'none',
  };
}

/** As a saved view keeps it. */
export function toText(query: PortfolioQuery): string {
  const given = Object.entries(toParams(query)).filter((pair): pair is [string, string] => pair[1] !== null);
  return new URLSearchParams(given).toString();
}

export function fromText(text: string): PortfolioQuery {
  return readQuery(new URLSearchParams(text));
}

/** Whether anything narrows the list; order, grouping and columns do not. */
export function isNarrowed(query: PortfolioQuery): boolean {
  return query.q !== '' || FILTERS.some((name) => query[name].length > 0);
}

/** The order after a click on a column: ascending, then descending, then as it was. */
export function nextSort(current: PortfolioQuery['sort'], by: Sort): PortfolioQuery['sort'] {
  if (current?.by !== by) return { by, isDown: false };
  return current.isDown ? null : { by, isDown: true };
}

/** With a value taken into a filter, or out of it. */
export function toggled(query: PortfolioQuery, name: Filter, value: string): PortfolioQuery {
  const values: readonly string[] = query[name];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  const params = new Map(Object.entries({ ...toParams(query), [name]: next.join(',') }));
  return readQuery({ get: (asked) => params.get(asked) ?? null });
}

function list(value: string | null): readonly string[] {
  return [...new Set((value ?? '').split(',').map((one) => one.trim()))].filter((one) => one !== '');
}

function known<Value extends string>(value: string | null, values: readonly Value[]): readonly Value[] {
  const asked = list(value);
  return values.filter((one) => asked.includes(one));
}

function inOrder(columns: readonly Column[]): readonly Column[] {
  return COLUMNS.filter((column) => columns.includes(column));
}

function readSort(value: string | null): PortfolioQuery['sort'] {
  const isDown = value?.startsWith('-') ?? false;
  const by = SORTS.find((sort) => sort === (isDown ? value?.slice(1) : value));
  return by === undefined ? null : { by, isDown };
}
