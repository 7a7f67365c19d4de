import type { Milestone } from '@wegmarke/domain/contracts';

export type GroupName = 'reported' | 'overdue' | 'due' | 'later';

export interface MilestoneGroup {
  readonly name: GroupName;
  readonly milestones: readonly Milestone[];
}

/** The day that counts today: the promise, before any the adopted one. */
export function promiseOf(milestone: Milestone): string | null {
  return milestone.promisedOn ?? milestone.baselineOn;
}

function groupOf(milestone: Milestone): GroupName | null {
  if (milestone.undo !== null) return 'reported';
  if (milestone.completedOn !== null || milestone.left !== null) return null;
  if (milestone.states.includes('overdue')) return 'overdue';
  return milestone.states.includes('due') ? 'due' : 'later';
}

const ORDER: readonly GroupName[] = ['reported', 'overdue', 'due', 'later'];

/**
 * What was reported today, then what needs an answer, the longest waiting first. `placedAs` holds milestones that keep
 * the place they had when they looked like this, so that a form opened there is not taken away.
 */
export function milestoneGroups(
  milestones: readonly Milestone[],
  placedAs: ReadonlyMap<string, Milestone> = new Map(),
): readonly MilestoneGroup[] {
  const placed = milestones
    .map((milestone) => ({ milestone, as: placedAs.get(milestone.id) ?? milestone }))
    .sort((a, b) => (promiseOf(a.as) ?? '9').localeCompare(promiseOf(b.as) ?? '9'));
  return ORDER.map((name) => ({
    name,
    milestones: placed.filter(({ as }) => groupOf(as) === name).map(({ milestone }) => milestone),
  })).filter((group) => group.milestones.length > 0);
}

/** The milestone to look at next: the first that is overdue or due. */
export function nextUp(milestones: readonly Milestone[]): Milestone | null {
  const groups = milestoneGroups(milestones).filter(
    (group) => group.name === 'overdue' || group.name === 'due',
  );
  return groups[0]?.milestones[0] ?? null;
}
