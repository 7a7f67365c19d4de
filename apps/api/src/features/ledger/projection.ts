import type { Day } from '@wegmarke/domain/calendar';
import {
  type Entry,
  foldInForce,
  KnownPlan,
  type MilestonePlan,
  type Plan,
  SharingMap,
} from '@wegmarke/domain/plan';
import {
  commonDenominators,
  type MilestoneRow,
  milestoneRow,
  type PillarRow,
  pillarRow,
  type ProjectRow,
  projectRow,
  type StrategyRow,
  strategyRow,
} from './projection-rows';

const END_OF_TIME = '9999-12-31';
const ADDITIONS = new Set<Entry['value']['kind']>([
  'pillar-added',
  'project-added',
  'milestone-added',
  'milestone-split',
]);

/**
 * The day of leaving, in the tables, of what is not in the plan on the projected day: its addition was taken back, or
 * lies ahead. Its row stays for its title, which past and future answers need.
 */
export const NOT_IN_PLAN = '-infinity';

export interface Projection {
  readonly strategy: StrategyRow;
  readonly pillars: ReadonlyMap<string, PillarRow>;
  readonly projects: ReadonlyMap<string, ProjectRow>;
  readonly milestones: ReadonlyMap<string, MilestoneRow>;
}

/** What lists and filters need of a plan on a day, as rows. */
export function project(
  known: KnownPlan,
  on: Day,
  recordedOn: (revision: number) => Day,
  plan: Plan = foldInForce(known.inForce, on),
): Projection {
  const milestones = new SharingMap<string, MilestoneRow>();
  const attested = projectMilestones([...plan.milestones.values()], recordedOn, milestones);
  return {
    strategy: strategyRow(known, plan, on),
    pillars: rowsOf(plan.pillars, pillarRow),
    projects: rowsOf(plan.projects, (each) => projectRow(each, attested.get(each.id) ?? null)),
    milestones,
  };
}

/**
 * The same from the rows of an earlier plan of the same day, with which this one shares what has stayed as it was: only
 * projects with a milestone that has not are gone through. Null where more than milestones has changed.
 */
export function projectOn(
  earlier: { readonly plan: Plan; readonly rows: Projection },
  known: KnownPlan,
  on: Day,
  recordedOn: (revision: number) => Day,
  plan: Plan,
): Projection | null {
  if (SharingMap.changedKeys(earlier.plan.pillars, plan.pillars).size > 0) return null;
  if (SharingMap.changedKeys(earlier.plan.projects, plan.projects).size > 0) return null;
  const touched = new Set<string>();
  for (const id of SharingMap.changedKeys(earlier.plan.milestones, plan.milestones)) {
    for (const { milestones } of [earlier.plan, plan]) {
      const milestone = milestones.get(id);
      if (milestone) touched.add(milestone.projectId);
    }
  }
  const milestones = SharingMap.copyOf(earlier.rows.milestones);
  const projects = SharingMap.copyOf(earlier.rows.projects);
  for (const id of touched) {
    const ids = [...(plan.milestonesOf.get(id) ?? [])];
    const within = ids.flatMap((milestoneId) => plan.milestones.get(milestoneId) ?? []);
    const attested = projectMilestones(within, recordedOn, milestones);
    const found = plan.projects.get(id);
    if (found) projects.set(id, projectRow(found, attested.get(id) ?? null));
  }
  return { strategy: strategyRow(known, plan, on), pillars: earlier.rows.pillars, projects, milestones };
}

/** Adds the rows of the milestones of whole projects; answers the day on which each project was last attested. */
function projectMilestones(
  milestones: readonly MilestonePlan[],
  recordedOn: (revision: number) => Day,
  rows: SharingMap<string, MilestoneRow>,
): ReadonlyMap<string, Day> {
  const scales = commonDenominators(milestones);
  const attested = new Map<string, Day>();
  for (const milestone of milestones) {
    const row = milestoneRow(milestone, scales.get(milestone.projectId) ?? 1n, recordedOn);
    rows.set(row.id, row);
    const day = row.last_attested_on;
    if (day !== null && !milestone.left && day > (attested.get(row.project_id) ?? '')) {
      attested.set(row.project_id, day);
    }
  }
  return attested;
}

/** The rows that differ from those of `before`: new and changed ones, and those that are no longer in the plan. */
export function changedRows<Row extends LeavingRow>(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): Row[] {
  return [...SharingMap.changedKeys(before, after)].flatMap((id) => {
    const [old, row] = [before.get(id), after.get(id)];
    if (!row) return old ? [outOfPlan(old)] : [];
    return old && isSame(old, row) ? [] : [row];
  });
}

interface LeavingRow {
  readonly id: string;
  readonly left_on: Day | null;
}

/** The row of what is not in the plan, as the table keeps it. */
export function outOfPlan<Row extends LeavingRow>(row: Row): Row {
  return { ...row, left_on: NOT_IN_PLAN, ...('left_how' in row ? { left_how: null } : {}) };
}

/**
 * A projection with rows for what a command creates and is not in the plan on the day: it is added in advance, or taken
 * back in the same history.
 */
export function includingCreated(
  projection: Projection,
  created: readonly { readonly id: string }[],
  entries: readonly Entry[],
  recordedOn: (revision: number) => Day,
): Projection {
  const { strategy, pillars, projects, milestones } = projection;
  const missing = created.filter(({ id }) => !pillars.has(id) && !projects.has(id) && !milestones.has(id));
  if (missing.length === 0) return projection;
  // As if nothing had been taken back or had left; where that says something else, what is in force is right.
  const sources = [
    project(KnownPlan.of(entries), END_OF_TIME, recordedOn),
    project(
      KnownPlan.of(entries.filter((entry) => ADDITIONS.has(entry.value.kind))),
      END_OF_TIME,
      recordedOn,
    ),
  ];
  const extended = <Row extends LeavingRow>(
    rows: ReadonlyMap<string, Row>,
    of: (source: Projection) => ReadonlyMap<string, Row>,
  ): Map<string, Row> => {
    const found = missing.flatMap(
      ({ id }) => sources.map((source) => of(source).get(id)).find(Boolean) ?? [],
    );
    return new Map([...rows, ...found.map((row) => [row.id, outOfPlan(row)] as const)]);
  };
  return {
    strategy,
    pillars: extended(pillars, (source) => source.pillars),
    projects: extended(projects, (source) => source.projects),
    milestones: extended(milestones, (source) => source.milestones),
  };
}

/** Whether a table would hold the same of both. */
export function isSame<Row extends object>(a: Row, b: Row): boolean {
  return (Object.keys(b) as (keyof Row)[]).every((key) => {
    const [left, right] = [a[key], b[key]];
    if (Array.isArray(left) && Array.isArray(right)) return left.join() === right.join();
    return left === right;
  });
}

function rowsOf<Part extends { readonly id: string }, Row extends object>(
  parts: ReadonlyMap<string, Part>,
  toRow: (part: Part) => Row,
): ReadonlyMap<string, Row> {
  const rows = new SharingMap<string, Row>();
  for (const part of parts.values()) rows.set(part.id, toRow(part));
  return rows;
}
