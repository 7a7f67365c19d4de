import { checkCommand, isFutureCompletion, type Refusal } from './check';
import { byApplication, type Entry } from './entry';
import { PlanFold } from './fold';
import { entriesInForce } from './in-force';
import type { Plan } from './plan';
import { type Tolerances, tolerancesKnown } from './read';

/** The outcome of a check: why the command is refused, or what is known with it. */
export type Checked =
  { readonly refusal: Refusal; readonly known: null } | { readonly refusal: null; readonly known: KnownPlan };

/**
 * A ledger's entries in force, and the plan that all of them add up to. Most commands say something of today, after
 * everything that was said before: they are checked by applying them alone. The answers are those of `checkCommand`
 * and `entriesInForce`, which go through everything each time.
 */
export class KnownPlan {
  private constructor(
    private readonly ledger: readonly Entry[],
    /** In the order in which they apply. */
    readonly inForce: readonly Entry[],
    private readonly fold: PlanFold,
    /** The latest, whatever the day. */
    readonly tolerances: Tolerances,
  ) {}

  static of(ledger: readonly Entry[]): KnownPlan {
    const inForce = entriesInForce(ledger);
    const fold = new PlanFold();
    for (const entry of inForce) fold.apply(entry);
    return new KnownPlan(ledger, inForce, fold, tolerancesKnown(inForce));
  }

  /** The plan on a day from which on nothing else is known to change; null for an earlier one. */
  planOn(on: string): Plan | null {
    return (this.inForce.at(-1)?.validOn ?? '') <= on ? this.fold : null;
  }

  /** Checks a command as it would stand in the ledger, one revision after its last. `today` is the municipality's. */
  check(recorded: readonly Entry[], today: string): Checked {
    return this.comesLast(recorded) ? this.append(recorded, today) : this.checkAll(recorded, today);
  }

  /** Nothing that is in force applies after it, and it takes nothing back. */
  private comesLast(recorded: readonly Entry[]): boolean {
    const last = this.inForce.at(-1)?.validOn ?? '';
    return recorded.every(({ validOn, value }) => validOn >= last && value.kind !== 'retracted');
  }

  private append(recorded: readonly Entry[], today: string): Checked {
    const fold = this.fold.copyFor(recorded);
    const entries = [...recorded].sort(byApplication);
    for (const entry of entries) {
      const problem = isFutureCompletion(entry, today) ? 'completion-in-future' : fold.apply(entry);
      if (problem) return { refusal: { problem, entry, proposed: true }, known: null };
    }
    if (fold.unclaimed.size > 0) return this.checkAll(recorded, today);
    const ledger = [...this.ledger, ...recorded];
    const inForce = [...this.inForce, ...entries];
    const setsTolerances = entries.some(({ value }) => value.kind === 'tolerances-set');
    const tolerances = setsTolerances ? tolerancesKnown(inForce) : this.tolerances;
    return { refusal: null, known: new KnownPlan(ledger, inForce, fold, tolerances) };
  }

  private checkAll(recorded: readonly Entry[], today: string): Checked {
    const refusal = checkCommand(this.ledger, recorded, today);
    return refusal
      ? { refusal, known: null }
      : { refusal: null, known: KnownPlan.of([...this.ledger, ...recorded]) };
  }
}
