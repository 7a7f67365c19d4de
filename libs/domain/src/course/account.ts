import type { MilestoneStatus } from '../contracts';
import { entriesInForce, type Entry, type MilestonePlan, type Plan, PlanFold } from '../plan';
import { type Question, type Sight, sightOf } from './course';
import { isVisible, statusOf } from './explanation';

/** How what was adopted became what is in scope, of one pillar or of all; counts of milestones. */
export interface PlanAccountRow {
  /** Null: the strategy. */
  readonly pillarId: string | null;
  readonly adopted: number;
  readonly added: number;
  /** Parts that splits brought. */
  readonly parts: number;
  readonly dropped: number;
  readonly merged: number;
  readonly split: number;
  /** Came from another pillar less what went to others. */
  readonly moved: number;
  /** adopted + added + parts − dropped − merged − split + moved */
  readonly inScope: number;
  /** As adopted, each milestone in exactly one; null where nothing was adopted. */
  readonly status: Readonly<Record<MilestoneStatus, number>> | null;
}

/**
 * Law 3 as an account: first the strategy, then every pillar that has something to tell. What entered counts in the
 * pillar where it was adopted or first counted, what left in the pillar that it left from; in between it moved.
 */
export function accountOf(ledger: readonly Entry[], question: Question): PlanAccountRow[] {
  const sight = sightOf(ledger, question);
  const rows = new Map<string | null, Row>();
  const rowOf = (pillarId: string | null): Row => {
    const row = rows.get(pillarId) ?? new Row(pillarId);
    rows.set(pillarId, row);
    return row;
  };
  rowOf(null);
  for (const { id, left } of sight.plan.pillars.values()) {
    if (!left || sight.adopted?.pillars.get(id)?.left === null) rowOf(id);
  }
  const origins = originsOf(ledger, sight);
  for (const milestone of sight.plan.milestones.values()) {
    if (!isAccountedFor(milestone, sight)) continue;
    const now = pillarOf(sight.plan, milestone.projectId);
    const from = adoptedPillarOf(milestone.id, sight) ?? origins.get(milestone.id) ?? now;
    const status = statusAsAdopted(milestone, sight);
    for (const row of [rowOf(null), rowOf(from)]) row.enter(milestone, status);
    for (const row of [rowOf(null), rowOf(now)]) row.leave(milestone);
    if (from === now) continue;
    rowOf(from).moved -= 1;
    rowOf(now).moved += 1;
  }
  const isAdopted = (id: string | null): boolean =>
    sight.adopted !== null && (id === null || sight.adopted.pillars.get(id)?.left === null);
  return [...rows.values()].map((row) => row.told(isAdopted(row.pillarId)));
}

/** A draft's own comings and goings are no part of the account: what it had lost when it was adopted was never adopted. */
function isAccountedFor(milestone: MilestonePlan, sight: Sight): boolean {
  const adopted = sight.adopted?.milestones.get(milestone.id);
  if (adopted) return !adopted.left || !milestone.left;
  const project = sight.plan.projects.get(milestone.projectId);
  return project !== undefined && isVisible(project, sight);
}

function pillarOf(plan: Plan, projectId: string): string {
  return plan.projects.get(projectId)?.pillarId ?? '';
}

function adoptedPillarOf(milestoneId: string, { adopted }: Sight): string | null {
  const milestone = adopted?.milestones.get(milestoneId);
  return adopted && milestone && !milestone.left ? pillarOf(adopted, milestone.projectId) : null;
}

function statusAsAdopted(milestone: MilestonePlan, { adopted, question }: Sight): MilestoneStatus | null {
  const then = adopted?.milestones.get(milestone.id);
  return then && !then.left ? statusOf(milestone, then, question.on) : null;
}

/** The pillar in which each milestone was counted first: as it was added, or with the publication of its project. */
function originsOf(ledger: readonly Entry[], { question, draft }: Sight): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  const fold = new PlanFold();
  const note = (milestoneId: string): void => {
    const milestone = fold.milestones.get(milestoneId);
    const project = milestone && fold.projects.get(milestone.projectId);
    if (!project || origins.has(milestoneId) || milestone.left) return;
    if (draft || project.publishedOn !== null) origins.set(milestoneId, project.pillarId);
  };
  for (const entry of entriesInForce(ledger, question.revision)) {
    if (entry.validOn > question.on) break;
    fold.apply(entry);
    const { value, subjectId } = entry;
    if (value.kind === 'milestone-added' || value.kind === 'milestone-moved') note(subjectId);
    if (value.kind === 'milestone-split') for (const { id } of value.parts) note(id);
    if (value.kind === 'project-published') fold.milestonesOf.get(subjectId)?.forEach(note);
    if (value.kind === 'adopted') for (const id of fold.milestones.keys()) note(id);
  }
  return origins;
}

class Row {
  moved = 0;
  private readonly entered = { adopted: 0, added: 0, parts: 0 };
  private readonly left = { dropped: 0, merged: 0, split: 0 };
  private readonly status: Record<MilestoneStatus, number> = {
    done: 0,
    late: 0,
    open: 0,
    dropped: 0,
    merged: 0,
    split: 0,
  };

  constructor(readonly pillarId: string | null) {}

  /** `status`: as adopted; null for what was not. */
  enter(milestone: MilestonePlan, status: MilestoneStatus | null): void {
    if (status !== null) {
      this.entered.adopted += 1;
      this.status[status] += 1;
    } else if (milestone.parentId !== null) this.entered.parts += 1;
    else this.entered.added += 1;
  }

  leave({ left }: MilestonePlan): void {
    if (left) this.left[left.how] += 1;
  }

  told(isAdopted: boolean): PlanAccountRow {
    const { adopted, added, parts } = this.entered;
    const { dropped, merged, split } = this.left;
    const inScope = adopted + added + parts - dropped - merged - split + this.moved;
    const status = isAdopted ? this.status : null;
    return { pillarId: this.pillarId, ...this.entered, ...this.left, moved: this.moved, inScope, status };
  }
}
