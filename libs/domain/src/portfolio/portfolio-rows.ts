import { addDays, daysBetween, type Day } from '../calendar';
import {
  PHASES,
  type FieldText,
  type Health,
  type Office,
  type Portfolio,
  type PortfolioProject,
} from '../contracts';
import { fold, wordsOf } from '../search';
import {
  HEALTHS,
  type Filter,
  type Flag,
  type Group,
  type PortfolioQuery,
  type Sort,
} from './portfolio-query';

/** After so many days without an attestation a project is silent. */
export const SILENT_DAYS = 30;

/** A project with all that its row is made of, looked up once when the portfolio is loaded. */
export interface ProjectRow {
  readonly kind: 'project';
  readonly key: string;
  readonly project: PortfolioProject;
  readonly office: Office | null;
  readonly pillar: { readonly id: string; readonly number: number; readonly title: FieldText } | null;
  readonly department: { readonly id: string; readonly title: FieldText } | null;
  readonly flags: ReadonlySet<Flag>;
  /** Days since the last attestation; null: never. */
  readonly age: number | null;
  readonly order: Readonly<Record<Sort, string | number>>;
  /** Everything that is searched here, folded. */
  readonly text: string;
}

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly group: Group;
  /** Of the pillar, department or office; the phase or health itself; empty: none of them. */
  readonly value: string;
  readonly title: FieldText | null;
  readonly number: number | null;
  readonly count: number;
  readonly health: Readonly<Record<Health, number>>;
  /** The offices that answer for its projects, each once: sums over few of them are not for everybody. */
  readonly officeIds: readonly string[];
  readonly isCollapsed: boolean;
}

export type GridRow = ProjectRow | GroupRow;

/** Behind everything that has a number. */
const LAST = Number.MAX_SAFE_INTEGER;

export function toRows(
  portfolio: Portfolio,
  today: Day,
  field: (text: FieldText) => string,
): readonly ProjectRow[] {
  const offices = byId(portfolio.offices);
  const pillars = byId(portfolio.pillars);
  const departments = byId(portfolio.departments);
  return portfolio.projects.map((project) => {
    const office = offices.get(project.officeId) ?? null;
    const pillar = pillars.get(project.pillarId) ?? null;
    const department = departments.get(project.departmentId ?? '') ?? null;
    const title = field(project.title);
    const names = [office?.title, department?.title, project.next?.title].map((text) =>
      text ? field(text) : '',
    );
    const { milestones, evidence } = project;
    const proven = evidence.evidenced + evidence.verified;
    return {
      kind: 'project',
      key: project.id,
      project,
      office,
      pillar,
      department,
      flags: flagsOf(project, office, today),
      age: project.lastAttestedOn === null ? null : Math.max(0, daysBetween(project.lastAttestedOn, today)),
      order: {
        title: fold(title),
        pillar: pillar?.number ?? LAST,
        office: fold(names[0] ?? ''),
        department: fold(names[1] ?? ''),
        phase: PHASES.indexOf(project.phase),
        health: -(project.behind ?? -LAST),
        progress: project.actual?.percent ?? LAST,
        next: project.next?.on ?? '9999',
        milestones: -(milestones.overdue * 1000 + milestones.late),
        evidence: milestones.done === 0 ? LAST : proven / milestones.done,
        weight: project.weight,
        attested: project.lastAttestedOn ?? '',
      },
      text: [fold(title), ...names.map(fold), ...Object.values(project.title.texts).map(fold)].join(' '),
    };
  });
}

function flagsOf(project: PortfolioProject, office: Office | null, today: Day): ReadonlySet<Flag> {
  const { milestones, evidence } = project;
  const isSilent =
    milestones.total > milestones.done &&
    (project.lastAttestedOn === null || project.lastAttestedOn < addDays(today, -SILENT_DAYS));
  const flags: readonly (readonly [Flag, boolean])[] = [
    ['overdue', milestones.overdue > 0],
    ['late', milestones.late > 0],
    ['silent', isSilent],
    ['vacant', office?.vacant ?? false],
    ['interim', office?.holder?.appointment === 'interim' || office?.holder?.appointment === 'stand-in'],
    ['help', project.helpRequests > 0],
    ['undated', milestones.undated > 0],
    ['bare', milestones.total === 0],
    ['unevidenced', evidence.claimed > 0],
    ['unpublished', !project.published],
  ];
  return new Set(flags.filter(([, holds]) => holds).map(([flag]) => flag));
}

/** Those that the query asks for, in its order; where it names none, as they came. */
export function select(rows: readonly ProjectRow[], query: PortfolioQuery): readonly ProjectRow[] {
  const words = wordsOf(query.q).map(fold);
  const asked: readonly (readonly [Exclude<Filter, 'flag'>, ReadonlySet<string>])[] = (
    ['pillar', 'department', 'office', 'phase', 'health'] as const
  )
    .filter((name) => query[name].length > 0)
    .map((name) => [name, new Set<string>(query[name])]);
  const found = rows.filter(
    (row) =>
      asked.every(([name, values]) => values.has(valueOf(row, name))) &&
      query.flag.every((flag) => row.flags.has(flag)) &&
      words.every((word) => row.text.includes(word)),
  );
  return query.sort ? sorted(found, query.sort.by, query.sort.isDown) : found;
}

/** What of a project a filter or a group is about; empty where it has none. */
export function valueOf({ project }: Pick<ProjectRow, 'project'>, name: Group): string {
  switch (name) {
    case 'pillar':
      return project.pillarId;
    case 'department':
      return project.departmentId ?? '';
    case 'office':
      return project.officeId;
    case 'phase':
      return project.phase;
    case 'health':
      return project.health;
  }
}

/** Equal ones keep their order, so that one order can be put upon another. */
function sorted(rows: readonly ProjectRow[], by: Sort, isDown: boolean): readonly ProjectRow[] {
  const turn = isDown ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a.order[by], b.order[by]];
    return left === right ? 0 : left < right ? -turn : turn;
  });
}

/** The rows as they stand one below the other: a head before each group, whose projects may be folded away. */
export function arrange(
  rows: readonly ProjectRow[],
  group: Group | null,
  collapsed: ReadonlySet<string>,
): readonly GridRow[] {
  if (group === null) return rows;
  const groups = new Map<string, ProjectRow[]>();
  for (const row of rows) {
    const value = valueOf(row, group);
    const members = groups.get(value);
    if (members) members.push(row);
    else groups.set(value, [row]);
  }
  return [...groups]
    .map(([value, members]) => ({ value, members, order: groupOrder(members[0], group) }))
    .sort((a, b) => (a.order === b.order ? 0 : a.order < b.order ? -1 : 1))
    .flatMap(({ value, members }): readonly GridRow[] => {
      const key = `${group}:${value}`;
      const head = headOf(key, group, value, members, collapsed.has(key));
      return head.isCollapsed ? [head] : [head, ...members];
    });
}

/** What has no department comes last. */
function groupOrder(row: ProjectRow | undefined, group: Group): string | number {
  if (!row) return LAST;
  if (group === 'health') return HEALTHS.indexOf(row.project.health);
  if (group === 'department') return row.department ? `0${String(row.order.department)}` : '1';
  return row.order[group];
}

function headOf(
  key: string,
  group: Group,
  value: string,
  members: readonly ProjectRow[],
  isCollapsed: boolean,
): GroupRow {
  const [first] = members;
  const titles = {
    pillar: first?.pillar?.title ?? null,
    department: first?.department?.title ?? null,
    office: first?.office?.title ?? null,
    phase: null,
    health: null,
  };
  return {
    kind: 'group',
    key,
    group,
    value,
    title: titles[group],
    number: group === 'pillar' ? (first?.pillar?.number ?? null) : null,
    count: members.length,
    health: countHealth(members),
    officeIds: [...new Set(members.map(({ project }) => project.officeId))],
    isCollapsed,
  };
}

export function countHealth(rows: readonly ProjectRow[]): Readonly<Record<Health, number>> {
  const counts = { 'on-course': 0, 'at-risk': 0, 'off-course': 0, 'not-measurable': 0 };
  for (const { project } of rows) counts[project.health] += 1;
  return counts;
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
