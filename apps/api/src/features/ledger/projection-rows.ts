import type { Day } from '@wegmarke/domain/calendar';
import type { Entry, KnownPlan, MilestonePlan, PillarPlan, Plan, ProjectPlan } from '@wegmarke/domain/plan';
import { rational, toExact } from '@wegmarke/domain/rational';

/** Columns of `pillar`, `project` and `milestone` that the ledger alone writes, keyed by column name. */
export interface PillarRow {
  readonly id: string;
  readonly weight: number;
  readonly left_on: Day | null;
}

export interface ProjectRow {
  readonly id: string;
  readonly pillar_id: string;
  readonly weight: number;
  readonly added_on: Day;
  readonly published_on: Day | null;
  readonly left_on: Day | null;
  readonly left_how: string | null;
  readonly successor_id: string | null;
  readonly last_attested_on: Day | null;
}

export interface MilestoneRow {
  readonly id: string;
  readonly project_id: string;
  readonly weight: number | null;
  readonly scaled_weight: string;
  readonly effective_weight: string;
  readonly baseline_on: Day | null;
  readonly promised_on: Day | null;
  readonly completed_on: Day | null;
  readonly evidence: string | null;
  readonly added_on: Day;
  readonly left_on: Day | null;
  readonly left_how: string | null;
  readonly successor_ids: readonly string[];
  readonly last_attested_on: Day | null;
  readonly last_attestation: string | null;
}

export interface StrategyRow {
  readonly at_risk: number;
  readonly off_course: number;
  readonly adopted_on: Day | null;
  readonly adoption_revision: number | null;
  readonly next_change_on: Day | null;
}

export function pillarRow({ id, weight, left }: PillarPlan): PillarRow {
  return { id, weight, left_on: left?.on ?? null };
}

export function projectRow(plan: ProjectPlan, attestedOn: Day | null): ProjectRow {
  return {
    id: plan.id,
    pillar_id: plan.pillarId,
    weight: plan.weight,
    added_on: plan.addedOn,
    published_on: plan.publishedOn,
    left_on: plan.left?.on ?? null,
    left_how: plan.left?.how ?? null,
    successor_id: plan.left?.intoId ?? null,
    last_attested_on: attestedOn,
  };
}

/** Rows by what they are made of: a plan is never changed once it is complete, and shares with the next what stays. */
const ROWS = new WeakMap<MilestonePlan, { readonly scale: bigint; readonly row: MilestoneRow }>();

export function milestoneRow(
  plan: MilestonePlan,
  scale: bigint,
  recordedOn: (revision: number) => Day,
): MilestoneRow {
  const attestedOn = plan.attestation ? recordedOn(plan.attestation.revision) : null;
  const known = ROWS.get(plan);
  if (known?.scale === scale && known.row.last_attested_on === attestedOn) return known.row;
  const row = {
    id: plan.id,
    project_id: plan.projectId,
    weight: plan.weight,
    // The scale is a multiple of every denominator.
    scaled_weight: String((plan.effectiveWeight.n * scale) / plan.effectiveWeight.d),
    effective_weight: toExact(plan.effectiveWeight),
    baseline_on: plan.baselineOn,
    promised_on: plan.promisedOn,
    completed_on: plan.completedOn,
    evidence: plan.evidence,
    added_on: plan.addedOn,
    left_on: plan.left?.on ?? null,
    left_how: plan.left?.how ?? null,
    successor_ids: plan.left?.successors.map((successor) => successor.id) ?? [],
    last_attested_on: attestedOn,
    last_attestation: plan.attestation?.what ?? null,
  };
  ROWS.set(plan, { scale, row });
  return row;
}

export function strategyRow({ inForce, tolerances }: KnownPlan, plan: Plan, on: Day): StrategyRow {
  return {
    at_risk: tolerances.atRisk,
    off_course: tolerances.offCourse,
    adopted_on: plan.adoption?.on ?? null,
    adoption_revision: plan.adoption?.revision ?? null,
    next_change_on: nextChangeAfter(on, inForce),
  };
}

/** Most often nothing lies ahead, which the last entry tells. */
function nextChangeAfter(on: Day, inForce: readonly Entry[]): Day | null {
  const isAhead = ({ validOn }: Entry): boolean => validOn > on;
  return inForce.slice(-1).some(isAhead) ? (inForce.find(isAhead)?.validOn ?? null) : null;
}

/** Per project the least common denominator of its milestones' weights: scaled by it they are integers. */
export function commonDenominators(milestones: readonly MilestonePlan[]): Map<string, bigint> {
  const scales = new Map<string, bigint>();
  for (const { projectId, effectiveWeight } of milestones) {
    const scale = scales.get(projectId) ?? 1n;
    // scale × d / gcd(scale, d), where the fraction d/scale in lowest terms has gcd already divided out.
    if (effectiveWeight.d !== 1n) scales.set(projectId, scale * rational(effectiveWeight.d, scale).n);
  }
  return scales;
}
