import type { Day } from '../calendar';
import type { Coverage, EvidenceShares, Figures, Health, Share } from '../contracts';
import type { EvidenceLevel, Tolerances } from '../plan';
import {
  compare,
  divide,
  ONE,
  type Rational,
  rational,
  subtract,
  toExact,
  toPercent,
  ZERO,
} from '../rational';
import { type LeafValue, type Means, meansOf } from './mean';
import type { Leaf, ScopePillar, ScopeProject, ScopeTree } from './scope-tree';

/** Version of the rules below, published beside every figure. */
export const RULE_VERSION = 1;

/** What a completed or open milestone brings to the actual figure. */
export const actualValue: LeafValue = (leaf) => leaf.done;

/** "Planned counts the day itself": a baseline on or before `on`. Undated milestones do not enter. */
export function plannedValue(on: Day): LeafValue {
  return (leaf) => (leaf.baselineOn === null ? null : leaf.baselineOn <= on ? ONE : ZERO);
}

/** The actual over the same milestones that planned is about: those with a baseline. */
export const comparedValue: LeafValue = (leaf) => (leaf.baselineOn === null ? null : leaf.done);

/** The three figures of a scope on a day, at every level. */
export interface Measurement {
  readonly actual: Means;
  readonly planned: Means;
  readonly compared: Means;
}

export function measure(tree: ScopeTree, on: Day): Measurement {
  return {
    actual: meansOf(tree, actualValue),
    planned: meansOf(tree, plannedValue(on)),
    compared: meansOf(tree, comparedValue),
  };
}

/** The three exclusive shares of an actual figure, at every level. */
export function measureEvidence(tree: ScopeTree): Readonly<Record<EvidenceLevel, Means>> {
  const of = (level: EvidenceLevel): Means => meansOf(tree, (leaf) => leaf.evidence[level] ?? ZERO);
  return { claimed: of('claimed'), evidenced: of('evidenced'), verified: of('verified') };
}

/**
 * Health is derived, never typed: points behind plan over the same milestones, compared exactly, before rounding.
 * Up to `atRisk` points behind is on course, up to `offCourse` at risk, more off course.
 */
export function healthOf(
  planned: Rational | null,
  compared: Rational | null,
  tolerances: Tolerances,
): Health {
  if (planned === null || compared === null) return 'not-measurable';
  const behind = subtract(planned, compared);
  if (compare(behind, rational(tolerances.atRisk, 100)) <= 0) return 'on-course';
  return compare(behind, rational(tolerances.offCourse, 100)) <= 0 ? 'at-risk' : 'off-course';
}

export function toShare(value: Rational): Share;
export function toShare(value: Rational | null): Share | null;
export function toShare(value: Rational | null): Share | null {
  return value === null ? null : { exact: toExact(value), percent: toPercent(value) };
}

/** How much of a scope can be measured at all. */
export function coverageOf(projects: readonly ScopeProject[]): Coverage {
  let dated = 0;
  let total = 0;
  let measurable = 0;
  for (const project of projects) {
    if (project.milestones.length > 0) measurable += 1;
    total += project.milestones.length;
    for (const leaf of project.milestones) if (leaf.baselineOn !== null) dated += 1;
  }
  return { projects: { measurable, total: projects.length }, milestones: { dated, total } };
}

export function evidenceOf(
  actual: Rational | null,
  level: (which: EvidenceLevel) => Rational | null | undefined,
): EvidenceShares | null {
  if (actual === null || actual.n === 0n) return null;
  const share = (which: EvidenceLevel): Share => toShare(divide(level(which) ?? ZERO, actual));
  return { claimed: share('claimed'), evidenced: share('evidenced'), verified: share('verified') };
}

/** The figures of the strategy (`pillar` null) or of one pillar, as they go on the wire. */
export function figuresOf(
  tree: ScopeTree,
  measurement: Measurement,
  evidence: Readonly<Record<EvidenceLevel, Means>>,
  pillar: ScopePillar | null,
  isFuture: boolean,
): Figures {
  const at = (means: Means): Rational | null =>
    pillar === null ? means.strategy : (means.pillars.get(pillar.id) ?? null);
  const projects = pillar === null ? tree.pillars.flatMap((each) => each.projects) : pillar.projects;
  const actual = isFuture ? null : at(measurement.actual);
  return {
    actual: toShare(actual),
    planned: toShare(at(measurement.planned)),
    compared: isFuture ? null : toShare(at(measurement.compared)),
    coverage: coverageOf(projects),
    evidence: evidenceOf(actual, (level) => at(evidence[level])),
  };
}

/** The first day on which planned exceeded the compared actual, over the milestones as they stand; null where it does not. */
export function behindSince(
  leaves: readonly Leaf[],
  plannedOn: (day: Day) => Rational | null,
  compared: Rational | null,
  on: Day,
): Day | null {
  const planned = plannedOn(on);
  if (compared === null || planned === null || compare(planned, compared) <= 0) return null;
  const days = [...new Set(leaves.flatMap((leaf) => leaf.baselineOn ?? []))]
    .filter((day) => day <= on)
    .sort();
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = plannedOn(days[middle] ?? on);
    if (value !== null && compare(value, compared) > 0) high = middle;
    else low = middle + 1;
  }
  return days[low] ?? on;
}
