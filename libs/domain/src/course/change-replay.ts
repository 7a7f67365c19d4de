import { type Day, later } from '../calendar';
import type { ChangePartKind, FigureKind, Scope } from '../contracts';
import {
  adoptedPlan,
  adoptionKnown,
  byApplication,
  entriesInForce,
  type Entry,
  foldInForce,
  type Plan,
} from '../plan';
import { ONE, ZERO } from '../rational';
import { apportion, toAmount, type Amount } from './apportion';
import { ADDED, BASELINE, MOVED, REMOVED, REWEIGHTED, SILENT } from './entry-classes';
import { actualValue } from './figures';
import { type Means, meansOf } from './mean';
import { adoptedTree, type Leaf, type ScopeTree, todayTree } from './scope-tree';
import { workAmounts } from './work';

/** One end of a comparison. */
export interface ChangeEnd {
  readonly on: Day;
  readonly revision: number;
  /** The local day of what was known. */
  readonly knownOn: Day;
}

export interface ChangeQuestion {
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
  readonly figure: FigureKind;
  readonly scope: Scope;
  /** Null: the strategy's figure. */
  readonly pillarId: string | null;
}

/** One state between the two ends: its figures, and the entries that it has more than the one before. */
export interface Step {
  readonly kind: ChangePartKind;
  readonly means: Means;
  readonly items: readonly Entry[];
}

/** The states between the two ends, each with one class of entries more than the one before. */
export class Replay {
  private readonly before: readonly Entry[];
  private readonly after: readonly Entry[];
  private readonly base: readonly Entry[];
  /** Entries that became valid between the two days, as known at the end. */
  private readonly between: readonly Entry[];
  private readonly end: Plan;
  private beforeWork: readonly Entry[] = [];

  constructor(
    private readonly ledger: readonly Entry[],
    private readonly question: ChangeQuestion,
  ) {
    const { from, to } = question;
    this.before = entriesInForce(ledger, from.revision);
    this.after = entriesInForce(ledger, to.revision);
    this.base = this.after.filter((entry) => entry.validOn <= from.on);
    this.between = this.after.filter((entry) => entry.validOn > from.on && entry.validOn <= to.on);
    this.end = foldInForce(this.after, to.on);
  }

  steps(): Step[] {
    const { from, figure } = this.question;
    const start = this.before.filter((entry) => entry.validOn <= from.on);
    const lateReports = this.lateReports();
    const steps: Step[] = [
      { kind: 'late-reports', means: this.meansOf(start, this.before), items: [] },
      {
        kind: 'late-reports',
        means: this.meansOf(merge(start, lateReports), this.before),
        items: figure === 'actual' ? lateReports : [],
      },
      {
        kind: 'corrections',
        means: this.meansOf(this.base, this.after),
        items: this.corrections(lateReports),
      },
    ];
    const early = this.earlyCompletions();
    let entries: readonly Entry[] = this.base;
    const replay = (kind: ChangePartKind, isOfClass: (entry: Entry) => boolean): void => {
      const added = this.between.filter(isOfClass);
      entries = merge(entries, added);
      steps.push({
        kind,
        means: this.meansOf(entries, this.after),
        items: added.filter((entry) => !early.has(entry.id)),
      });
    };
    replay('added', (entry) => ADDED.has(entry.value.kind) || early.has(entry.id));
    replay('removed', (entry) => REMOVED.has(entry.value.kind));
    replay('moved', (entry) => MOVED.has(entry.value.kind));
    replay('reweighted', (entry) => REWEIGHTED.has(entry.value.kind));
    if (figure === 'planned') {
      replay('baseline-moved', (entry) => BASELINE.has(entry.value.kind));
      steps.push(this.fellDue());
    } else {
      this.beforeWork = entries;
      const work = this.between.filter((entry) => entry.value.kind === 'completed' && !early.has(entry.id));
      steps.push({
        kind: 'work',
        means: this.meansOf([...this.base, ...this.between], this.after),
        items: work,
      });
    }
    return steps;
  }

  /** The completions of the work part with what each brought, those first that brought most points. */
  workItems(work: readonly Entry[], tenths: number): { entry: Entry; amount: Amount | null }[] {
    const amounts = workAmounts({
      before: foldInForce(this.beforeWork, this.question.to.on),
      after: this.end,
      tree: this.treeOf(foldInForce(this.beforeWork, this.question.to.on), this.after),
      pillarId: this.question.pillarId,
    });
    const counted = work.filter((entry) => (amounts.get(entry.id) ?? ZERO).n !== 0n);
    const exact = counted.map((entry) => amounts.get(entry.id) ?? ZERO);
    const points = apportion(exact, tenths);
    return counted.map((entry, index) => ({
      entry,
      amount: toAmount(exact[index] ?? ZERO, points[index] ?? 0),
    }));
  }

  /** First completions of the time before, recorded afterwards: none was in force at the first instant. */
  private lateReports(): Entry[] {
    const reported = new Set(
      this.before.filter((entry) => entry.value.kind === 'completed').map((entry) => entry.subjectId),
    );
    return this.base.filter(
      (entry) =>
        entry.value.kind === 'completed' &&
        entry.revision > this.question.from.revision &&
        !reported.has(entry.subjectId),
    );
  }

  /** Everything else of the time before that was recorded afterwards, and the retractions that undid something of it. */
  private corrections(lateReports: readonly Entry[]): Entry[] {
    const { from, to } = this.question;
    const late = new Set(lateReports.map((entry) => entry.id));
    const stillInForce = new Set(this.after.map((entry) => entry.id));
    const undone = new Set(
      this.before
        .filter((entry) => entry.validOn <= from.on && !stillInForce.has(entry.id))
        .map((entry) => entry.id),
    );
    const retractions = this.ledger.filter(
      (entry) =>
        entry.value.kind === 'retracted' &&
        entry.revision > from.revision &&
        entry.revision <= to.revision &&
        undone.has(entry.value.entryId),
    );
    const recorded = this.base.filter(
      (entry) => entry.revision > from.revision && !late.has(entry.id) && !SILENT.has(entry.value.kind),
    );
    return [...recorded, ...retractions];
  }

  /** "A completion on or before the day its item was added belongs to added." */
  private earlyCompletions(): Set<string> {
    const early = new Set<string>();
    for (const entry of this.between) {
      if (entry.value.kind !== 'completed') continue;
      const milestone = this.end.milestones.get(entry.subjectId);
      const project = milestone && this.end.projects.get(milestone.projectId);
      if (!milestone || !project) continue;
      const inScopeFrom = later(milestone.addedOn, project.publishedOn ?? project.addedOn);
      if (inScopeFrom > this.question.from.on && entry.validOn <= inScopeFrom) early.add(entry.id);
    }
    return early;
  }

  private fellDue(): Step {
    const { from, to } = this.question;
    const tree = this.treeOf(this.end, this.after);
    const byId = new Map(this.ledger.map((entry) => [entry.id, entry]));
    const leaves = tree.pillars
      .filter((pillar) => this.question.pillarId === null || pillar.id === this.question.pillarId)
      .flatMap((pillar) => pillar.projects.flatMap((project) => project.milestones));
    const items = leaves
      .filter(
        (leaf) =>
          leaf.baselineOn !== null && leaf.baselineOn > cutoff(leaf, from.on) && leaf.baselineOn <= to.on,
      )
      .flatMap((leaf) => byId.get(this.end.milestones.get(leaf.id)?.baselineSetBy ?? '') ?? []);
    return {
      kind: 'fell-due',
      means: this.planned(tree, (leaf) => later(cutoff(leaf, from.on), to.on)),
      items,
    };
  }

  private meansOf(entries: readonly Entry[], known: readonly Entry[]): Means {
    const tree = this.treeOf(foldInForce(entries, this.question.to.on), known);
    if (this.question.figure === 'planned')
      return this.planned(tree, (leaf) => cutoff(leaf, this.question.from.on));
    return meansOf(tree, actualValue);
  }

  private planned(tree: ScopeTree, dueBy: (leaf: Leaf) => Day): Means {
    return meansOf(tree, (leaf) =>
      leaf.baselineOn === null ? null : leaf.baselineOn <= dueBy(leaf) ? ONE : ZERO,
    );
  }

  private treeOf(plan: Plan, known: readonly Entry[]): ScopeTree {
    if (this.question.scope === 'today') return todayTree(plan, adoptionKnown(known) === null);
    return plan.adoption ? adoptedTree(adoptedPlan(this.ledger, plan.adoption), plan) : { pillars: [] };
  }
}

/** "A baseline on or before the day it was set, or its item added, belongs to that entry, never to fell due." */
function cutoff(leaf: Leaf, from: Day): Day {
  return later(from, leaf.baselineKnownFrom);
}

/** Two lists that are each in the order of application, as one. */
function merge(a: readonly Entry[], b: readonly Entry[]): Entry[] {
  return [...a, ...b].sort(byApplication);
}
