import { type Day, daysBetween } from '@wegmarke/domain/calendar';
import type { FieldText, Roadmap, RoadmapMilestone, RoadmapProject } from '@wegmarke/domain/contracts';
import { type Push, pushes } from '@wegmarke/domain/dependencies';
import type { WaymarkState } from '@wegmarke/ui/shape';
import type { Choice, Grouping } from './roadmap-question';

/** A milestone where it stands along time. */
export interface Mark {
  readonly milestone: RoadmapMilestone;
  readonly project: RoadmapProject;
  /** The day it was done, else promised, else adopted for; null: it has none yet. */
  readonly day: Day | null;
  readonly state: WaymarkState;
  /** Days from the baseline to that day; 0 where either is missing or it is not later. */
  readonly slip: number;
  readonly push: Push | null;
}

export type PlacedMark = Mark & { readonly day: Day };

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

const URGENCY = ['overdue', 'late', 'due'] as const;

/** Every milestone of the roadmap, with what pushes it. */
export function marksOf({ projects, dependencies }: Roadmap): readonly Mark[] {
  const milestones = projects.flatMap((project) => project.milestones);
  const timed = milestones.map(({ id, promisedOn, baselineOn, completedOn }) => ({
    id,
    promisedOn: promisedOn ?? baselineOn,
    completedOn,
  }));
  const pushed = new Map(pushes(timed, dependencies).map((push) => [push.milestoneId, push]));
  return projects.flatMap((project) =>
    project.milestones.map((milestone) => {
      const { baselineOn, promisedOn, completedOn, states, id } = milestone;
      const day = completedOn ?? promisedOn ?? baselineOn;
      const state: WaymarkState =
        completedOn === null ? (URGENCY.find((one) => states.includes(one)) ?? 'planned') : 'done';
      const slip = day === null || baselineOn === null ? 0 : Math.max(0, daysBetween(baselineOn, day));
      return { milestone, project, day, state, slip, push: pushed.get(id) ?? null };
    }),
  );
}

/** Those that the reader asked for. */
export function choose(marks: readonly Mark[], choice: Choice): readonly Mark[] {
  if (choice === 'slipped') return marks.filter(({ slip, state }) => slip > 0 && state !== 'done');
  if (choice === 'all') return marks;
  const causes = new Set(marks.flatMap(({ push }) => push?.byId ?? []));
  return marks.filter(({ push, milestone }) => push !== null || causes.has(milestone.id));
}

/** Projects below their headings; a heading without a project, and a project without a chosen milestone, is left out. */
export function rowsOf(
  marks: readonly Mark[],
  projects: readonly RoadmapProject[],
  headings: readonly Heading[],
  grouping: Grouping,
  choice: Choice,
): readonly Row[] {
  const byProject = groupBy(marks, ({ project }) => project.id);
  const shown = projects.filter(({ id }) => choice === 'all' || byProject.has(id));
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

/** Every mark that has a day, in the order of time. */
export function byTime(marks: readonly Mark[]): readonly PlacedMark[] {
  return marks.filter(isPlaced).sort((a, b) => a.day.localeCompare(b.day));
}

function projectRow(project: RoadmapProject, marks: readonly Mark[]): ProjectRow {
  const placed = byTime(marks);
  return { kind: 'project', id: project.id, project, marks: placed, undated: marks.length - placed.length };
}

const isPlaced = (mark: Mark): mark is PlacedMark => mark.day !== null;

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
