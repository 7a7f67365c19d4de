import type { Day } from '../calendar';
import type { Exclusion, ExplainedPart, Health, MilestoneStatus, Scope } from '../contracts';
import type { EvidenceLevel, MilestonePlan, Plan, ProjectPlan } from '../plan';
import { multiply, type Rational, toExact } from '../rational';
import type { Sight } from './course';
import { healthOf, measure, type Measurement, toShare } from './figures';
import type { Leaf, ScopeTree } from './scope-tree';

/** Every input of the figures of one moment, without titles. */
export interface PlanExplanation {
  readonly tree: readonly PlanExplainedPillar[];
  /** Pillars without a figure, which the strategy's figure leaves out. */
  readonly leftOut: Readonly<Record<Scope, readonly string[]>>;
}

export interface PlanExplainedPillar {
  readonly id: string;
  readonly today: ExplainedPart | null;
  readonly adopted: ExplainedPart | null;
  readonly projects: readonly PlanExplainedProject[];
}

export interface PlanExplainedProject {
  readonly id: string;
  readonly today: (ExplainedPart & { readonly health: Health }) | null;
  readonly adopted: ExplainedPart | null;
  readonly excluded: Exclusion | null;
  readonly successorId: string | null;
  readonly milestones: readonly PlanExplainedMilestone[];
}

export interface PlanExplainedMilestone {
  readonly id: string;
  readonly baselineOn: Day | null;
  readonly adoptedBaselineOn: Day | null;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
  readonly leftOn: Day | null;
  readonly evidence: EvidenceLevel | null;
  readonly today: { readonly weight: string; readonly counts: string } | null;
  readonly adopted: {
    readonly weight: string;
    readonly counts: string;
    readonly status: MilestoneStatus;
  } | null;
  readonly excluded: Exclusion | null;
  readonly successorIds: readonly string[];
}

/** Opens the figures of a sight to their inputs: what counts, with which weight, and what does not and why. */
export function explanationOf(sight: Sight): PlanExplanation {
  const today = new ScopeReader(sight.today, sight);
  const adopted = sight.asAdopted ? new ScopeReader(sight.asAdopted, sight) : null;
  const milestones = milestonesByProject(sight);
  const tree = [...sight.plan.pillars.values()].map((pillar) => ({
    id: pillar.id,
    today: today.pillar(pillar.id),
    adopted: adopted?.pillar(pillar.id) ?? null,
    projects: [...sight.plan.projects.values()]
      .filter(({ id, pillarId }) => [pillarId, sight.adopted?.projects.get(id)?.pillarId].includes(pillar.id))
      .filter((project) => isVisible(project, sight))
      .map((project) =>
        explainProject(project, milestones.get(project.id) ?? [], pillar.id, sight, today, adopted),
      ),
  }));
  return {
    tree: tree.filter((pillar) => pillar.today !== null || pillar.adopted !== null),
    leftOut: {
      today: sight.today.pillars
        .filter((pillar) => today.pillar(pillar.id)?.actual == null)
        .map((pillar) => pillar.id),
      adopted:
        sight.asAdopted?.pillars
          .filter((pillar) => adopted?.pillar(pillar.id)?.actual == null)
          .map((pillar) => pillar.id) ?? [],
    },
  };
}

/**
 * An unpublished project enters no published figure; it is counted, not shown. What was adopted is public, also
 * where a backdated drop takes it out of scope before the adoption that would have published it.
 */
export function isVisible(project: ProjectPlan, { draft, adopted }: Sight): boolean {
  return draft || project.publishedOn !== null || adopted?.projects.get(project.id)?.left === null;
}

/** The milestones that are in a project, or were when it was adopted; of two projects a milestone is in both. */
function milestonesByProject({ plan, adopted }: Sight): Map<string, MilestonePlan[]> {
  const found = new Map<string, MilestonePlan[]>();
  for (const milestone of plan.milestones.values()) {
    const adoptedIn = adopted?.milestones.get(milestone.id)?.projectId ?? milestone.projectId;
    for (const projectId of new Set([milestone.projectId, adoptedIn])) {
      const list = found.get(projectId);
      if (list) list.push(milestone);
      else found.set(projectId, [milestone]);
    }
  }
  return found;
}

function explainProject(
  project: ProjectPlan,
  candidates: readonly MilestonePlan[],
  pillarId: string,
  sight: Sight,
  today: ScopeReader,
  adopted: ScopeReader | null,
): PlanExplainedProject {
  const isHere = project.pillarId === pillarId;
  const adoptedHere = sight.adopted?.projects.get(project.id)?.pillarId === pillarId;
  const part = isHere ? today.project(project.id) : null;
  const milestones = candidates.filter((milestone) => {
    const adoptedMilestone = sight.adopted?.milestones.get(milestone.id);
    return (
      (isHere && milestone.projectId === project.id) ||
      (adoptedHere && adoptedMilestone?.projectId === project.id)
    );
  });
  return {
    id: project.id,
    today: part,
    adopted: adoptedHere ? (adopted?.project(project.id) ?? null) : null,
    excluded: part ? (part.actual === null ? 'no-milestones' : null) : exclusionOf(project, sight.plan),
    successorId: project.left?.intoId ?? null,
    // A project that changed its pillar stands under both: in each with the scope that counts it there.
    milestones: milestones.map((milestone) =>
      explainMilestone(milestone, project.id, sight, isHere ? today : null, adoptedHere ? adopted : null),
    ),
  };
}

function exclusionOf(project: ProjectPlan, plan: Plan): Exclusion | null {
  if (plan.pillars.get(project.pillarId)?.left) return 'pillar-dropped';
  if (project.left) return project.left.how === 'merged' ? 'merged' : 'dropped';
  return null;
}

function explainMilestone(
  milestone: MilestonePlan,
  projectId: string,
  sight: Sight,
  today: ScopeReader | null,
  adopted: ScopeReader | null,
): PlanExplainedMilestone {
  const adoptedMilestone = sight.adopted?.milestones.get(milestone.id) ?? null;
  const isHere = milestone.projectId === projectId;
  const adoptedLeaf = adoptedMilestone?.projectId === projectId ? adopted?.leaf(milestone.id) : undefined;
  const adoptedPart = adoptedLeaf && {
    ...counted(adoptedLeaf),
    status: statusOf(milestone, adoptedLeaf, sight.question.on),
  };
  const todayLeaf = isHere ? today?.leaf(milestone.id) : undefined;
  const isAdopted = sight.adopted === null || adoptedMilestone?.left === null;
  return {
    id: milestone.id,
    baselineOn: milestone.baselineOn,
    adoptedBaselineOn: adoptedMilestone?.baselineOn ?? null,
    promisedOn: milestone.promisedOn,
    completedOn: milestone.completedOn,
    leftOn: milestone.left?.on ?? null,
    evidence: milestone.completedOn === null ? null : (milestone.evidence ?? 'claimed'),
    today: todayLeaf ? counted(todayLeaf) : null,
    adopted: adoptedPart ?? null,
    excluded: milestone.left ? leftAs(milestone) : isAdopted ? null : 'not-adopted',
    successorIds: milestone.left?.successors.map((successor) => successor.id) ?? [],
  };
}

function leftAs(milestone: MilestonePlan): Exclusion | null {
  const { left } = milestone;
  if (!left) return null;
  if (left.via === 'pillar') return 'pillar-dropped';
  if (left.via === 'project') return left.how === 'merged' ? 'project-merged' : 'project-dropped';
  return left.how;
}

/** Exactly one of done, late, open, dropped, merged, split, in that precedence; late: the adopted baseline has passed. */
export function statusOf(
  milestone: MilestonePlan,
  adopted: Pick<Leaf, 'baselineOn'>,
  on: Day,
): MilestoneStatus {
  if (milestone.completedOn !== null) return 'done';
  if (milestone.left) return milestone.left.how;
  return adopted.baselineOn !== null && adopted.baselineOn < on ? 'late' : 'open';
}

function counted(leaf: Leaf): { weight: string; counts: string } {
  return { weight: toExact(leaf.weight), counts: toExact(multiply(leaf.weight, leaf.done)) };
}

/** The parts of one scope by id. */
class ScopeReader {
  private readonly measurement: Measurement;
  private readonly leaves = new Map<string, Leaf>();
  private readonly projects = new Map<string, { weight: number }>();
  private readonly pillars = new Map<string, { weight: number }>();

  constructor(
    tree: ScopeTree,
    private readonly sight: Sight,
  ) {
    this.measurement = measure(tree, sight.question.on);
    for (const pillar of tree.pillars) {
      this.pillars.set(pillar.id, pillar);
      for (const project of pillar.projects) {
        this.projects.set(project.id, project);
        for (const leaf of project.milestones) this.leaves.set(leaf.id, leaf);
      }
    }
  }

  leaf(id: string): Leaf | undefined {
    return this.leaves.get(id);
  }

  pillar(id: string): ExplainedPart | null {
    const pillar = this.pillars.get(id);
    return pillar
      ? this.part(pillar.weight, (which) => this.measurement[which].pillars.get(id) ?? null)
      : null;
  }

  project(id: string): (ExplainedPart & { health: Health }) | null {
    const project = this.projects.get(id);
    if (!project) return null;
    const at = (which: keyof Measurement): Rational | null =>
      this.measurement[which].projects.get(id) ?? null;
    const health = this.isFuture
      ? 'not-measurable'
      : healthOf(at('planned'), at('compared'), this.sight.tolerances);
    return { ...this.part(project.weight, at), health };
  }

  private part(weight: number, at: (which: keyof Measurement) => Rational | null): ExplainedPart {
    return {
      weight,
      actual: this.isFuture ? null : toShare(at('actual')),
      planned: toShare(at('planned')),
      compared: this.isFuture ? null : toShare(at('compared')),
    };
  }

  private get isFuture(): boolean {
    return this.sight.question.on > this.sight.question.knownOn;
  }
}
