import type { Day } from '@wegmarke/domain/calendar';
import type {
  Course,
  CourseSeries,
  Explanation,
  Health,
  SeriesFigures,
  SeriesPoint,
} from '@wegmarke/domain/contracts';
import { roadOf, type Road } from '@wegmarke/domain/course-drawing';

/** One figure along time, in percent, as the chart draws it: an entry a day of `Lines.on`. */
export interface Line {
  readonly actual: readonly (number | null)[];
  readonly planned: readonly (number | null)[];
  readonly compared: readonly (number | null)[];
  readonly health: readonly (Health | null)[];
}

/** The series by columns: a tenth of its size on the way to the browser. */
export interface Lines {
  readonly on: readonly Day[];
  readonly strategy: Line;
  readonly pillars: Readonly<Record<string, Line>>;
}

/** What the chart of a course is drawn from. */
export interface ChartFacts {
  readonly course: Course;
  /** Null where the chart is drawn already. */
  readonly lines: Lines | null;
  readonly roads: readonly Road[];
}

export function roadsOf({ tree, on }: Explanation): readonly Road[] {
  return tree.map((pillar) => roadOf(pillar, on));
}

function lineOf(
  series: CourseSeries,
  figuresOf: (point: SeriesPoint) => SeriesFigures | null | undefined,
): Line {
  const figures = series.points.map(figuresOf);
  const column = (name: 'actual' | 'planned' | 'compared'): (number | null)[] =>
    figures.map((figure) => figure?.todayScope[name]?.percent ?? null);
  return {
    actual: column('actual'),
    planned: column('planned'),
    compared: column('compared'),
    health: figures.map((figure) => figure?.health ?? null),
  };
}

export function linesOf(series: CourseSeries): Lines {
  const ids = new Set(series.points.flatMap((point) => point.pillars.map((pillar) => pillar.id)));
  return {
    on: series.points.map((point) => point.on),
    strategy: lineOf(series, (point) => point.strategy),
    pillars: Object.fromEntries(
      [...ids].map((id) => [id, lineOf(series, (point) => point.pillars.find((pillar) => pillar.id === id))]),
    ),
  };
}

/** The explanation without its tree. */
export function courseOf(explanation: Explanation): Course {
  const { tree: _tree, leftOut: _leftOut, ...course } = explanation;
  return course;
}
