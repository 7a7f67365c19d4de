import type { Plan } from '../plan';
import { add, divide, multiply, ONE, type Rational, rational, subtract, sum, ZERO } from '../rational';
import { type ScopeTree, StatusReader } from './scope-tree';

/**
 * What each completion brought to a figure whose scope stands still. Every milestone holds a share of the
 * figure; the share of one that left flows on to its successors until it reaches one that is done. A
 * completion brought its milestone's share times what was not yet done of it. The amounts sum to the
 * difference of the figure exactly, because the figure is linear in its statuses.
 *
 * `before`: the plan without the completions in question; `after`: with them; `tree`: the scope.
 */
export function workAmounts({
  before,
  after,
  tree,
  pillarId,
}: {
  readonly before: Plan;
  readonly after: Plan;
  readonly tree: ScopeTree;
  readonly pillarId: string | null;
}): Map<string, Rational> {
  const earlier = new StatusReader(before);
  const amounts = new Map<string, Rational>();
  const flow = (id: string, share: Rational): void => {
    const milestone = after.milestones.get(id);
    if (!milestone || share.n === 0n) return;
    if (milestone.completedOn !== null) {
      const brought = multiply(share, subtract(ONE, earlier.of(id).done));
      const entryId = milestone.completedBy ?? '';
      if (brought.n !== 0n) amounts.set(entryId, add(amounts.get(entryId) ?? ZERO, brought));
      return;
    }
    const successors = milestone.left?.successors ?? [];
    const total = sum(successors.map((successor) => successor.weight));
    for (const successor of successors) flow(successor.id, multiply(share, divide(successor.weight, total)));
  };
  for (const { id, share } of sharesOf(tree, pillarId)) flow(id, share);
  return amounts;
}

/** The share of the figure that each milestone of a scope holds; they sum to one. */
export function sharesOf(tree: ScopeTree, pillarId: string | null): { id: string; share: Rational }[] {
  const pillars = tree.pillars
    .filter((pillar) => pillarId === null || pillar.id === pillarId)
    .map((pillar) => ({
      ...pillar,
      projects: pillar.projects.filter((project) => project.milestones.length > 0),
    }))
    .filter((pillar) => pillar.projects.length > 0);
  const ofPillars = pillars.reduce((total, pillar) => total + pillar.weight, 0);
  return pillars.flatMap((pillar) => {
    const ofProjects = pillar.projects.reduce((total, project) => total + project.weight, 0);
    return pillar.projects.flatMap((project) => {
      const ofMilestones = sum(project.milestones.map((leaf) => leaf.weight));
      const whole = rational(
        BigInt(pillar.weight) * BigInt(project.weight) * ofMilestones.d,
        BigInt(ofPillars) * BigInt(ofProjects) * ofMilestones.n,
      );
      return project.milestones.map((leaf) => ({ id: leaf.id, share: multiply(whole, leaf.weight) }));
    });
  });
}
