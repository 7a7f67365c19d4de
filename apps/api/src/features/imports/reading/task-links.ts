import type { Cell } from '@wegmarke/domain/tables';

/** What a task needs. */
export interface TaskLink {
  /** Of the other task. */
  readonly id: string;
  /** Whether only its start is waited for. */
  readonly fromStart: boolean;
}

export interface LinkedTask {
  readonly line: number;
  readonly id: string;
  readonly level: number;
  readonly endsOn: Cell;
  readonly needs: readonly TaskLink[];
}

/**
 * What each task needs as the lines of other tasks, as plans print it ("3; 7SS"). A task with parts hands on to each of
 * them what it needs, and who needs it needs the part that ends last.
 */
export function linkCells(tasks: readonly LinkedTask[]): Cell[] {
  const places = new Map(tasks.map(({ id }, at) => [id, at]));
  const ends = endsOf(tasks);
  const above: number[] = [];
  return tasks.map(({ level, line }, at) => {
    while (above.length > 0 && (tasks[above.at(-1) ?? 0]?.level ?? 0) >= level) above.pop();
    above.push(at);
    const called = above
      .flatMap((place) => tasks[place]?.needs ?? [])
      .flatMap(({ id, fromStart }) => {
        const place = places.get(id);
        // What is not in the file is named by the number that is left of it.
        const end = place === undefined ? `UID ${id}` : tasks[ends[place] ?? place]?.line;
        // A part that its own whole waits for would wait for itself.
        return end === line && place !== at ? [] : [`${String(end)}${fromStart ? 'SS' : ''}`];
      });
    return called.length === 0 ? null : [...new Set(called)].join('; ');
  });
}

/** By place: the place of the part without parts that ends last; its own where it has none. */
function endsOf(tasks: readonly LinkedTask[]): number[] {
  const ends: number[] = tasks.map((_, at) => at);
  const whole: number[] = [];
  const close = (level: number): void => {
    for (let at = whole.at(-1); at !== undefined && (tasks[at]?.level ?? 0) >= level; at = whole.at(-1)) {
      whole.pop();
      const parent = whole.at(-1);
      const own = ends[at] ?? at;
      if (parent === undefined) continue;
      const known = ends[parent] ?? parent;
      if (known === parent || dayOf(tasks, own) >= dayOf(tasks, known)) ends[parent] = own;
    }
  };
  tasks.forEach(({ level }, at) => {
    close(level);
    whole.push(at);
  });
  close(0);
  return ends;
}

const dayOf = (tasks: readonly LinkedTask[], at: number): string => String(tasks[at]?.endsOn ?? '');
