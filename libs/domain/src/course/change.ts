import type { ChangePartKind, Share } from '../contracts';
import type { Entry } from '../plan';
import { type Rational, subtract, ZERO } from '../rational';
import { apportion, displayedDifference, toAmount, type Amount } from './apportion';
import { type ChangeEnd, type ChangeQuestion, Replay, type Step } from './change-replay';
import { toShare } from './figures';

export type { ChangeEnd, ChangeQuestion } from './change-replay';

export interface PlanChange {
  readonly from: Share | null;
  readonly to: Share | null;
  readonly parts: readonly PlanChangePart[];
}

/** The change of one level (null: the strategy) without what is behind its parts. */
export interface PlanLevelChange {
  readonly pillarId: string | null;
  readonly from: Share | null;
  readonly to: Share | null;
  readonly parts: readonly { readonly kind: ChangePartKind; readonly amount: Amount }[];
}

export interface PlanChangePart {
  readonly kind: ChangePartKind;
  readonly amount: Amount;
  readonly items: readonly { readonly entry: Entry; readonly amount: Amount | null }[];
}

/**
 * Why a figure moved: successive differences, each part by replaying the entries of its class in a fixed
 * order, so that the parts sum to the difference exactly. Either end without a figure: no parts.
 */
export function changeOf(ledger: readonly Entry[], question: ChangeQuestion): PlanChange {
  const replay = new Replay(ledger, question);
  const { from, to, differences } = differencesOf(replay.steps(), question, question.pillarId);
  if (from === null || to === null) return { from: toShare(from), to: toShare(to), parts: [] };
  const shown = differences.filter((part) => part.items.length > 0 || part.amount.n !== 0n);
  const points = apportion(
    shown.map((part) => part.amount),
    displayedDifference(from, to),
  );
  return {
    from: toShare(from),
    to: toShare(to),
    parts: shown.map(({ kind, amount, items }, index) => ({
      kind,
      amount: toAmount(amount, points[index] ?? 0),
      items:
        kind === 'work'
          ? replay.workItems(items, points[index] ?? 0)
          : items.map((entry) => ({ entry, amount: null })),
    })),
  };
}

/** The same change of several levels from one replay, in the order asked for; parts that moved nothing are left out. */
export function changesOf(
  ledger: readonly Entry[],
  question: Omit<ChangeQuestion, 'pillarId'>,
  pillarIds: readonly (string | null)[],
): PlanLevelChange[] {
  const steps = new Replay(ledger, { ...question, pillarId: null }).steps();
  return pillarIds.map((pillarId) => {
    const { from, to, differences } = differencesOf(steps, question, pillarId);
    const ends = { pillarId, from: toShare(from), to: toShare(to) };
    if (from === null || to === null) return { ...ends, parts: [] };
    const moving = differences.filter(({ amount }) => amount.n !== 0n);
    const points = apportion(
      moving.map(({ amount }) => amount),
      displayedDifference(from, to),
    );
    return {
      ...ends,
      parts: moving.map(({ kind, amount }, index) => ({
        kind,
        amount: toAmount(amount, points[index] ?? 0),
      })),
    };
  });
}

interface Differences {
  readonly from: Rational | null;
  readonly to: Rational | null;
  readonly differences: readonly {
    readonly kind: ChangePartKind;
    readonly amount: Rational;
    readonly items: readonly Entry[];
  }[];
}

/** Intermediate states without a figure are skipped; the next part carries the difference. */
function differencesOf(
  steps: readonly Step[],
  { from, to, figure }: Omit<ChangeQuestion, 'pillarId'>,
  pillarId: string | null,
): Differences {
  const figures = steps.map(({ means }) =>
    pillarId === null ? means.strategy : (means.pillars.get(pillarId) ?? null),
  );
  const isAhead = (end: ChangeEnd): boolean => end.on > end.knownOn && figure === 'actual';
  const first = isAhead(from) ? null : (figures[0] ?? null);
  const last = isAhead(to) ? null : (figures.at(-1) ?? null);
  let current = first ?? ZERO;
  const differences = steps.slice(1).map(({ kind, items }, index) => {
    const reached = figures[index + 1] ?? null;
    const amount = reached === null ? ZERO : subtract(reached, current);
    current = reached ?? current;
    return { kind, amount, items };
  });
  return { from: first, to: last, differences };
}
