import type { Day } from '../calendar';
import { attest, type Mutable } from './attest';
import type { AdoptionPlan, Leaving, MilestonePlan, PillarPlan, Plan, ProjectPlan } from './plan';
import { SharingMap } from './sharing-map';

/** What a fold keeps of the entries it has applied, and the questions that its rules ask of it. */
export abstract class PlanState implements Plan {
  pillars = new SharingMap<string, Mutable<PillarPlan>>();
  projects = new SharingMap<string, Mutable<ProjectPlan>>();
  milestones = new SharingMap<string, Mutable<MilestonePlan>>();
  milestonesOf = new SharingMap<string, Set<string>>();
  adoption: AdoptionPlan | null = null;

  /** Moves and merges from one project to another before the adoption. */
  protected readonly transfers: { readonly from: ProjectPlan; readonly into: ProjectPlan }[] = [];
  /** Completions whose milestone comes into scope only later. */
  protected readonly early = new Map<string, { on: Day; revision: number; entryId: string }>();

  /** Becomes what `other` is now; neither moves the other afterwards. */
  protected takeOver(other: PlanState): void {
    for (const [id, pillar] of other.pillars) this.pillars.set(id, { ...pillar });
    for (const [id, project] of other.projects) this.projects.set(id, { ...project });
    for (const [id, milestone] of other.milestones) this.milestones.set(id, { ...milestone });
    for (const [id, ids] of other.milestonesOf) this.milestonesOf.set(id, new Set(ids));
    this.takeOverRest(other, ({ id }) => this.projects.get(id));
  }

  /** The same, while only these milestones themselves will change: all else is shared, so that it can be told by identity. */
  protected takeOverFor(milestoneIds: readonly string[], other: PlanState): void {
    this.pillars = SharingMap.copyOf(other.pillars);
    this.projects = SharingMap.copyOf(other.projects);
    this.milestones = SharingMap.copyOf(other.milestones);
    this.milestonesOf = SharingMap.copyOf(other.milestonesOf);
    for (const id of milestoneIds) {
      const milestone = other.milestones.get(id);
      if (milestone) this.milestones.set(id, { ...milestone });
    }
    this.takeOverRest(other, (project) => project);
  }

  private takeOverRest(other: PlanState, ownOf: (project: ProjectPlan) => ProjectPlan | undefined): void {
    for (const [id, completion] of other.early) this.early.set(id, completion);
    for (const { from, into } of other.transfers) {
      this.transfers.push({ from: ownOf(from) ?? from, into: ownOf(into) ?? into });
    }
    this.adoption = other.adoption;
  }

  /** Completions that wait for a milestone which no entry adds. */
  get unclaimed(): ReadonlySet<string> {
    return new Set(this.early.keys());
  }

  /**
   * Whether one project may hand milestones or their status to another: nothing that is public goes where the
   * public cannot follow it, because it would leave the published scope without being dropped.
   */
  protected mayPass(fromId: string, intoId: string): boolean {
    const from = this.projects.get(fromId);
    const into = this.projects.get(intoId);
    if (!from || !into) return false;
    if (!this.adoption) this.transfers.push({ from, into });
    return !this.adoption || from.publishedOn === null || into.publishedOn !== null;
  }

  /** Takes a milestone into scope, with the completion that was waiting for it. */
  protected place(milestone: Mutable<MilestonePlan>): void {
    const early = this.early.get(milestone.id);
    if (early) {
      this.early.delete(milestone.id);
      if (milestone.completedOn === null || early.on < milestone.completedOn) {
        milestone.completedOn = early.on;
        milestone.completedBy = early.entryId;
      }
      milestone.evidence ??= 'claimed';
      attest(milestone, early.revision, 'completed');
    }
    this.milestones.set(milestone.id, milestone);
    this.milestonesOf.get(milestone.projectId)?.add(milestone.id);
  }

  /** A completion counts only where it lies before the day of leaving. */
  protected leave(milestone: Mutable<MilestonePlan>, how: Leaving): void {
    milestone.left = how;
    if (milestone.completedOn !== null && milestone.completedOn >= how.on) {
      milestone.completedOn = null;
      milestone.completedBy = null;
      milestone.evidence = null;
    }
  }

  protected inScopeOf(projectId: string): Mutable<MilestonePlan>[] {
    const found: Mutable<MilestonePlan>[] = [];
    for (const id of this.milestonesOf.get(projectId) ?? []) {
      const milestone = this.milestones.get(id);
      if (milestone && !milestone.left) found.push(milestone);
    }
    return found;
  }

  protected isPillarInScope(id: string): boolean {
    return this.pillars.get(id)?.left === null;
  }

  protected isProjectInScope(id: string): boolean {
    return this.projects.get(id)?.left === null;
  }
}
