import { addDays } from '@wegmarke/domain/calendar';
import { fieldsNamedBy } from '@wegmarke/domain/imports';
import type { TableFile } from '@wegmarke/domain/tables';
import { outlineRows, type OutlineTask } from './outline-rows';
import type { TaskLink } from './task-links';
import { readXml } from './xml';

type Attributes = Readonly<Record<string, string>>;

/** The tasks of a GanttProject file, in the same shape as those of Microsoft Project. */
export function readGanttProject(text: string): TableFile {
  const tasks: { level: number; attributes: Attributes }[] = [];
  const people = new Map<string, string>();
  const owners = new Map<string, string>();
  const departments = new Map<string, string>();
  const needs = new Map<string, TaskLink[]>();
  /** Columns that a city has added to its people: one may be called "department". */
  const isDepartment = new Set<string>();
  const open: string[] = [];
  let person = '';
  readXml(text, 'xml-damaged', {
    open: (name, attributes) => {
      if (name === 'task') {
        open.push(attributes['id'] ?? '');
        tasks.push({ level: open.length, attributes });
      } else if (name === 'depend') {
        const later = attributes['id'] ?? '';
        // Kinds 1 and 4 lead to where this one starts.
        const link = { id: open.at(-1) ?? '', fromStart: /^[14]$/u.test(attributes['type'] ?? '') };
        needs.set(later, [...(needs.get(later) ?? []), link]);
      } else if (name === 'resource') {
        person = attributes['id'] ?? '';
        people.set(person, attributes['name'] ?? '');
      } else if (name === 'custom-property-definition') {
        if (fieldsNamedBy(attributes['name'] ?? '')[0]?.field === 'department')
          isDepartment.add(attributes['id'] ?? '');
      } else if (name === 'custom-property') {
        if (isDepartment.has(attributes['definition-id'] ?? ''))
          departments.set(person, attributes['value'] ?? '');
      } else if (name === 'allocation')
        owners.set(attributes['task-id'] ?? '', attributes['resource-id'] ?? '');
    },
    close: (name) => {
      if (name === 'task') open.pop();
    },
  });
  const outline = tasks.map(({ level: depth, attributes }, at): OutlineTask => {
    const id = attributes['id'] ?? '';
    const endsOn = endOf(attributes);
    const percent = Number(attributes['complete'] ?? 0);
    return {
      line: at + 1,
      id,
      level: depth,
      name: attributes['name'] ?? '',
      owner: people.get(owners.get(id) ?? '') ?? null,
      department: departments.get(owners.get(id) ?? '') ?? null,
      needs: needs.get(id) ?? [],
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
