import type { Cell, TableFile } from '@wegmarke/domain/tables';
import { outlineRows, type OutlineTask } from './outline-rows';
import type { TaskLink } from './task-links';
import { readXml } from './xml';

type Members = Record<string, string>;

/**
 * The tasks of a plan saved by Microsoft Project as XML: what stands at the top of the outline is a project, tasks below
 * it without parts of their own are its milestones. Rows are numbered as Microsoft Project numbers them.
 */
export function readMsProject(text: string): TableFile {
  const { tasks, resources, assignments } = collect(text);
  const people = new Map(resources.map((resource) => [resource['UID'] ?? '', resource]));
  const owners = new Map(
    assignments.map((assignment) => [
      assignment['TaskUID'] ?? '',
      people.get(assignment['ResourceUID'] ?? ''),
    ]),
  );
  const listed = tasks.filter(
    (task) => task['IsNull'] !== '1' && task['OutlineLevel'] !== '0' && (task['Name'] ?? '') !== '',
  );
  const lines = linesOf(listed);
  const outline = listed.map((task, at): OutlineTask => {
    const isDone = task['PercentComplete'] === '100';
    return {
      line: lines[at] ?? at + 1,
      id: task['UID'] ?? '',
      level: Number(task['OutlineLevel'] ?? 1) || 1,
      name: task['Name'] ?? '',
      owner: owners.get(task['UID'] ?? '')?.['Name'] ?? null,
      // A group of resources is what people belong to.
      department: owners.get(task['UID'] ?? '')?.['Group'] ?? null,
      needs: linksIn(task[LINKS]),
      startsOn: dayOf(task['Start']),
      baselineOn: dayOf(task['Baseline.Finish']),
      endsOn: dayOf(task['Finish']),
      completedOn: isDone ? dayOf(task['ActualFinish'] ?? task['Finish']) : null,
      percent: Number(task['PercentComplete'] ?? 0),
      notes: task['Notes'] ?? null,
    };
  });
  return {
    format: 'ms-project',
    read: { encoding: 'utf-8', separator: null },
    sheets: [{ name: 'Tasks', hidden: false, rows: outlineRows(outline) }],
  };
}

/** The numbers that Microsoft Project gave; where they do not count up, the place in the file: each row has one of its own. */
function linesOf(tasks: readonly Members[]): number[] {
  const given = tasks.map((task) => Number(task['ID'] ?? NaN));
  const countUp = given.every((id, at) => Number.isSafeInteger(id) && id > (given[at - 1] ?? 0));
  return countUp ? given : tasks.map((_, at) => at + 1);
}

/** Where the links of a task are collected. */
const LINKS = 'PredecessorLinks';

/** Kinds 2 and 3 lead to where the other one starts. */
function linksIn(text: string | undefined): TaskLink[] {
  return (text ?? '')
    .split(';')
    .filter(Boolean)
    .map((link) => {
      const [id = '', kind] = link.split(' ');
      return { id, fromStart: kind === '2' || kind === '3' };
    });
}

const dayOf = (instant: string | undefined): Cell =>
  instant === undefined || instant.startsWith('1984') ? null : instant.slice(0, 10);

/** Members of tasks, resources and assignments; of a task's baselines the one numbered 0, of its links all. */
function collect(text: string): Record<'tasks' | 'resources' | 'assignments', Members[]> {
  const found: Record<'tasks' | 'resources' | 'assignments', Members[]> = {
    tasks: [],
    resources: [],
    assignments: [],
  };
  const lists = new Map<string, keyof typeof found>([
    ['Task', 'tasks'],
    ['Resource', 'resources'],
    ['Assignment', 'assignments'],
  ]);
  const path: string[] = [];
  let members: Members | null = null;
  let inner: Members | null = null;
  let value = '';
  readXml(text, 'xml-damaged', {
    open: (name) => {
      path.push(name);
      value = '';
      if (path.length === 3 && lists.has(name)) members = {};
      else if (members && path.length === 4 && (name === 'Baseline' || name === 'PredecessorLink'))
        inner = {};
    },
    text: (piece) => {
      value += piece;
    },
    close: (name) => {
      if (members && path.length === 3) {
        found[lists.get(name) ?? 'tasks'].push(members);
        members = null;
      } else if (members && inner && path.length === 5) inner[name] = value;
      else if (members && inner && path.length === 4) {
        if (name === 'Baseline') takeBaseline(members, inner);
        else
          members[LINKS] = `${members[LINKS] ?? ''};${inner['PredecessorUID'] ?? ''} ${inner['Type'] ?? '1'}`;
        inner = null;
      } else if (members && path.length === 4) members[name] = value;
      path.pop();
      value = '';
    },
  });
  return found;
}

function takeBaseline(members: Members, baseline: Members): void {
  if ((baseline['Number'] ?? '0') !== '0') return;
  for (const [key, said] of Object.entries(baseline)) members[`Baseline.${key}`] = said;
}
