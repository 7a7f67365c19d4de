import { ONE, multiply, rational, type Rational, sum, ZERO } from '../rational';
import type { Leaf, ScopeProject, ScopeTree } from './scope-tree';

/** The means of one value over a scope. Null: not measurable, it enters no average above. */
export interface Means {
  readonly strategy: Rational | null;
  readonly pillars: ReadonlyMap<string, Rational | null>;
  readonly projects: ReadonlyMap<string, Rational | null>;
}

/** What a milestone brings to a mean; null where it does not enter. */
export type LeafValue = (leaf: Leaf) => Rational | null;

/**
 * The rule of every figure: a project is the mean of its milestones by effective weight, a pillar the
 * weighted mean of its measurable projects, the strategy the weighted mean of its pillars that have one.
 */
export function meansOf(tree: ScopeTree, valueOf: LeafValue): Means {
  const pillars = new Map<string, Rational | null>();
  const projects = new Map<string, Rational | null>();
  for (const pillar of tree.pillars) {
    for (const project of pillar.projects) projects.set(project.id, meanOfProject(project, valueOf));
    pillars.set(pillar.id, weightedMean(pillar.projects, projects));
  }
  return { strategy: weightedMean(tree.pillars, pillars), pillars, projects };
}

function weightedMean(
  items: readonly { readonly id: string; readonly weight: number }[],
  values: ReadonlyMap<string, Rational | null>,
): Rational | null {
  let weights = 0;
  const parts: Rational[] = [];
  for (const { id, weight } of items) {
    const value = values.get(id) ?? null;
    if (value === null) continue;
    weights += weight;
    parts.push({ n: value.n * BigInt(weight), d: value.d });
  }
  if (weights === 0) return null;
  const total = sum(parts);
  return rational(total.n, total.d * BigInt(weights));
}

/** Whole weights and plain yes or no are summed as numbers (1000 × milestones stays far below 2^53); the rest exactly. */
function meanOfProject(project: ScopeProject, valueOf: LeafValue): Rational | null {
  let done = 0;
  let total = 0;
  const exactDone: Rational[] = [];
  const exactTotal: Rational[] = [];
  for (const leaf of project.milestones) {
    const value = valueOf(leaf);
    if (value === null) continue;
    if (leaf.weight.d === 1n && (value === ONE || value === ZERO)) {
      const weight = Number(leaf.weight.n);
      total += weight;
      if (value === ONE) done += weight;
    } else {
      exactTotal.push(leaf.weight);
      exactDone.push(multiply(leaf.weight, value));
    }
  }
  if (exactTotal.length === 0) return total === 0 ? null : rational(done, total);
  const n = sum([rational(done), ...exactDone]);
  const d = sum([rational(total), ...exactTotal]);
  return rational(n.n * d.d, n.d * d.n);
}
