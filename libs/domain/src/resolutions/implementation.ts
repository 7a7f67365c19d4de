import type { Day } from '../calendar';
import type { ResolutionState } from '../contracts';
import { type Entry, type MilestonePlan, type Plan, statesOn } from '../plan';

/** What a resolution decided in the plan of one strategy, on the day that the plan is of. */
export interface Decided {
  /** Every milestone that it decided, those that took over from it (split, merged) included; left ones too. */
  readonly milestones: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  /** Something of it holds from a later day only, or is a project in scope that has no milestone yet. */
  readonly isAhead: boolean;
}

export interface Implementation {
  readonly state: ResolutionState;
  readonly milestones: { readonly done: number; readonly late: number; readonly total: number };
}

/**
 * What the entries of the revisions that a resolution is tied to decided:
 *
 * - the adoption: every milestone and project that was in scope as adopted;
 * - a project added: all milestones that it has on the day, whoever planned them, since they carry it out;
 * - a pillar or project dropped or merged: what left with it;
 * - a milestone added, moved, dropped, merged, split, given a baseline, a promise or a weight, or brought back by
 *   taking something back: that milestone;
 * - a project moved, reweighted or published: the project alone. That is carried out by being recorded, and what its
 *   milestones still need was decided elsewhere;
 * - tolerances, weights and additions of pillars: no milestone either, for the same reason.
 *
 * Of a milestone that was split or merged, what took over counts in its place, as in every figure.
 *
 * @param entries of the tied revisions, those in force alone (`entriesInForce` knows)
 * @param plan of the day, with everything that is known
 * @param adopted the plan as adopted; null for a draft
 */
export function decidedBy(entries: readonly Entry[], plan: Plan, adopted: Plan | null, on: Day): Decided {
  const milestones = new Set<string>();
  const projects = new Set<string>();
  let isAhead = false;
  const addMilestone = (id: string): void => {
    const milestone = plan.milestones.get(id);
    if (!milestone || milestones.has(id)) return;
    milestones.add(id);
    projects.add(milestone.projectId);
    for (const successor of milestone.left?.successors ?? []) addMilestone(successor.id);
  };
  const addProject = (id: string, withMilestones: boolean): void => {
    const project = plan.projects.get(id);
    if (!project) return;
    projects.add(id);
    if (!withMilestones) return;
    const own = plan.milestonesOf.get(id) ?? new Set<string>();
    for (const milestoneId of own) addMilestone(milestoneId);
    isAhead ||= !project.left && own.size === 0;
  };
  for (const entry of entries) {
    if (entry.validOn > on) {
      isAhead = true;
      continue;
    }
    const { value, subjectId, id } = entry;
    if (value.kind === 'adopted') {
      for (const milestone of adopted?.milestones.values() ?? [])
        if (!milestone.left) addMilestone(milestone.id);
      for (const project of adopted?.projects.values() ?? [])
        if (!project.left) addProject(project.id, false);
    } else if (value.kind === 'pillar-dropped' || value.kind === 'project-dropped') {
      for (const project of plan.projects.values())
        if (project.left?.entryId === id) addProject(project.id, false);
      for (const milestone of plan.milestones.values())
        if (milestone.left?.entryId === id) addMilestone(milestone.id);
    } else if (value.kind === 'project-merged') {
      addProject(subjectId, true);
      addProject(value.intoId, false);
    } else {
      addMilestone(subjectId);
      addProject(subjectId, value.kind === 'project-added');
    }
  }
  return { milestones, projects, isAhead };
}

/**
 * How far a resolution is carried out, from all that it decided. `parts`: a strategy each, with its plan of the day and
 * the milestones that whoever asks may know of. Nothing tied: `not-linked`. What was carried out by being recorded, as a
 * weight is, counts as implemented.
 */
export function implementationOf(
  parts: readonly { readonly decided: Decided; readonly plan: Plan }[],
  on: Day,
): Implementation {
  const counted = { done: 0, late: 0, total: 0 };
  let hasLeft = false;
  for (const { decided, plan } of parts) {
    for (const id of decided.milestones) {
      const milestone = plan.milestones.get(id);
      if (!milestone) continue;
      if (milestone.left) hasLeft = true;
      else count(milestone, counted, on);
    }
    for (const id of decided.projects) if (plan.projects.get(id)?.left) hasLeft = true;
  }
  const isAhead = parts.some(({ decided }) => decided.isAhead);
  return { state: stateOf(parts.length > 0, counted, isAhead, hasLeft), milestones: counted };
}

function count(
  milestone: MilestonePlan,
  counted: { done: number; late: number; total: number },
  on: Day,
): void {
  const states = statesOn(milestone, on);
  counted.total += 1;
  if (states.includes('done')) counted.done += 1;
  if (states.includes('late')) counted.late += 1;
}

function stateOf(
  isTied: boolean,
  { done, total }: Implementation['milestones'],
  isAhead: boolean,
  hasLeft: boolean,
): ResolutionState {
  if (!isTied) return 'not-linked';
  if (done === 0 && (total > 0 || isAhead)) return 'open';
  if (done < total || isAhead) return 'under-way';
  return total === 0 && hasLeft ? 'left-scope' : 'implemented';
}
