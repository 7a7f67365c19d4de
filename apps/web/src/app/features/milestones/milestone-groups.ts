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

/** What was reported today, then what needs an answer, the longest waiting first. */
export function milestoneGroups(milestones: readonly Milestone[]): readonly MilestoneGroup[] {
  const sorted = [...milestones].sort((a, b) => (promiseOf(a) ?? '9').localeCompare(promiseOf(b) ?? '9'));
  return ORDER.map((name) => ({
    name,
    milestones: sorted.filter((milestone) => groupOf(milestone) === name),
  })).filter((group) => group.milestones.length > 0);
}

/** The milestone to look at next: the first that is overdue or due. */
export function nextUp(milestones: readonly Milestone[]): Milestone | null {
  const groups = milestoneGroups(milestones).filter(
    (group) => group.name === 'overdue' || group.name === 'due',
  );
  return groups[0]?.milestones[0] ?? null;
}
