import type { FieldText, RoadmapProject } from '@wegmarke/domain/contracts';
import { byTime, type Mark, type PlacedMark } from '@wegmarke/domain/dependencies';
import type { Grouping } from './roadmap-question';

export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly title: FieldText | null;
  readonly number: number | null;
}

export interface ProjectRow {
  readonly kind: 'project';
  readonly id: string;
  readonly project: RoadmapProject;
  readonly marks: readonly PlacedMark[];
  readonly undated: number;
}

export type Row = GroupRow | ProjectRow;

/** A pillar, department or office by which projects stand together. */
export interface Heading {
  readonly id: string;
  readonly title: FieldText;
  readonly number: number | null;
}

/** Projects below their headings; a heading without a project is left out. */
export function rowsOf(
  marks: readonly Mark[],
  shown: readonly RoadmapProject[],
  headings: readonly Heading[],
  grouping: Grouping,
): readonly Row[] {
  const byProject = groupBy(marks, ({ project }) => project.id);
  const byHeading = groupBy(shown, (project) => headingOf(project, grouping));
  const none = { id: 'none', title: null, number: null };
  const known = new Set(headings.map(({ id }) => id));
  const rest = [...byHeading].flatMap(([id, some]) => (id !== null && known.has(id) ? [] : some));
  return [
    ...headings.map((heading) => ({ ...heading, projects: byHeading.get(heading.id) ?? [] })),
    { ...none, projects: rest },
  ]
    .filter((group) => group.projects.length > 0)
    .flatMap(({ projects: own, ...heading }): Row[] => [
      { kind: 'group', ...heading, id: `group-${heading.id}` },
      ...own.map((project) => projectRow(project, byProject.get(project.id) ?? [])),
    ]);
}

function projectRow(project: RoadmapProject, marks: readonly Mark[]): ProjectRow {
  const placed = byTime(marks);
  return { kind: 'project', id: project.id, project, marks: placed, undated: marks.length - placed.length };
}

function headingOf(project: RoadmapProject, grouping: Grouping): string | null {
  if (grouping === 'pillar') return project.pillarId;
  return grouping === 'office' ? project.officeId : project.departmentId;
}

export function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
