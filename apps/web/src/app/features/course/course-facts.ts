import type { Day } from '@wegmarke/domain/calendar';
import { addDays } from '@wegmarke/domain/calendar';
import type {
  Course,
  CourseChange,
  CourseChanges,
  CourseSeries,
  ExplainedMilestone,
  ExplainedPillar,
  Explanation,
  FieldText,
  Health,
  NoRecord,
  PillarCourse,
  SeriesFigures,
  SeriesPoint,
} from '@wegmarke/domain/contracts';

/** What the address asks for. `on` null: today; `knownAt` null: as known now; `compare` null: no comparison. */
export interface AsOf {
  readonly on: Day | null;
  readonly knownAt: Day | null;
  readonly compare: Day | null;
}

export type RoadState = 'done' | 'overdue' | 'late' | 'due' | 'planned';

/** A milestone as far as the chart and the cards need it. */
export interface RoadMilestone {
  readonly title: FieldText;
  readonly state: RoadState;
  readonly baselineOn: Day | null;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
}

export interface Road {
  readonly pillarId: string;
  readonly counts: Readonly<Record<'done' | 'late' | 'total', number>>;
  /** Open and late ones all, done ones thinned to what a chart can show. */
  readonly milestones: readonly RoadMilestone[];
  /** The late one that has been open longest. */
  readonly worst: RoadMilestone | null;
  /** The open one that is promised next. */
  readonly next: RoadMilestone | null;
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

/** Within so many days a promise is due. */
const DUE_DAYS = 30;
/** More than this a lane cannot show apart. */
const DONE_SHOWN = 40;

export function isRecorded<T extends object>(answer: T | NoRecord): answer is T {
  return !('noRecord' in answer);
}

/** The one state that a mark shows, most urgent first; `done` beats all. Passed means strictly before `on`. */
export function roadState(
  milestone: Pick<ExplainedMilestone, 'baselineOn' | 'promisedOn' | 'completedOn'>,
  on: Day,
): RoadState {
  const promise = milestone.promisedOn ?? milestone.baselineOn;
  if (milestone.completedOn !== null && milestone.completedOn <= on) return 'done';
  if (milestone.baselineOn !== null && milestone.baselineOn < on) return 'late';
  if (promise !== null && promise < on) return 'overdue';
  if (promise !== null && promise <= addDays(on, DUE_DAYS)) return 'due';
  return 'planned';
}

/** Where a milestone stands on the road: as adopted, else as promised, else where it was done. */
export function roadDay(milestone: RoadMilestone): Day | null {
  return milestone.state === 'done'
    ? milestone.completedOn
    : (milestone.baselineOn ?? milestone.promisedOn ?? milestone.completedOn);
}

function promiseOf(milestone: RoadMilestone): Day {
  return milestone.promisedOn ?? milestone.baselineOn ?? '9999-12-31';
}

function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))],
  ).filter((item) => item !== undefined);
}

export function roadOf(pillar: ExplainedPillar, on: Day): Road {
  const milestones = pillar.projects.flatMap((project) =>
    project.milestones
      .filter((milestone) => milestone.today !== null)
      .map((milestone): RoadMilestone => ({
        title: milestone.title,
        state: roadState(milestone, on),
        baselineOn: milestone.baselineOn,
        promisedOn: milestone.promisedOn,
        completedOn: milestone.completedOn,
      })),
  );
  const done = milestones
    .filter((milestone) => milestone.state === 'done')
    .sort((a, b) => (a.completedOn ?? '').localeCompare(b.completedOn ?? ''));
  const open = milestones
    .filter((milestone) => milestone.state !== 'done')
    .sort((a, b) => promiseOf(a).localeCompare(promiseOf(b)));
  const late = open
    .filter((milestone) => milestone.state === 'late')
    .sort((a, b) => (a.baselineOn ?? '').localeCompare(b.baselineOn ?? ''));
  return {
    pillarId: pillar.id,
    counts: { done: done.length, late: late.length, total: milestones.length },
    milestones: [...thinned(done, DONE_SHOWN), ...open],
    worst: late[0] ?? null,
    next: open.find((milestone) => milestone.state !== 'late' && promiseOf(milestone) >= on) ?? null,
  };
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
