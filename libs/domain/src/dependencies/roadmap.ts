import { type Day, daysBetween } from '../calendar';
import type { Roadmap, RoadmapMilestone, RoadmapProject } from '../contracts';
import { type Push, pushes } from './dependencies';

/** All, those promised later than adopted, or those that something they need pushes, with what pushes them. */
export const ROADMAP_CHOICES = ['all', 'slipped', 'pushed'] as const;
export type RoadmapChoice = (typeof ROADMAP_CHOICES)[number];

/** What of a roadmap is asked for; null: everything. */
export interface RoadmapFilter {
  readonly pillar: string | null;
  readonly department: string | null;
  readonly office: string | null;
  readonly choice: RoadmapChoice;
}

/** A milestone where it stands along time. */
export interface Mark {
  readonly milestone: RoadmapMilestone;
  readonly project: RoadmapProject;
  /** The day it was done, else promised, else adopted for; null: it has none yet. */
  readonly day: Day | null;
  /** The most urgent of its states. */
  readonly state: 'done' | 'overdue' | 'late' | 'due' | 'planned';
  /** Days from the baseline to that day; 0 where either is missing or it is not later. */
  readonly slip: number;
  /** What it would have to move by because of what it needs. */
  readonly push: Push | null;
}

export type PlacedMark = Mark & { readonly day: Day };

const URGENCY = ['overdue', 'late', 'due'] as const;

/** Every milestone of the roadmap, with what pushes it. */
export function marksOf({ projects, dependencies }: Roadmap): readonly Mark[] {
  const timed = projects
    .flatMap((project) => project.milestones)
    .map(({ id, promisedOn, baselineOn, completedOn }) => ({
      id,
      promisedOn: promisedOn ?? baselineOn,
      completedOn,
    }));
  const pushed = new Map(pushes(timed, dependencies).map((push) => [push.milestoneId, push]));
  return projects.flatMap((project) =>
    project.milestones.map((milestone): Mark => {
      const { baselineOn, promisedOn, completedOn, states, id } = milestone;
      const day = completedOn ?? promisedOn ?? baselineOn;
      const state =
        completedOn === null ? (URGENCY.find((one) => states.includes(one)) ?? 'planned') : 'done';
      const slip = day === null || baselineOn === null ? 0 : Math.max(0, daysBetween(baselineOn, day));
      return { milestone, project, day, state, slip, push: pushed.get(id) ?? null };
    }),
  );
}

/** Those that are asked for. An office's are its projects' and those of other projects for which it answers. */
export function chooseMarks(
  marks: readonly Mark[],
  { pillar, department, office, choice }: RoadmapFilter,
): readonly Mark[] {
  const causes = new Set(choice === 'pushed' ? marks.flatMap(({ push }) => push?.byId ?? []) : []);
  return marks.filter(
    ({ milestone, project, push, slip, state }) =>
      (pillar === null || project.pillarId === pillar) &&
      (department === null || project.departmentId === department) &&
      (office === null || project.officeId === office || milestone.officeId === office) &&
      (choice === 'all' ||
        (choice === 'slipped' ? slip > 0 && state !== 'done' : push !== null || causes.has(milestone.id))),
  );
}

/** Every mark that has a day, in the order of time. */
export function byTime(marks: readonly Mark[]): readonly PlacedMark[] {
  return marks.filter(isPlaced).sort((a, b) => a.day.localeCompare(b.day));
}

/** As one reads them in a list: what is open by day, what has no day, then what is done, the latest first. */
export function readingOrder(marks: readonly Mark[]): readonly Mark[] {
  const placed = byTime(marks);
  return [
    ...placed.filter(({ state }) => state !== 'done'),
    ...marks.filter(({ day }) => day === null),
    ...placed.filter(({ state }) => state === 'done').toReversed(),
  ];
}

const isPlaced = (mark: Mark): mark is PlacedMark => mark.day !== null;
