import type { Day } from '@wegmarke/domain/calendar';
import type { Course, CourseChange, CourseChanges, NoRecord, PillarCourse } from '@wegmarke/domain/contracts';
import type { ChartFacts } from '../../drawing/chart-facts';

/** What the address asks for. `on` null: today; `knownAt` null: as known now; `compare` null: no comparison. */
export interface AsOf {
  readonly on: Day | null;
  readonly knownAt: Day | null;
  readonly compare: Day | null;
}

/** Everything the course page shows; small enough to travel with the page. */
export interface CourseFacts extends ChartFacts {
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
