import type { Day } from '../calendar';
import type { ChangePartKind, FigureKind, Scope, Share } from '../contracts';
import {
  adoptedPlan,
  adoptionKnown,
  byApplication,
  entriesInForce,
  type Entry,
  type EntryKind,
  foldInForce,
} from '../plan';
import { type Rational, subtract } from '../rational';
import { type Amount, apportion, displayedDifference, toAmount } from './apportion';
import { ADDED, BASELINE, MOVED, REMOVED, REWEIGHTED } from './entry-classes';
import { actualValue, plannedValue, toShare } from './figures';
import { type Means, meansOf } from './mean';
import { adoptedTree, type ScopeTree, todayTree } from './scope-tree';

/** What changes do to one figure of the strategy (`pillarId` null) or of a pillar. */
export interface FigureEffect {
  readonly pillarId: string | null;
  readonly scope: Scope;
  readonly figure: FigureKind;
  readonly from: Share | null;
  readonly to: Share | null;
  readonly parts: readonly { readonly kind: ChangePartKind; readonly amount: Amount }[];
}

type EffectClass = Exclude<ChangePartKind, 'late-reports' | 'fell-due'>;

/** In this order a change is explained, as the change between two days is. */
const CLASSES: readonly EffectClass[] = [
  'added',
  'removed',
  'moved',
  'reweighted',
  'baseline-moved',
  'work',
  'corrections',
];

interface View {
  readonly scope: Scope;
  readonly figure: FigureKind;
}

const VIEWS: readonly View[] = [
  { scope: 'today', figure: 'actual' },
  { scope: 'today', figure: 'planned' },
  { scope: 'adopted', figure: 'actual' },
  { scope: 'adopted', figure: 'planned' },
];

/**
 * What entries that are not recorded yet do to every figure on one day, for the strategy and the pillars named:
 * successive differences, a class of entries after the other, so that the parts sum to the difference exactly. An entry
 * that is taken back counts as what undoes it: the retraction of an addition is a removal. Either end without a figure:
 * no parts.
 *
 * @param ledger what is recorded
 * @param recorded the new entries as they would stand in the ledger, next
 * @param on the day at which before and after are compared
 */
export function effectsOf(
  ledger: readonly Entry[],
  recorded: readonly Entry[],
  on: Day,
  pillarIds: readonly string[],
): FigureEffect[] {
  const whole = [...ledger, ...recorded];
  const states = statesBetween(entriesInForce(ledger), entriesInForce(whole)).map(({ kind, entries }) => ({
    kind,
    figures: figuresIn(whole, entries, on),
  }));
  return [null, ...pillarIds].flatMap((pillarId) =>
    VIEWS.map((view, index) => ({
      pillarId,
      ...view,
      ...explain(states.map(({ kind, figures }) => ({ kind, figure: pick(figures[index], pillarId) }))),
    })),
  );
}

interface State<Of> {
  /** The class of entries that this state has more than the one before; of the first one it says nothing. */
  readonly kind: EffectClass;
  readonly entries: Of;
}

/** The entries in force before, then with each class of changes in turn, where there is one of that class. */
function statesBetween(before: readonly Entry[], after: readonly Entry[]): State<readonly Entry[]>[] {
  const stands = new Set(before.map(({ id }) => id));
  const stays = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !stands.has(id));
  const gone = before.filter(({ id }) => !stays.has(id));
  const classes = CLASSES.filter(
    (kind) =>
      added.some((entry) => classOf(entry.value.kind) === kind) ||
      gone.some((entry) => classOfUndoing(entry.value.kind) === kind),
  );
  return [undefined, ...classes].map((kind, index) => {
    const applied = new Set(classes.slice(0, index));
    const without = new Set(
      gone.filter((entry) => applied.has(classOfUndoing(entry.value.kind))).map(({ id }) => id),
    );
    return {
      kind: kind ?? 'corrections',
      entries: [
        ...before.filter(({ id }) => !without.has(id)),
        ...added.filter((entry) => applied.has(classOf(entry.value.kind))),
      ].sort(byApplication),
    };
  });
}

function explain(
  states: readonly { readonly kind: EffectClass; readonly figure: Rational | null }[],
): Pick<FigureEffect, 'from' | 'to' | 'parts'> {
  const from = states[0]?.figure ?? null;
  const to = states.at(-1)?.figure ?? null;
  const ends = { from: toShare(from), to: toShare(to) };
  if (from === null || to === null) return { ...ends, parts: [] };
  let current = from;
  const differences = states.slice(1).map(({ kind, figure }) => {
    // A state without a figure is skipped: the next part carries the difference.
    const next = figure ?? current;
    const amount = subtract(next, current);
    current = next;
    return { kind, amount };
  });
  const shown = differences.filter(({ amount }) => amount.n !== 0n);
  const points = apportion(
    shown.map(({ amount }) => amount),
    displayedDifference(from, to),
  );
  return {
    ...ends,
    parts: shown.map(({ kind, amount }, index) => ({ kind, amount: toAmount(amount, points[index] ?? 0) })),
  };
}

function classOf(kind: EntryKind): EffectClass {
  if (ADDED.has(kind)) return 'added';
  if (REMOVED.has(kind)) return 'removed';
  if (MOVED.has(kind)) return 'moved';
  if (REWEIGHTED.has(kind)) return 'reweighted';
  if (BASELINE.has(kind)) return 'baseline-moved';
  return kind === 'completed' ? 'work' : 'corrections';
}

function classOfUndoing(kind: EntryKind): EffectClass {
  if (ADDED.has(kind)) return 'removed';
  if (REMOVED.has(kind)) return 'added';
  return kind === 'completed' ? 'corrections' : classOf(kind);
}

/** The means of every view, in their order. */
function figuresIn(ledger: readonly Entry[], inForce: readonly Entry[], on: Day): Means[] {
  const plan = foldInForce(inForce, on);
  const trees: Readonly<Record<Scope, ScopeTree>> = {
    today: todayTree(plan, adoptionKnown(inForce) === null),
    adopted: plan.adoption ? adoptedTree(adoptedPlan(ledger, plan.adoption), plan) : { pillars: [] },
  };
  return VIEWS.map(({ scope, figure }) =>
    meansOf(trees[scope], figure === 'actual' ? actualValue : plannedValue(on)),
  );
}

function pick(means: Means | undefined, pillarId: string | null): Rational | null {
  if (!means) return null;
  return pillarId === null ? means.strategy : (means.pillars.get(pillarId) ?? null);
}
