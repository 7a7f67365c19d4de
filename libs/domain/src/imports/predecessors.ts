import type { Day } from '../calendar';
import type { FieldText, ImportReason } from '../contracts';
import { grow, type Needs } from '../dependencies';
import { matchingKey } from '../tables';
import type { MilestoneHere, PlanHere } from './plan-here';
import type { RowValues } from './rows';

/** A row that has its place in the plan. */
export interface PlacedRow {
  readonly line: number;
  readonly projectId: string;
  readonly values: RowValues;
  /** What the row said, in its order. */
  readonly milestones: readonly PlacedMilestone[];
}

export interface PlacedMilestone {
  readonly id: string;
  readonly title: FieldText;
  readonly on: Day | null;
}

/** A dependency that a row of the list brings. */
export interface SaidDependency extends Needs {
  readonly line: number;
}

export interface Linked {
  readonly dependencies: readonly SaidDependency[];
  /** By line: predecessors that became none, and why. */
  readonly notes: ReadonlyMap<number, readonly ImportReason[]>;
}

export interface LinkOptions {
  /** The column of predecessors; null where there is none. */
  readonly column: number | null;
  /** Whether numbers name lines of the file, as in plans of tasks. */
  readonly byLine: boolean;
}

/** "12", "12FS+2 days", "12EA", "12 SS": number, kind of link, lag. */
const NUMBERED = /^(\d+)\s*(FS|SS|FF|SF|EA|AA|EE|AE|EB|BB|BE)?\s*(?:[+-].*)?$/iu;
/** Of one cell; more than that are prose. */
const MOST_NAMES = 100;
/** Links to where something begins: whoever waits for that does not wait for its end. */
const FROM_START = new Set(['SS', 'SF', 'AA', 'AE', 'BB', 'BE']);
const NONE = new Set(['', 'keine', 'keiner', 'kein', 'none', 'geen', 'n a', 'entfällt', 'ohne']);

/** What rows call their predecessors, as dependencies between milestones; never a circle. */
export function linkPredecessors(
  rows: readonly PlacedRow[],
  plan: PlanHere,
  { column, byLine }: LinkOptions,
): Linked {
  const notes = new Map<number, ImportReason[]>();
  const waiting = rows.filter(({ values }) => values.predecessors !== null);
  if (waiting.length === 0) return { dependencies: [], notes };
  const note = (line: number, code: string, value: string): void => {
    notes.set(line, [...(notes.get(line) ?? []), { code, column, value }]);
  };
  const finder = new Finder(rows, plan, byLine);
  const wanted: (SaidDependency & { readonly called: string })[] = [];
  for (const row of waiting) {
    const milestoneId = finder.endOf(row);
    for (const { called, found } of finder.all(row)) {
      if (found === 'start') note(row.line, 'predecessor-start', called);
      else if (found === 'several') note(row.line, 'predecessor-several', called);
      else if (found === null) note(row.line, 'predecessor-unknown', called);
      else if (milestoneId === null) note(row.line, 'predecessor-without-milestone', called);
      else wanted.push({ line: row.line, milestoneId, needsId: found.id, called });
    }
  }
  const { added, circular } = grow(plan.needs, wanted);
  const isCircular = new Set(circular);
  for (const one of wanted) if (isCircular.has(one)) note(one.line, 'predecessor-circle', one.called);
  const isAdded = new Set(added);
  return {
    dependencies: wanted
      .filter((one) => isAdded.has(one))
      .map(({ line, milestoneId, needsId }) => ({ line, milestoneId, needsId })),
    notes,
  };
}

type Found = { readonly id: string } | 'start' | 'several' | null;
/** What names stand for: an id, or `SEVERAL`. */
type Names = Map<string, string>;
/** What has this name is not to be told apart. */
const SEVERAL = 'several';

class Finder {
  readonly #rows = new Map<number, PlacedRow>();
  readonly #ends = new Map<string, PlacedMilestone>();
  readonly #ids: Names = new Map();
  /** By project and name. */
  readonly #own: Names = new Map();
  /** In the list, then in the plan here: milestones, "project: milestone", projects. */
  readonly #tiers: readonly Names[] = Array.from({ length: 6 }, () => new Map<string, string>());

  constructor(
    rows: readonly PlacedRow[],
    plan: PlanHere,
    private readonly byLine: boolean,
  ) {
    const listed = new Set(rows.map(({ projectId }) => projectId));
    for (const row of rows) {
      this.#rows.set(row.line, row);
      for (const milestone of row.milestones) this.#end(row.projectId, milestone);
    }
    for (const project of plan.projects) {
      const hasSaid = listed.has(project.id) && this.#ends.has(project.id);
      if (!hasSaid) for (const one of project.milestones) this.#end(project.id, placed(one));
    }
    for (const row of rows) this.#listed(row);
    for (const project of plan.projects) {
      const titles = Object.values(project.title.texts);
      const end = this.#ends.get(project.id)?.id;
      for (const title of titles) if (end) add(this.#tiers[5], title, end);
      for (const milestone of project.milestones)
        this.#named(milestone, project.id, titles, this.#tiers[3], this.#tiers[4]);
    }
    for (const [key, projectId] of plan.links) {
      const end = this.#ends.get(projectId)?.id;
      if (end && !this.#ids.has(matchingKey(key))) add(this.#ids, key, end);
    }
  }

  /** The milestone that waits: the row's last, else its project's last; null where there is none. */
  endOf({ milestones, projectId }: PlacedRow): string | null {
    return milestones.at(-1)?.id ?? this.#ends.get(projectId)?.id ?? null;
  }

  /** Every predecessor that the row names, with what it stands for. */
  all(row: PlacedRow): { readonly called: string; readonly found: Found }[] {
    const parts = (row.values.predecessors ?? '').split(/[;\n|]/u);
    return parts.flatMap((part) => this.#cut(row, part.split(',').slice(0, MOST_NAMES)));
  }

  /** Commas stand inside of titles, too: of the pieces between them, as many as together name something are one name. */
  #cut(row: PlacedRow, pieces: readonly string[]): { readonly called: string; readonly found: Found }[] {
    const names: { called: string; found: Found }[] = [];
    for (let from = 0; from < pieces.length;) {
      let to = pieces.length;
      const called = (): string => pieces.slice(from, to).join(',').trim();
      let found = this.#find(row, called());
      while (found === null && to > from + 1) {
        to -= 1;
        found = this.#find(row, called());
      }
      if (!NONE.has(matchingKey(called()))) names.push({ called: called(), found });
      from = to;
    }
    return names;
  }

  #find(row: PlacedRow, text: string): Found {
    const said = this.#called(row, matchingKey(text));
    if (said) return said;
    const [, number, kind] = NUMBERED.exec(text.trim()) ?? [];
    if (number === undefined) return null;
    if (FROM_START.has((kind ?? '').toUpperCase())) return 'start';
    const there = this.byLine ? this.#rows.get(Number(number)) : undefined;
    const end = there ? this.endOf(there) : null;
    return end === null ? this.#called(row, matchingKey(number)) : { id: end };
  }

  #called({ projectId }: PlacedRow, key: string): Found {
    if (key === '') return null;
    for (const [names, at] of [
      [this.byLine ? new Map<string, string>() : this.#ids, key],
      [this.#own, `${projectId} ${key}`],
      ...this.#tiers.map((names) => [names, key] as const),
    ] as const) {
      const id = names.get(at);
      if (id !== undefined) return id === SEVERAL ? SEVERAL : { id };
    }
    return null;
  }

  #listed(row: PlacedRow): void {
    const end = this.endOf(row);
    const { project, externalId } = row.values;
    const projectEnd = this.#ends.get(row.projectId)?.id;
    if (projectEnd) add(this.#tiers[2], project, projectEnd);
    if (externalId !== null && end !== null) {
      // An id that several rows share is the project's.
      const known = this.#ids.get(matchingKey(externalId));
      this.#ids.set(matchingKey(externalId), known === undefined ? end : (projectEnd ?? end));
    }
    for (const milestone of row.milestones)
      this.#named(milestone, row.projectId, [project], this.#tiers[0], this.#tiers[1]);
  }

  #named(
    { id, title }: { readonly id: string; readonly title: FieldText },
    projectId: string,
    projects: readonly string[],
    alone: Names | undefined,
    full: Names | undefined,
  ): void {
    for (const text of new Set(Object.values(title.texts))) {
      add(alone, text, id);
      add(this.#own, `${projectId} ${matchingKey(text)}`, id, true);
      for (const project of new Set(projects)) add(full, `${project}: ${text}`, id);
    }
  }

  /** The last one of a project by day; where days are equal, the one that is said last. */
  #end(projectId: string, milestone: PlacedMilestone): void {
    const known = this.#ends.get(projectId);
    if (!known || (milestone.on ?? '') >= (known.on ?? '')) this.#ends.set(projectId, milestone);
  }
}

function add(names: Names | undefined, name: string, id: string, isKey = false): void {
  const key = isKey ? name : matchingKey(name);
  const known = names?.get(key);
  if (known === undefined) names?.set(key, id);
  else if (known !== id) names?.set(key, SEVERAL);
}

const placed = ({ id, title, promisedOn, baselineOn }: MilestoneHere): PlacedMilestone => ({
  id,
  title,
  on: promisedOn ?? baselineOn,
});
