/** One line of the benchmark file. */
export interface Result {
  readonly id: string;
  readonly what: string;
  readonly ratio: number;
  readonly comparison: '>=' | '<=';
  readonly goal: number;
  readonly met: boolean;
}

interface Goal {
  readonly what: string;
  readonly comparison: Result['comparison'];
  readonly goal: number;
}

/** What is measured, in the order of the table. */
export const GOALS = {
  'course-anew': {
    what: 'Course computed anew, to a bare server that loads the same facts and calls the same rules',
    comparison: '>=',
    goal: 0.7,
  },
  'course-unchanged': {
    what: 'Course unchanged since last asked, to a bare server answering one aggregate statement',
    comparison: '>=',
    goal: 3.5,
  },
  'course-304': { what: 'The same as 304 Not Modified', comparison: '>=', goal: 5 },
  'portfolio-page': {
    what: 'List of 50 projects, filtered and sorted, to a bare server for the same JSON',
    comparison: '>=',
    goal: 0.7,
  },
  'milestone-update': {
    what: 'Milestone update, to a bare server doing the same statements',
    comparison: '>=',
    goal: 0.5,
  },
  'cpu-course-unchanged': {
    what: 'Processor time of the unchanged course, to that of the aggregate',
    comparison: '<=',
    goal: 0.5,
  },
  'cpu-portfolio-page': {
    what: 'Processor time of the list, to that of the bare server',
    comparison: '<=',
    goal: 1.5,
  },
  'course-2000-municipalities': {
    what: 'Cost of a course anew with 2,000 municipalities in the database, to that with one',
    comparison: '<=',
    goal: 1.3,
  },
  'course-page': {
    what: 'Public course as a page, unchanged, to its JSON',
    comparison: '>=',
    goal: 0.4,
  },
  'start-again': {
    what: 'A second npm start until ready, to PostgreSQL alone until it accepts connections',
    comparison: '<=',
    goal: 15,
  },
  'first-load-kb': {
    what: 'kB of script and style, brotli, that the browser loads first for the public course',
    comparison: '<=',
    goal: 200,
  },
  'portfolio-2000': {
    what: 'Longest task in ms, by the browser’s trace, while 2,000 projects are scrolled, filtered and saved',
    comparison: '<=',
    goal: 100,
  },
} as const satisfies Readonly<Record<string, Goal>>;

export type ResultId = keyof typeof GOALS;
export const RESULT_IDS = Object.keys(GOALS) as ResultId[];

export function toResult(id: ResultId, measured: number): Result {
  const { what, comparison, goal } = GOALS[id];
  const ratio = Number(measured.toPrecision(3));
  return { id, what, ratio, comparison, goal, met: comparison === '>=' ? ratio >= goal : ratio <= goal };
}

export function toTable(results: readonly Result[]): string {
  const rows = results.map(({ id, what, ratio, comparison, goal, met }) => [
    id,
    String(ratio),
    `${comparison === '>=' ? '≥' : '≤'} ${goal}`,
    met ? 'met' : 'missed',
    what,
  ]);
  const all = [['id', 'ratio', 'goal', '', 'what'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
