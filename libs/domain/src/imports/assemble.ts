import type {
  ImportAccount,
  ImportMapping,
  ImportName,
  ImportReason,
  ImportRowOutcome,
  PlanChange,
} from '../contracts';
import { matchingKey } from '../tables';
import { groupRows, type ProjectRows } from './group-rows';
import {
  addMilestone,
  type SaidMilestone,
  saidMilestones,
  sameMilestone,
  updateMilestone,
} from './milestones-of';
import { inLanguage, Names } from './names';
import {
  isCalled,
  judgementKey,
  type NewOffice,
  type PlanHere,
  type ProjectHere,
  type Titled,
} from './plan-here';
import { describeChanged, describeNew, mergedValues } from './project-texts';
import {
  type Linked,
  linkPredecessors,
  type PlacedMilestone,
  type PlacedRow,
  type SaidDependency,
} from './predecessors';
import type { Judged, ReadRow, RowValues } from './rows';

/** What becomes of a row. */
export interface AccountedRow {
  readonly line: number;
  readonly outcome: ImportRowOutcome;
  readonly reasons: readonly ImportReason[];
  readonly notes: readonly ImportReason[];
}

/** A list as what it would do to the plan here. */
export interface Assembled {
  readonly rows: readonly AccountedRow[];
  readonly account: ImportAccount;
  /** In an order in which each can be made. */
  readonly changes: readonly PlanChange[];
  /** By change: the line of the file that it is for; null for what several lines share. */
  readonly changeLines: readonly (number | null)[];
  readonly offices: readonly NewOffice[];
  readonly newPillars: readonly Titled[];
  /** Departments that the list names and the city does not have. */
  readonly newDepartments: readonly Titled[];
  readonly pillarNames: readonly ImportName[];
  readonly officeNames: readonly ImportName[];
  readonly judgements: readonly {
    readonly projectId: string;
    readonly line: number;
    readonly judged: Judged;
  }[];
  /** Between milestones that are there and those that the changes make; without a circle. */
  readonly dependencies: readonly SaidDependency[];
  /** Ids of the file and the projects that they name from now on. */
  readonly links: readonly { readonly key: string; readonly projectId: string }[];
}

export interface AssembleOptions {
  readonly mapping: ImportMapping;
  /** Whether numbers of predecessors name lines of the file. */
  readonly byLine: boolean;
  /** Ids for what is new. */
  readonly newId: () => string;
}

/** Compares what the rows say with the plan here. Pure but for the ids that `newId` gives. */
export function assemble(rows: readonly ReadRow[], plan: PlanHere, options: AssembleOptions): Assembled {
  return new Assembly(plan, options).run(rows);
}

class Assembly {
  readonly #names: Names;
  readonly #changes: PlanChange[] = [];
  readonly #lines: number[] = [];
  readonly #outcomes = new Map<number, ImportRowOutcome>();
  readonly #judgements: { projectId: string; line: number; judged: Judged }[] = [];
  readonly #links: { key: string; projectId: string }[] = [];
  readonly #claimed = new Set<string>();
  readonly #placed: PlacedRow[] = [];
  readonly #byTitle = new Map<string, ProjectHere[]>();
  readonly #byId: ReadonlyMap<string, ProjectHere>;
  #milestones = 0;

  constructor(
    private readonly plan: PlanHere,
    private readonly options: AssembleOptions,
  ) {
    this.#names = new Names(plan, options.mapping, options.newId);
    this.#byId = new Map(plan.projects.map((project) => [project.id, project]));
    for (const project of plan.projects) {
      for (const key of new Set(Object.values(project.title.texts).map(matchingKey)))
        this.#byTitle.set(key, [...(this.#byTitle.get(key) ?? []), project]);
    }
  }

  run(rows: readonly ReadRow[]): Assembled {
    const { mapping } = this.options;
    const hasMilestones = mapping.columns.some(({ field }) => field === 'milestone');
    const { projects, repeated } = groupRows(rows, ({ pillar }) => this.#names.pillar(pillar), hasMilestones);
    for (const project of projects) this.#project(project);
    const linked = this.#link();
    const accounted = rows.map((row) => this.#account(row, repeated.get(row.line), linked));
    return {
      rows: accounted,
      account: {
        ...accountOf(accounted),
        projects: projects.length,
        milestones: this.#milestones,
        dependencies: linked.dependencies.length,
      },
      changes: [...this.#newPillars(), ...this.#changes],
      changeLines: [...this.#names.newPillars.map(() => null), ...this.#lines],
      offices: this.#names.newOffices,
      newPillars: this.#names.newPillars,
      newDepartments: this.#names.newDepartments,
      pillarNames: this.#names.pillarNames(),
      officeNames: this.#names.officeNames(),
      judgements: this.#judgements,
      dependencies: linked.dependencies,
      links: this.#links,
    };
  }

  #newPillars(): PlanChange[] {
    return this.#names.newPillars.map(({ id, title }) => ({ kind: 'add-pillar', id, title }));
  }

  #project(said: ProjectRows): void {
    const values = mergedValues(said.rows);
    const here = this.#projectHere(said, values);
    const milestones = saidMilestones(said, this.options.mapping);
    this.#milestones += milestones.length;
    for (const { line } of said.rows) this.#outcomes.set(line, 'unchanged');
    const projectId = here ? here.id : this.options.newId();
    const placed = here
      ? this.#update(here, said, values, milestones)
      : this.#add(projectId, said, values, milestones);
    for (const row of said.rows)
      this.#placed.push({ ...row, projectId, milestones: placed.get(row.line) ?? [] });
    this.#claimed.add(projectId);
    if (
      said.externalId !== null &&
      said.externalId !== projectId &&
      this.plan.links.get(said.externalId) !== projectId
    )
      this.#links.push({ key: said.externalId, projectId });
    this.#judge(projectId, said);
  }

  /** By its id in earlier files, else by title in the same pillar, else by a title that only one project has. */
  #projectHere({ pillarId, externalId }: ProjectRows, values: RowValues): ProjectHere | undefined {
    // Its own id here is what an export calls it by.
    const linked = this.#byId.get(externalId === null ? '' : (this.plan.links.get(externalId) ?? externalId));
    if (linked && !this.#claimed.has(linked.id)) return linked;
    const named = (this.#byTitle.get(matchingKey(values.project)) ?? []).filter(
      ({ id }) => !this.#claimed.has(id),
    );
    const inPillar = named.find((project) => project.pillarId === pillarId);
    return inPillar ?? (values.pillar === null && named.length === 1 ? named[0] : undefined);
  }

  #add(
    id: string,
    { pillarId, rows }: ProjectRows,
    values: RowValues,
    milestones: readonly SaidMilestone[],
  ): Placed {
    const { newId, mapping } = this.options;
    const owners = {
      officeId: this.#names.office(values.office, values.department),
      departmentId: this.#names.department(values.department),
    };
    this.#push(rows[0]?.line ?? 0, {
      kind: 'add-project',
      id,
      pillarId,
      title: inLanguage(mapping.language, values.project),
      officeId: owners.officeId,
      ...(values.weight === null ? {} : { weight: values.weight }),
      ...describeNew(values, owners, mapping.language),
    });
    const placed: Placed = new Map();
    for (const said of milestones) {
      const milestoneId = newId();
      this.#push(said.line, ...addMilestone(milestoneId, id, said));
      place(placed, said, milestoneId);
    }
    for (const { line } of rows) this.#outcomes.set(line, 'added');
    return placed;
  }

  #update(
    here: ProjectHere,
    said: ProjectRows,
    values: RowValues,
    milestones: readonly SaidMilestone[],
  ): Placed {
    const { newId, mapping } = this.options;
    const isOwned = values.office !== null || values.department !== null;
    const owners = {
      officeId: isOwned ? this.#officeOf(here, values) : null,
      departmentId: this.#names.department(values.department),
    };
    const described = describeChanged(here, values, owners, mapping.language);
    const project: PlanChange[] = [
      ...(described ? [described] : []),
      ...(values.pillar !== null && said.pillarId !== here.pillarId
        ? [{ kind: 'move', subjectId: here.id, intoId: said.pillarId } as const]
        : []),
      ...(values.weight !== null && values.weight !== here.weight
        ? [{ kind: 'set-weight', subjectId: here.id, weight: values.weight } as const]
        : []),
    ];
    this.#change(said.rows[0]?.line ?? 0, project);
    const claimed = new Set<string>();
    const placed: Placed = new Map();
    for (const milestone of milestones) {
      const same = sameMilestone(here, milestone, claimed);
      const id = same?.id ?? newId();
      place(placed, milestone, id);
      if (same) claimed.add(id);
      if (same) this.#change(milestone.line, updateMilestone(same, milestone, this.plan.adopted));
      else {
        this.#push(milestone.line, ...addMilestone(id, here.id, milestone));
        this.#outcomes.set(milestone.line, 'added');
      }
    }
    return placed;
  }

  /** Once every row has its place: predecessors may stand anywhere in the list. */
  #link(): Linked {
    const { mapping, byLine } = this.options;
    const column = mapping.columns.find(({ field }) => field === 'predecessors')?.index ?? null;
    const linked = linkPredecessors(this.#placed, this.plan, { column, byLine });
    for (const { line } of linked.dependencies)
      if (this.#outcomes.get(line) === 'unchanged') this.#outcomes.set(line, 'updated');
    return linked;
  }

  /** Two offices may be called the same: the one that answers already is meant. */
  #officeOf(here: ProjectHere, { office, department }: RowValues): string {
    const found = this.plan.offices.find(({ id }) => id === here.officeId);
    const isSame = office !== null && found !== undefined && isCalled(found, matchingKey(office));
    const isChosen = this.options.mapping.offices.some(
      ({ name }) => matchingKey(name) === matchingKey(office ?? ''),
    );
    return isSame && !isChosen ? found.id : this.#names.office(office, department);
  }

  #push(line: number, ...changes: readonly PlanChange[]): void {
    this.#changes.push(...changes);
    this.#lines.push(...changes.map(() => line));
  }

  #change(line: number, changes: readonly PlanChange[]): void {
    if (changes.length === 0) return;
    this.#push(line, ...changes);
    if (this.#outcomes.get(line) === 'unchanged') this.#outcomes.set(line, 'updated');
  }

  #judge(projectId: string, { rows }: ProjectRows): void {
    const kept = new Set<string>();
    for (const { line, values } of rows) {
      for (const judged of values.judgements) {
        const key = judgementKey(projectId, judged);
        if (this.plan.judged.has(key) || kept.has(key)) continue;
        kept.add(key);
        this.#judgements.push({ projectId, line, judged });
        if (this.#outcomes.get(line) === 'unchanged') this.#outcomes.set(line, 'updated');
      }
    }
  }

  #account(
    { line, state, reasons, notes: read }: ReadRow,
    repeated: ImportReason | undefined,
    linked: Linked,
  ): AccountedRow {
    const notes = [...read, ...(linked.notes.get(line) ?? [])];
    if (repeated) return { line, outcome: 'rejected', reasons: [repeated], notes };
    if (state !== 'read') return { line, outcome: state, reasons, notes };
    return { line, outcome: this.#outcomes.get(line) ?? 'unchanged', reasons: [], notes };
  }
}

/** By line: the milestones that it says. */
type Placed = Map<number, PlacedMilestone[]>;

function place(placed: Placed, { line, title, promisedOn, baselineOn }: SaidMilestone, id: string): void {
  placed.set(line, [...(placed.get(line) ?? []), { id, title, on: promisedOn ?? baselineOn }]);
}

function accountOf(
  rows: readonly AccountedRow[],
): Omit<ImportAccount, 'projects' | 'milestones' | 'dependencies'> {
  const count = (outcome: ImportRowOutcome): number => rows.filter((row) => row.outcome === outcome).length;
  const [added, updated, unchanged] = [count('added'), count('updated'), count('unchanged')];
  return {
    rows: rows.length,
    imported: added + updated,
    rejected: count('rejected'),
    ignored: count('ignored') + unchanged,
    added,
    updated,
    unchanged,
  };
}
