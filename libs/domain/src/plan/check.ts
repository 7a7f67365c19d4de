import type { Entry, Proposal } from './entry';
import { PlanFold } from './fold';
import { entriesInForce, retractedIds } from './in-force';
import type { Plan } from './plan';
import type { PlanProblem } from './problem';
import { adoptedPlan } from './read';

export interface Refusal {
  readonly problem:
    PlanProblem | 'unknown-entry' | 'already-retracted' | 'adopted-stays' | 'completion-in-future';
  /** The entry that would make no sense. */
  readonly entry: Entry;
  /** Whether it is one of the proposed ones, or an older one that the proposal would break. */
  readonly proposed: boolean;
}

/** The proposals as they would stand in the ledger, one revision after its last. */
export function asRecorded(ledger: readonly Entry[], proposals: readonly Proposal[]): Entry[] {
  const revision = lastRevision(ledger) + 1;
  return proposals.map((proposal, position) => ({ ...proposal, revision, position }));
}

export function lastRevision(ledger: readonly Entry[]): number {
  return ledger.reduce((last, entry) => Math.max(last, entry.revision), 0);
}

/**
 * Whether a command may be recorded: every entry in force, the old ones included, must still make sense
 * at its own valid date. Answers the first one that would not, or null. `today` is the municipality's.
 */
export function checkCommand(
  ledger: readonly Entry[],
  proposals: readonly Proposal[],
  today: string,
): Refusal | null {
  const recorded = asRecorded(ledger, proposals);
  const refusal = checkRetractions(ledger, recorded);
  if (refusal) return refusal;
  const revision = recorded[0]?.revision ?? 0;
  const fold = new PlanFold();
  for (const entry of entriesInForce([...ledger, ...recorded])) {
    const proposed = entry.revision === revision;
    if (proposed && isFutureCompletion(entry, today)) {
      return { problem: 'completion-in-future', entry, proposed };
    }
    const problem = fold.apply(entry);
    if (problem && (proposed || !isOutlived(entry, problem, fold))) return { problem, entry, proposed };
  }
  const waiting = fold.unclaimed;
  const unclaimed = [...ledger, ...recorded].find((entry) => waiting.has(entry.subjectId));
  if (unclaimed)
    return { problem: 'unknown-subject', entry: unclaimed, proposed: unclaimed.revision === revision };
  return checkAdopted([...ledger, ...recorded], recorded, fold);
}

export function isFutureCompletion({ value, validOn }: Entry, today: string): boolean {
  return value.kind === 'completed' && validOn > today;
}

/**
 * An older report that a later, backdated one has overtaken stays without effect: a promise or a
 * confirmation given while the completion was not yet known; a part's own completion when the parent's,
 * earlier one arrives.
 */
function isOutlived(entry: Entry, problem: PlanProblem, plan: Plan): boolean {
  switch (entry.value.kind) {
    case 'promise-set':
    case 'confirmed':
      return problem !== 'unknown-subject';
    case 'completed':
      return problem === 'already-completed' && plan.milestones.get(entry.subjectId)?.parentId != null;
    default:
      return false;
  }
}

function checkRetractions(ledger: readonly Entry[], recorded: readonly Entry[]): Refusal | null {
  const retractions = recorded.filter((entry) => entry.value.kind === 'retracted');
  if (retractions.length === 0) return null;
  const already = retractedIds(ledger);
  const known = new Set(ledger.map((entry) => entry.id));
  for (const entry of retractions) {
    if (entry.value.kind !== 'retracted') continue;
    if (!known.has(entry.value.entryId)) return { problem: 'unknown-entry', entry, proposed: true };
    if (already.has(entry.value.entryId)) return { problem: 'already-retracted', entry, proposed: true };
    already.add(entry.value.entryId);
  }
  return null;
}

/** What was adopted is never un-added by a retraction; it is dropped. */
function checkAdopted(ledger: readonly Entry[], recorded: readonly Entry[], plan: Plan): Refusal | null {
  const entry = recorded.find((candidate) => candidate.value.kind === 'retracted');
  if (!entry || !plan.adoption) return null;
  const adopted = adoptedPlan(ledger, plan.adoption);
  const isKept =
    [...adopted.pillars.keys()].every((id) => plan.pillars.has(id)) &&
    [...adopted.projects.keys()].every((id) => plan.projects.has(id)) &&
    [...adopted.milestones.keys()].every((id) => plan.milestones.has(id));
  return isKept ? null : { problem: 'adopted-stays', entry, proposed: true };
}
