import type { Day } from '../calendar';
import type { Share } from '../contracts';
import { entriesInForce, type Entry, PlanFold } from '../plan';
import { actualValue, coverageOf, evidenceOf, measureEvidence, plannedValue, toShare } from './figures';
import { meansOf } from './mean';
import { type ScopeTree, todayTree } from './scope-tree';

export interface CurvePoint {
  readonly on: Day;
  readonly actual: Share | null;
  readonly planned: Share | null;
}

/**
 * The steps of a project: the days on which its actual or planned figure moves, from its first entry to `to`.
 * After `today` there is no actual. Unpublished projects have a curve too: their members read it.
 */
export function projectCurve(
  ledger: readonly Entry[],
  projectId: string,
  { today, to }: { readonly today: Day; readonly to: Day },
): CurvePoint[] {
  const inForce = entriesInForce(ledger);
  const days = daysOf(inForce, projectId, today, to);
  const fold = new PlanFold();
  let next = 0;
  const points: CurvePoint[] = [];
  for (const on of days) {
    for (let entry = inForce[next]; entry && entry.validOn <= on; entry = inForce[++next]) fold.apply(entry);
    const tree = projectTree(fold, projectId);
    if (!tree) continue;
    const actual = on > today ? null : toShare(meansOf(tree, actualValue).strategy);
    const planned = toShare(meansOf(tree, plannedValue(on)).strategy);
    const last = points.at(-1);
    const isStep = last?.actual?.exact !== actual?.exact || last?.planned?.exact !== planned?.exact;
    if (isStep || on === today || on === to) points.push({ on, actual, planned });
  }
  return points;
}

/** How much of a project can be measured, and how well what is done is evidenced. */
export function projectQuality(plan: Parameters<typeof todayTree>[0], projectId: string) {
  const tree = projectTree(plan, projectId) ?? { pillars: [] };
  const evidence = measureEvidence(tree);
  const actual = meansOf(tree, actualValue).strategy;
  return {
    coverage: coverageOf(tree.pillars.flatMap((pillar) => pillar.projects)),
    evidence: evidenceOf(actual, (level) => evidence[level].strategy),
  };
}

function projectTree(plan: Parameters<typeof todayTree>[0], projectId: string): ScopeTree | null {
  for (const pillar of todayTree(plan, true).pillars) {
    const project = pillar.projects.find((each) => each.id === projectId);
    if (project) return { pillars: [{ ...pillar, projects: [project] }] };
  }
  return null;
}

function daysOf(inForce: readonly Entry[], projectId: string, today: Day, to: Day): Day[] {
  const subjects = subjectsOf(inForce, projectId);
  const days = new Set([today, to]);
  for (const { subjectId, value, validOn } of inForce) {
    if (!subjects.has(subjectId)) continue;
    days.add(validOn);
    const isDated = value.kind === 'milestone-added' || value.kind === 'baseline-set';
    if (isDated && value.baselineOn !== null) days.add(value.baselineOn);
  }
  return [...days].filter((day) => day <= to).sort();
}

/** The project and every milestone that was ever in it, with what they were split into. */
function subjectsOf(inForce: readonly Entry[], projectId: string): ReadonlySet<string> {
  const subjects = new Set([projectId]);
  for (const { subjectId, value } of inForce) {
    const comesHere =
      (value.kind === 'milestone-added' || value.kind === 'milestone-moved') && value.projectId === projectId;
    if (comesHere) subjects.add(subjectId);
  }
  for (const { subjectId, value } of inForce) {
    if (value.kind === 'milestone-split' && subjects.has(subjectId))
      value.parts.forEach((part) => subjects.add(part.id));
  }
  return subjects;
}
