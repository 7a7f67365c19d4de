import { multiply, rational } from '../rational';
import { attest, complete, confirm, type Mutable } from './attest';
import type { Entry, EntryValue } from './entry';
import type { Leaving, MilestonePlan, Successor } from './plan';
import { PlanState } from './plan-state';
import type { PlanProblem } from './problem';

type Entered<K extends EntryValue['kind']> = Entry & { readonly value: Extract<EntryValue, { kind: K }> };

/** Entries of these kinds report a fact; a leaving recorded later than the report leaves them without effect. */
const REPORTS = new Set<EntryValue['kind']>(['completed', 'promise-set', 'confirmed', 'evidence-set']);

/**
 * Applies entries in their order and keeps the plan they add up to. Forgiving: an entry that makes no
 * sense is reported by `apply` and otherwise skipped, because an explained change replays entries by class.
 * Feed it with what `entriesInForce` returns.
 */
export class PlanFold extends PlanState {
  /** The same plan once more, to apply `entries` to without touching this one. */
  copyFor(entries: readonly Entry[]): PlanFold {
    const copy = new PlanFold();
    // A report changes nothing but its milestone.
    if (entries.every(({ value }) => REPORTS.has(value.kind))) {
      const ids = entries.map(({ subjectId }) => subjectId);
      copy.takeOverFor(ids, this);
    } else {
      copy.takeOver(this);
    }
    return copy;
  }

  /** Applies one entry. Answers the reason where it makes no sense at its own valid date. */
  apply(entry: Entry): PlanProblem | null {
    const { value } = entry;
    switch (value.kind) {
      case 'tolerances-set':
      case 'retracted':
        return null;
      case 'adopted':
        return this.adopt(entry);
      case 'pillar-added':
        return this.addPillar(entry, value.weight);
      case 'pillar-dropped':
        return this.dropPillar(entry);
      case 'project-added':
        return this.addProject(entry, value.pillarId, value.weight);
      case 'project-published':
        return this.publish(entry);
      case 'project-moved':
        return this.moveProject(entry, value.pillarId);
      case 'project-dropped':
        return this.leaveProject(entry, null);
      case 'project-merged':
        return this.leaveProject(entry, value.intoId);
      case 'milestone-added':
        return this.addMilestone(entry as Entered<'milestone-added'>);
      case 'weight-set':
        return this.setWeight(entry, value.weight);
      default:
        return this.applyToMilestone(entry);
    }
  }

  private applyToMilestone(entry: Entry): PlanProblem | null {
    const { value } = entry;
    const milestone = this.milestones.get(entry.subjectId);
    if (!milestone) {
      if (value.kind !== 'completed') return 'unknown-subject';
      if (this.early.has(entry.subjectId)) return 'already-completed';
      this.early.set(entry.subjectId, { on: entry.validOn, revision: entry.revision, entryId: entry.id });
      return null;
    }
    if (milestone.left) {
      if (!REPORTS.has(value.kind)) return 'not-in-scope';
      // Only a drop or a merge outlives a completion; the parts of a split would lose what the whole had reached.
      const isOutlived = value.kind !== 'completed' || milestone.left.how !== 'split';
      if (isOutlived && milestone.left.revision >= entry.revision) return null;
      if (value.kind === 'completed') return 'completed-after-leaving';
      if (value.kind !== 'evidence-set') return 'not-in-scope';
    }
    switch (value.kind) {
      case 'milestone-moved':
        return this.moveMilestone(milestone, value.projectId);
      case 'milestone-dropped':
        this.leave(milestone, leaving(entry, 'dropped', 'own', []));
        return null;
      case 'milestone-merged':
        return this.mergeMilestone(entry, milestone, value.intoId);
      case 'milestone-split':
        return this.splitMilestone(entry as Entered<'milestone-split'>, milestone);
      case 'baseline-set':
        milestone.baselineOn = value.baselineOn;
        milestone.baselineSetOn = entry.validOn;
        milestone.baselineSetBy = entry.id;
        return null;
      case 'promise-set':
        if (milestone.completedOn !== null) return 'promise-after-completion';
        milestone.promisedOn = value.promisedOn;
        attest(milestone, entry.revision, 'promise-set');
        return null;
      case 'confirmed':
        return confirm(entry, milestone);
      case 'completed':
        return complete(entry, milestone);
      case 'evidence-set':
        if (milestone.completedOn === null) return 'evidence-without-completion';
        milestone.evidence = value.level;
        return null;
      default:
        return 'unknown-subject';
    }
  }

  private adopt(entry: Entry): PlanProblem | null {
    if (this.adoption) return 'already-adopted';
    const inScope = [...this.projects.values()].filter((project) => !project.left);
    if (inScope.length === 0) return 'nothing-to-adopt';
    this.adoption = { on: entry.validOn, revision: entry.revision, position: entry.position };
    for (const project of inScope) {
      // What is added with an earlier date after the adoption was recorded is published by an act of its own.
      if (project.addedRevision <= entry.revision) project.publishedOn ??= entry.validOn;
    }
    const isHidden = this.transfers.some(
      ({ from, into }) =>
        from.addedRevision <= entry.revision &&
        into.addedRevision > entry.revision &&
        into.publishedOn === null,
    );
    return isHidden ? 'project-not-in-scope' : null;
  }

  private addPillar(entry: Entry, weight: number): PlanProblem | null {
    if (this.pillars.has(entry.subjectId)) return 'already-added';
    this.pillars.set(entry.subjectId, { id: entry.subjectId, weight, addedOn: entry.validOn, left: null });
    return null;
  }

  private dropPillar(entry: Entry): PlanProblem | null {
    const pillar = this.pillars.get(entry.subjectId);
    if (!pillar) return 'unknown-subject';
    if (pillar.left) return 'not-in-scope';
    pillar.left = leaving(entry, 'dropped', 'own', []);
    for (const project of this.projects.values()) {
      if (project.pillarId !== pillar.id || project.left) continue;
      project.left = leaving(entry, 'dropped', 'pillar', []);
      for (const milestone of this.inScopeOf(project.id)) {
        this.leave(milestone, leaving(entry, 'dropped', 'pillar', []));
      }
    }
    return null;
  }

  private addProject(entry: Entry, pillarId: string, weight: number): PlanProblem | null {
    if (this.projects.has(entry.subjectId)) return 'already-added';
    if (!this.isPillarInScope(pillarId)) return 'pillar-not-in-scope';
    this.projects.set(entry.subjectId, {
      id: entry.subjectId,
      pillarId,
      weight,
      addedOn: entry.validOn,
      addedRevision: entry.revision,
      publishedOn: null,
      left: null,
    });
    this.milestonesOf.set(entry.subjectId, new Set());
    return null;
  }

  private publish(entry: Entry): PlanProblem | null {
    const project = this.projects.get(entry.subjectId);
    if (!project) return 'unknown-subject';
    if (project.left) return 'not-in-scope';
    if (project.publishedOn !== null) return 'already-published';
    project.publishedOn = entry.validOn;
    return null;
  }

  private moveProject(entry: Entry, pillarId: string): PlanProblem | null {
    const project = this.projects.get(entry.subjectId);
    if (!project) return 'unknown-subject';
    if (project.left) return 'not-in-scope';
    if (!this.isPillarInScope(pillarId)) return 'pillar-not-in-scope';
    project.pillarId = pillarId;
    return null;
  }

  private leaveProject(entry: Entry, intoId: string | null): PlanProblem | null {
    const project = this.projects.get(entry.subjectId);
    if (!project) return 'unknown-subject';
    if (project.left) return 'not-in-scope';
    let successors: Successor[] = [];
    if (intoId !== null) {
      if (intoId === project.id) return 'successor-is-itself';
      const into = this.projects.get(intoId);
      if (!into || into.left || !this.mayPass(project.id, intoId)) return 'successor-not-open';
      successors = this.inScopeOf(intoId).map(({ id, effectiveWeight }) => ({ id, weight: effectiveWeight }));
    }
    const how = intoId === null ? 'dropped' : 'merged';
    project.left = { ...leaving(entry, how, 'own', []), intoId };
    for (const milestone of this.inScopeOf(project.id)) {
      this.leave(milestone, { ...leaving(entry, how, 'project', successors), intoId });
    }
    return null;
  }

  private addMilestone(entry: Entered<'milestone-added'>): PlanProblem | null {
    const { value } = entry;
    if (this.milestones.has(entry.subjectId)) return 'already-added';
    if (!this.isProjectInScope(value.projectId)) return 'project-not-in-scope';
    this.place({
      id: entry.subjectId,
      projectId: value.projectId,
      weight: value.weight,
      effectiveWeight: rational(value.weight),
      parentId: null,
      addedOn: entry.validOn,
      originOn: entry.validOn,
      baselineOn: value.baselineOn,
      baselineSetOn: entry.validOn,
      baselineSetBy: entry.id,
      promisedOn: value.promisedOn,
      completedOn: null,
      completedBy: null,
      evidence: null,
      left: null,
      attestation: null,
    });
    return null;
  }

  private moveMilestone(milestone: Mutable<MilestonePlan>, projectId: string): PlanProblem | null {
    if (!this.isProjectInScope(projectId) || !this.mayPass(milestone.projectId, projectId))
      return 'project-not-in-scope';
    this.milestonesOf.get(milestone.projectId)?.delete(milestone.id);
    milestone.projectId = projectId;
    this.milestonesOf.get(projectId)?.add(milestone.id);
    return null;
  }

  private mergeMilestone(
    entry: Entry,
    milestone: Mutable<MilestonePlan>,
    intoId: string,
  ): PlanProblem | null {
    if (intoId === milestone.id) return 'successor-is-itself';
    const into = this.milestones.get(intoId);
    if (!into || into.left || into.completedOn !== null) return 'successor-not-open';
    if (!this.mayPass(milestone.projectId, into.projectId)) return 'successor-not-open';
    this.leave(milestone, leaving(entry, 'merged', 'own', [{ id: intoId, weight: rational(1) }]));
    return null;
  }

  private splitMilestone(
    entry: Entered<'milestone-split'>,
    milestone: Mutable<MilestonePlan>,
  ): PlanProblem | null {
    const { parts } = entry.value;
    const whole = parts.reduce((total, part) => total + part.share, 0);
    if (parts.length < 2 || new Set(parts.map((part) => part.id)).size < parts.length)
      return 'split-needs-parts';
    if (parts.some((part) => this.milestones.has(part.id))) return 'already-added';
    const inherited = { ...milestone };
    const successors = parts.map((part) => ({ id: part.id, weight: rational(part.share) }));
    this.leave(milestone, leaving(entry, 'split', 'own', successors));
    for (const part of parts) {
      this.place({
        ...inherited,
        id: part.id,
        weight: null,
        effectiveWeight: multiply(inherited.effectiveWeight, rational(part.share, whole)),
        parentId: milestone.id,
        addedOn: entry.validOn,
      });
    }
    return null;
  }

  private setWeight(entry: Entry, weight: number): PlanProblem | null {
    const { subjectId } = entry;
    const subject =
      this.pillars.get(subjectId) ?? this.projects.get(subjectId) ?? this.milestones.get(subjectId);
    if (!subject) return 'unknown-subject';
    if (subject.left) return 'not-in-scope';
    if (subject.weight === null) return 'part-has-no-weight';
    subject.weight = weight;
    if ('effectiveWeight' in subject) subject.effectiveWeight = rational(weight);
    return null;
  }
}

function leaving(
  entry: Entry,
  how: Leaving['how'],
  via: Leaving['via'],
  successors: readonly Successor[],
): Leaving {
  return {
    on: entry.validOn,
    how,
    via,
    entryId: entry.id,
    revision: entry.revision,
    successors,
    intoId: null,
  };
}
