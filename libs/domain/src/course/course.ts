import { type Day, monthsBetween } from '../calendar';
import type { AdoptedFigures, Figures, FigureSet, Health } from '../contracts';
import {
  adoptedPlan,
  adoptionKnown,
  entriesInForce,
  type Entry,
  foldInForce,
  type Plan,
  tolerancesKnown,
  type Tolerances,
} from '../plan';
import { type Rational } from '../rational';
import {
  behindSince,
  figuresOf,
  healthOf,
  measure,
  measureEvidence,
  type Measurement,
  plannedValue,
  toShare,
} from './figures';
import { type Means, meansOf } from './mean';
import { adoptedTree, type ScopePillar, type ScopeTree, todayTree } from './scope-tree';

/** What a figure is asked for. */
export interface Question {
  /** The day the question is about. */
  readonly on: Day;
  /** What was known: entries up to this revision; all where absent. */
  readonly revision?: number;
  /** The local day of what was known: a later `on` has no actual. */
  readonly knownOn: Day;
}

/** A plan seen at one moment, in both scopes: what figures, explanation and series are read from. */
export interface Sight {
  readonly question: Question;
  readonly plan: Plan;
  readonly adopted: Plan | null;
  readonly draft: boolean;
  readonly tolerances: Tolerances;
  readonly today: ScopeTree;
  readonly asAdopted: ScopeTree | null;
}

export function sightOf(ledger: readonly Entry[], question: Question): Sight {
  const inForce = entriesInForce(ledger, question.revision);
  const plan = foldInForce(inForce, question.on);
  const adopted = plan.adoption ? adoptedPlan(ledger, plan.adoption) : null;
  return seePlan(inForce, question, plan, adopted);
}

/** The same from a plan that is already folded. */
export function seePlan(
  inForce: readonly Entry[],
  question: Question,
  plan: Plan,
  adopted: Plan | null,
): Sight {
  const draft = adoptionKnown(inForce) === null;
  return {
    question,
    plan,
    adopted,
    draft,
    tolerances: tolerancesKnown(inForce),
    today: todayTree(plan, draft),
    asAdopted: adopted ? adoptedTree(adopted, plan) : null,
  };
}

/** The course of a strategy and its pillars, without titles and instants, which the ledger does not know. */
export interface PlanCourse extends FigureSet {
  readonly tolerances: Tolerances;
  readonly unpublishedProjects: number;
  readonly pillars: readonly PlanPillarCourse[];
}

export interface PlanPillarCourse extends FigureSet {
  readonly id: string;
  readonly weight: number | null;
  readonly weightAsAdopted: number | null;
  readonly projectCount: number;
  readonly droppedOn: Day | null;
}

export function courseOf(ledger: readonly Entry[], question: Question): PlanCourse {
  return courseSeen(sightOf(ledger, question));
}

export function courseSeen(sight: Sight): PlanCourse {
  const { plan, today, asAdopted, draft } = sight;
  const measured = {
    today: new ScopeFigures(today, sight),
    adopted: asAdopted ? new ScopeFigures(asAdopted, sight) : null,
  };
  const ids = [...plan.pillars.values()]
    .filter((pillar) => !pillar.left || asAdopted?.pillars.some((adopted) => adopted.id === pillar.id))
    .map((pillar) => pillar.id);
  return {
    ...figureSet(measured.today, measured.adopted, null),
    tolerances: sight.tolerances,
    unpublishedProjects: draft
      ? 0
      : [...plan.projects.values()].filter((project) => !project.left && project.publishedOn === null).length,
    pillars: ids.map((id) => {
      const inScope = today.pillars.find((pillar) => pillar.id === id);
      return {
        id,
        weight: inScope?.weight ?? null,
        weightAsAdopted: asAdopted?.pillars.find((pillar) => pillar.id === id)?.weight ?? null,
        projectCount: inScope?.projects.length ?? 0,
        droppedOn: plan.pillars.get(id)?.left?.on ?? null,
        ...figureSet(measured.today, measured.adopted, id),
      };
    }),
  };
}

const NOTHING: AdoptedFigures = {
  actual: null,
  planned: null,
  compared: null,
  coverage: null,
  evidence: null,
};

function figureSet(today: ScopeFigures, adopted: ScopeFigures | null, pillarId: string | null): FigureSet {
  const isAdopted = adopted !== null && (pillarId === null || adopted.pillar(pillarId) !== null);
  return {
    health: today.health(pillarId),
    healthAsAdopted: isAdopted ? adopted.health(pillarId) : null,
    todayScope: today.figures(pillarId),
    asAdopted: isAdopted ? adopted.figures(pillarId) : NOTHING,
    throughSuccessors: isAdopted ? toShare(adopted.throughSuccessors(pillarId)) : null,
    behind: today.behind(pillarId),
  };
}

/** All figures of one scope. */
class ScopeFigures {
  private readonly measurement: Measurement;
  private readonly evidence: ReturnType<typeof measureEvidence>;
  /** Asked for by few, of every pillar: measured once. */
  private successors: Means | null = null;
  private readonly isFuture: boolean;
  private readonly on: Day;
  private readonly tolerances: Tolerances;
  private readonly pillars: ReadonlyMap<string, ScopePillar>;

  constructor(
    private readonly tree: ScopeTree,
    sight: Sight,
  ) {
    this.on = sight.question.on;
    this.tolerances = sight.tolerances;
    this.isFuture = sight.question.on > sight.question.knownOn;
    this.measurement = measure(tree, this.on);
    this.evidence = measureEvidence(tree);
    this.pillars = new Map(tree.pillars.map((pillar) => [pillar.id, pillar]));
  }

  pillar(id: string): ScopePillar | null {
    return this.pillars.get(id) ?? null;
  }

  figures(pillarId: string | null): Figures {
    const pillar = pillarId === null ? null : (this.pillar(pillarId) ?? EMPTY_PILLAR);
    return figuresOf(this.tree, this.measurement, this.evidence, pillar, this.isFuture);
  }

  health(pillarId: string | null): Health {
    if (this.isFuture) return 'not-measurable';
    return healthOf(this.at('planned', pillarId), this.at('compared', pillarId), this.tolerances);
  }

  throughSuccessors(pillarId: string | null): Rational | null {
    if (this.isFuture) return null;
    this.successors ??= meansOf(this.tree, (leaf) => leaf.throughSuccessors);
    const means = this.successors;
    return pillarId === null ? means.strategy : (means.pillars.get(pillarId) ?? null);
  }

  behind(pillarId: string | null): FigureSet['behind'] {
    if (this.isFuture) return null;
    const tree = this.subtree(pillarId);
    const leaves = tree.pillars.flatMap((pillar) => pillar.projects.flatMap((project) => project.milestones));
    const plannedOn = (day: Day): Rational | null => meansOf(tree, plannedValue(day)).strategy;
    const since = behindSince(leaves, plannedOn, this.at('compared', pillarId), this.on);
    return since === null ? null : { since, months: monthsBetween(since, this.on) };
  }

  private subtree(pillarId: string | null): ScopeTree {
    if (pillarId === null) return this.tree;
    const pillar = this.pillar(pillarId);
    return { pillars: pillar ? [pillar] : [] };
  }

  private at(which: keyof Measurement, pillarId: string | null): Rational | null {
    const means = this.measurement[which];
    return pillarId === null ? means.strategy : (means.pillars.get(pillarId) ?? null);
  }
}

const EMPTY_PILLAR: ScopePillar = { id: '', weight: 1, projects: [] };
