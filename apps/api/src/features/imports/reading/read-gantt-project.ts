import { addDays } from '@wegmarke/domain/calendar';
import type { TableFile } from '@wegmarke/domain/tables';
import { outlineRows, type OutlineTask } from './outline-rows';
import { readXml } from './xml';

type Attributes = Readonly<Record<string, string>>;

/** The tasks of a GanttProject file, in the same shape as those of Microsoft Project. */
export function readGanttProject(text: string): TableFile {
  const tasks: { level: number; attributes: Attributes }[] = [];
  const people = new Map<string, string>();
  const owners = new Map<string, string>();
  let level = 0;
  readXml(text, 'xml-damaged', {
    open: (name, attributes) => {
      if (name === 'task') {
        level += 1;
        tasks.push({ level, attributes });
      } else if (name === 'resource') people.set(attributes['id'] ?? '', attributes['name'] ?? '');
      else if (name === 'allocation')
        owners.set(attributes['task-id'] ?? '', attributes['resource-id'] ?? '');
    },
    close: (name) => {
      if (name === 'task') level -= 1;
    },
  });
  const outline = tasks.map(({ level: depth, attributes }, at): OutlineTask => {
    const endsOn = endOf(attributes);
    const percent = Number(attributes['complete'] ?? 0);
    return {
      line: at + 1,
      id: attributes['id'] ?? '',
      level: depth,
      name: attributes['name'] ?? '',
      owner: people.get(owners.get(attributes['id'] ?? '') ?? '') ?? null,
      startsOn: attributes['start'] ?? null,
      baselineOn: null,
      endsOn,
      // The file does not say on which day something was done.
      completedOn: null,
      percent,
      notes: null,
    };
  });
  return {
    format: 'gantt-project',
    read: { encoding: 'utf-8', separator: null },
    sheets: [{ name: 'Tasks', hidden: false, rows: outlineRows(outline) }],
  };
}

/** The last working day of a task that takes so many; a milestone lies on its own day. */
function endOf(attributes: Attributes): string | null {
  const start = attributes['start'];
  if (start === undefined) return null;
  if (attributes['meeting'] === 'true') return start;
  // What is no number counts as a day: a count that never ends must not begin.
  let left = Math.min(Number(attributes['duration'] ?? 1) || 1, 10_000);
  let day = start;
  for (;;) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
    if (left <= 0) return day;
    day = addDays(day, 1);
  }
}
