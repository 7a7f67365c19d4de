import type { Day } from '@wegmarke/domain/calendar';
import type {
  Course,
  CourseChange,
  CourseChanges,
  CourseSeries,
  Explanation,
  Health,
  NoRecord,
  PillarCourse,
  SeriesFigures,
  SeriesPoint,
} from '@wegmarke/domain/contracts';
import type { Road } from '@wegmarke/domain/course-drawing';

/** What the address asks for. `on` null: today; `knownAt` null: as known now; `compare` null: no comparison. */
export interface AsOf {
  readonly on: Day | null;
  readonly knownAt: Day | null;
  readonly compare: Day | null;
}

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

/** Everything the course page shows; small enough to travel with the page. */
export interface CourseFacts {
  readonly course: Course;
  /** Null where the chart is drawn already. */
  readonly lines: Lines | null;
  readonly roads: readonly Road[];
  readonly comparison: {
    readonly on: Day;
    /** What each pillar had reached by then, by its id; empty where nothing was recorded. */
    readonly reached: Readonly<Record<string, PillarCourse['todayScope']['actual']>>;
    readonly change: CourseChange | null;
    /** Of every pillar, where the address asks for the comparison by name: the page should not carry it for everybody. */
    readonly pillars: CourseChanges | null;
    /** What is behind the change of the pillar that the address opens. */
    readonly opened: CourseChange | null;
  } | null;
}

export type CoursePageFacts = CourseFacts | NoRecord;

export function isRecorded<T extends object>(answer: T | NoRecord): answer is T {
  return !('noRecord' in answer);
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

/** What the page shows beside its chart, which the browser leaves as the server drew it. */
export function besideChart(facts: CourseFacts): CourseFacts {
  return { ...facts, lines: null, roads: facts.roads.map((road) => ({ ...road, milestones: [] })) };
}

/** Without the strategy, whose change the page tells by itself. */
export function pillarChanges(changes: CourseChanges): CourseChanges {
  return { ...changes, changes: changes.changes.filter(({ pillarId }) => pillarId !== null) };
}

/** Of a course to compare with, what is compared. */
export function reachedIn(course: Course): Readonly<Record<string, PillarCourse['todayScope']['actual']>> {
  return Object.fromEntries(course.pillars.map(({ id, todayScope }) => [id, todayScope.actual]));
}

/** The explanation without its tree. */
export function courseOf(explanation: Explanation): Course {
  const { tree: _tree, leftOut: _leftOut, ...course } = explanation;
  return course;
}
