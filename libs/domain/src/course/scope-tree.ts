import type { Day } from '../calendar';
import { type EvidenceLevel, type MilestonePlan, type Plan } from '../plan';
import { add, divide, multiply, ONE, type Rational, sum, ZERO } from '../rational';

/** What a figure is computed over: pillars, their projects, their milestones, whichever scope it is. */
export interface ScopeTree {
  readonly pillars: readonly ScopePillar[];
}

export interface ScopePillar {
  readonly id: string;
  readonly weight: number;
  readonly projects: readonly ScopeProject[];
}

export interface ScopeProject {
  readonly id: string;
  readonly weight: number;
  readonly milestones: readonly Leaf[];
}

/** A milestone as one figure sees it. */
export interface Leaf {
  readonly id: string;
  readonly weight: Rational;
  /** How much of it is done, 0 to 1: a fraction where parts or successors stand for it. */
  readonly done: Rational;
  /** The part of `done` that counts only through successors of a merge. */
  readonly throughSuccessors: Rational;
  readonly evidence: Readonly<Partial<Record<EvidenceLevel, Rational>>>;
  readonly baselineOn: Day | null;
  /** The valid date of the entry that set the baseline, or the day it came into scope: the later one. */
  readonly baselineKnownFrom: Day;
}

/** Today's scope of a plan. `draft`: no adoption is known, every project counts; else the published ones. */
export function todayTree(plan: Plan, draft: boolean): ScopeTree {
  const leaves = new Map<string, Leaf[]>();
  for (const milestone of plan.milestones.values()) {
    if (milestone.left) continue;
    const project = plan.projects.get(milestone.projectId);
    if (!project || project.left) continue;
    const list = leaves.get(project.id);
    const leaf = todayLeaf(milestone, project.publishedOn ?? project.addedOn);
    if (list) list.push(leaf);
    else leaves.set(project.id, [leaf]);
  }
  const projects = new Map<string, ScopeProject[]>();
  for (const project of plan.projects.values()) {
    if (project.left || !(draft || project.publishedOn !== null)) continue;
    const entry = { id: project.id, weight: project.weight, milestones: leaves.get(project.id) ?? [] };
    const list = projects.get(project.pillarId);
    if (list) list.push(entry);
    else projects.set(project.pillarId, [entry]);
  }
  return {
    pillars: [...plan.pillars.values()]
      .filter((pillar) => !pillar.left)
      .map(({ id, weight }) => ({ id, weight, projects: projects.get(id) ?? [] })),
  };
}

function todayLeaf(milestone: MilestonePlan, publicFrom: Day): Leaf {
  const isDone = milestone.completedOn !== null;
  const inScopeFrom = milestone.originOn > publicFrom ? milestone.originOn : publicFrom;
  return {
    id: milestone.id,
    weight: milestone.effectiveWeight,
    done: isDone ? ONE : ZERO,
    throughSuccessors: ZERO,
    evidence: isDone ? { [milestone.evidence ?? 'claimed']: ONE } : {},
    baselineOn: milestone.baselineOn,
    baselineKnownFrom: milestone.baselineSetOn > inScopeFrom ? milestone.baselineSetOn : inScopeFrom,
  };
}

/**
 * The scope as adopted, with today's statuses: its denominators never change. What left counts by the rule
 * of how it left: completed before leaving is done, dropped is not, merged and split follow their successors.
 */
export function adoptedTree(adopted: Plan, plan: Plan): ScopeTree {
  const statuses = new StatusReader(plan);
  const leaves = new Map<string, Leaf[]>();
  for (const milestone of adopted.milestones.values()) {
    if (milestone.left) continue;
    const status = statuses.of(milestone.id);
    const leaf: Leaf = {
      id: milestone.id,
      weight: milestone.effectiveWeight,
      done: status.done,
      throughSuccessors: status.throughSuccessors,
      evidence: status.evidence,
      baselineOn: milestone.baselineOn,
      baselineKnownFrom: milestone.baselineSetOn,
    };
    const list = leaves.get(milestone.projectId);
    if (list) list.push(leaf);
    else leaves.set(milestone.projectId, [leaf]);
  }
  const pillars = [...adopted.pillars.values()].filter((pillar) => !pillar.left);
  const projects = [...adopted.projects.values()].filter((project) => !project.left);
  return {
    pillars: pillars.map(({ id, weight }) => ({
      id,
      weight,
      projects: projects
        .filter((project) => project.pillarId === id)
        .map((project) => ({
          id: project.id,
          weight: project.weight,
          milestones: leaves.get(project.id) ?? [],
        })),
    })),
  };
}

export interface Status {
  readonly done: Rational;
  readonly throughSuccessors: Rational;
  readonly evidence: Readonly<Partial<Record<EvidenceLevel, Rational>>>;
}

const OPEN: Status = { done: ZERO, throughSuccessors: ZERO, evidence: {} };
const LEVELS: readonly EvidenceLevel[] = ['claimed', 'evidenced', 'verified'];

/** The status of milestones that may have left: follows successors. Each is computed once. */
export class StatusReader {
  private readonly known = new Map<string, Status>();

  constructor(private readonly plan: Plan) {}

  of(id: string): Status {
    const known = this.known.get(id);
    if (known) return known;
    // A successor was in scope when the other left, so the chain ends; the entry guards replays of parts of a ledger.
    this.known.set(id, OPEN);
    const status = this.read(id);
    this.known.set(id, status);
    return status;
  }

  private read(id: string): Status {
    const milestone = this.plan.milestones.get(id);
    if (!milestone) return OPEN;
    if (milestone.completedOn !== null) {
      return { done: ONE, throughSuccessors: ZERO, evidence: { [milestone.evidence ?? 'claimed']: ONE } };
    }
    const successors = milestone.left?.successors ?? [];
    if (successors.length === 0) return OPEN;
    const total = sum(successors.map((successor) => successor.weight));
    const mixed = successors.map(({ id: successorId, weight }) => ({
      share: divide(weight, total),
      status: this.of(successorId),
    }));
    const mean = (pick: (status: Status) => Rational): Rational =>
      mixed.reduce((result, { share, status }) => {
        const value = pick(status);
        return value.n === 0n ? result : add(result, multiply(share, value));
      }, ZERO);
    const done = mean((status) => status.done);
    const evidence: Partial<Record<EvidenceLevel, Rational>> = {};
    for (const level of LEVELS) {
      const part = mean((status) => status.evidence[level] ?? ZERO);
      if (part.n !== 0n) evidence[level] = part;
    }
    const throughSuccessors =
      milestone.left?.how === 'merged' ? done : mean((status) => status.throughSuccessors);
    return { done, throughSuccessors, evidence };
  }
}
