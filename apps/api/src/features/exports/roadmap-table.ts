import type { FieldText, Roadmap } from '@wegmarke/domain/contracts';
import {
  chooseMarks,
  type Mark,
  marksOf,
  pushedBy,
  readingOrder,
  type RoadmapFilter,
} from '@wegmarke/domain/dependencies';
import { type Column, type Said, tableOf, type ViewTable } from './view-table';

/** A milestone with what its line says of others. */
interface RoadmapLine extends Mark {
  readonly pillar: FieldText | null;
  readonly office: FieldText | null;
  readonly department: FieldText | null;
  readonly needs: readonly FieldText[];
  readonly pushes: readonly FieldText[];
}

const joined = (titles: readonly FieldText[], words: Said): string | null =>
  titles.length === 0 ? null : titles.map((title) => words.field(title)).join('; ');

const ROADMAP: readonly Column<RoadmapLine>[] = [
  { heading: 'project.pillar', cell: ({ pillar }, words) => pillar && words.field(pillar) },
  { heading: 'roadmap.project', cell: ({ project }, words) => words.field(project.title) },
  { heading: 'roadmap.milestone', cell: ({ milestone }, words) => words.field(milestone.title) },
  { heading: 'project.office', cell: ({ office }, words) => office && words.field(office) },
  { heading: 'project.department', cell: ({ department }, words) => department && words.field(department) },
  { heading: 'roadmap.state', cell: ({ state }, words) => words.say(`state.${state}`) },
  { heading: 'roadmap.baseline', isDay: true, cell: ({ milestone }) => milestone.baselineOn },
  { heading: 'roadmap.promise', isDay: true, cell: ({ milestone }) => milestone.promisedOn },
  { heading: 'roadmap.completion', isDay: true, cell: ({ milestone }) => milestone.completedOn },
  {
    heading: (words) => words.say('roadmap.slipDays'),
    cell: ({ milestone, slip }) => (milestone.baselineOn === null ? null : slip),
  },
  { heading: 'roadmap.needs', cell: ({ needs }, words) => joined(needs, words) },
  { heading: 'roadmap.pushes', cell: ({ pushes }, words) => joined(pushes, words) },
];

interface DependencyLine {
  readonly later: Mark;
  readonly needed: Mark;
}

const DEPENDENCIES: readonly Column<DependencyLine>[] = [
  { heading: 'roadmap.milestone', cell: ({ later }, words) => words.field(later.milestone.title) },
  { heading: 'roadmap.project', cell: ({ later }, words) => words.field(later.project.title) },
  { heading: 'roadmap.promise', isDay: true, cell: ({ later }) => later.day },
  { heading: 'roadmap.needs', cell: ({ needed }, words) => words.field(needed.milestone.title) },
  {
    heading: (words) => `${words.say('roadmap.needs')}: ${words.say('roadmap.project')}`,
    cell: ({ needed }, words) => words.field(needed.project.title),
  },
  {
    heading: (words) => `${words.say('roadmap.needs')}: ${words.say('roadmap.promise')}`,
    isDay: true,
    cell: ({ needed }) => needed.day,
  },
  {
    heading: (words) => words.say('roadmap.earliest'),
    isDay: true,
    cell: ({ later: { push } }) => push?.wouldBeOn ?? null,
  },
];

type Titles = ReadonlyMap<string, FieldText>;

/** The milestones that the page shows for the same address, as it lists them. */
export function roadmapTable(
  roadmap: Roadmap,
  pillars: Titles,
  filter: RoadmapFilter,
  words: Said,
): ViewTable {
  const all = marksOf(roadmap);
  const titles = new Map(all.map(({ milestone }) => [milestone.id, milestone.title]));
  const offices = new Map(roadmap.offices.map(({ id, title }) => [id, title]));
  const departments = new Map(roadmap.departments.map(({ id, title }) => [id, title]));
  const pushes = all.flatMap(({ push }) => push ?? []);
  const causes = new Set(pushes.map(({ byId }) => byId));
  const needs = new Map<string, FieldText[]>();
  for (const { milestoneId, needsId } of roadmap.dependencies) {
    const title = titles.get(needsId);
    if (title) needs.set(milestoneId, [...(needs.get(milestoneId) ?? []), title]);
  }
  const lines = readingOrder(chooseMarks(all, filter)).map((mark): RoadmapLine => {
    const { id, officeId } = mark.milestone;
    return {
      ...mark,
      pillar: pillars.get(mark.project.pillarId) ?? null,
      office: offices.get(officeId) ?? null,
      department: departments.get(mark.project.departmentId ?? '') ?? null,
      needs: needs.get(id) ?? [],
      pushes: causes.has(id)
        ? pushedBy(id, pushes).flatMap(({ milestoneId }) => titles.get(milestoneId) ?? [])
        : [],
    };
  });
  return tableOf(ROADMAP, lines, words);
}

/** What needs what, where either side is shown. */
export function dependenciesTable(roadmap: Roadmap, filter: RoadmapFilter, words: Said): ViewTable {
  const all = marksOf(roadmap);
  const shown = new Set(chooseMarks(all, filter).map(({ milestone }) => milestone.id));
  const byId = new Map(all.map((mark) => [mark.milestone.id, mark]));
  const lines = roadmap.dependencies.flatMap(({ milestoneId, needsId }): readonly DependencyLine[] => {
    const later = byId.get(milestoneId);
    const needed = byId.get(needsId);
    return later && needed && (shown.has(milestoneId) || shown.has(needsId)) ? [{ later, needed }] : [];
  });
  return tableOf(DEPENDENCIES, lines, words);
}
