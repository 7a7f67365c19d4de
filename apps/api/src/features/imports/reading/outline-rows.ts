import type { Cell, TableRow } from '@wegmarke/domain/tables';
import { linkCells, type LinkedTask } from './task-links';

/** A task of a plan with an outline. Level 1 is the top. */
export interface OutlineTask extends LinkedTask {
  readonly name: string;
  readonly owner: Cell;
  readonly department: Cell;
  readonly startsOn: Cell;
  readonly baselineOn: Cell;
  readonly completedOn: Cell;
  readonly percent: number;
  readonly notes: Cell;
}

const HEADINGS = [
  'Project',
  'Milestone',
  'Responsible',
  'Start',
  'Baseline finish',
  'Finish',
  'Actual finish',
  'Percent complete',
  'Notes',
  'Department',
  'Predecessors',
];

/** Headings that every such file has. */
const ALWAYS = 9;

/**
 * A row a task under headings that every import understands (line 0). The top of the outline is the project; tasks with
 * parts stand for these, and say nothing themselves but at the top.
 */
export function outlineRows(tasks: readonly OutlineTask[]): TableRow[] {
  const rows: TableRow[] = [{ line: 0, cells: HEADINGS }];
  const links = linkCells(tasks);
  let project = '';
  let group = '';
  const named = new Set<string>();
  tasks.forEach((task, at) => {
    const isSummary = (tasks[at + 1]?.level ?? 0) > task.level;
    const isRepeated = named.has(task.name);
    if (task.level > 1) named.add(task.name);
    if (task.level === 1) project = task.name;
    if (task.level === 2) group = task.name;
    if (isSummary) {
      if (task.level === 1)
        rows.push({
          line: task.line,
          cells: [
            project,
            null,
            task.owner,
            task.startsOn,
            null,
            null,
            null,
            judged(task),
            task.notes,
            task.department,
          ],
        });
      return;
    }
    const milestone =
      task.level === 1 ? null : isRepeated && group !== task.name ? `${group}: ${task.name}` : task.name;
    rows.push({
      line: task.line,
      cells: [
        project,
        milestone,
        task.owner,
        task.startsOn,
        task.baselineOn,
        task.endsOn,
        task.completedOn,
        judged(task),
        task.notes,
        task.department,
        links[at] ?? null,
      ],
    });
  });
  return withoutEmptyEnds(rows);
}

const judged = ({ percent }: OutlineTask): Cell => (percent > 0 ? `${percent} %` : null);

/** Columns at the end that no task fills are not there. */
function withoutEmptyEnds(rows: readonly TableRow[]): TableRow[] {
  const [, ...tasks] = rows;
  let width = HEADINGS.length;
  while (width > ALWAYS && tasks.every(({ cells }) => (cells[width - 1] ?? null) === null)) width -= 1;
  return rows.map((row) => ({ ...row, cells: row.cells.slice(0, width) }));
}
