import type { FigureKind, Scope } from '../src/contracts';
import { changeOf } from '../src/course';
import type { LedgerBuilder } from './ledger';

/** One end of a comparison: all that is recorded, or up to a revision. */
export interface End {
  readonly on: string;
  readonly revision?: number;
}

/** What moved a figure between two ends: each part that moved it, as `[kind, exact]`. */
export function movedBy(
  ledger: LedgerBuilder,
  from: End,
  to: End,
  { figure = 'actual', scope = 'today' }: { figure?: FigureKind; scope?: Scope } = {},
): (readonly [string, string])[] {
  const end = ({ on, revision = ledger.revision }: End) => ({ on, revision, knownOn: '2026-12-31' });
  return changeOf(ledger.entries, { from: end(from), to: end(to), figure, scope, pillarId: null })
    .parts.filter((part) => part.amount.exact !== '0/1')
    .map((part) => [part.kind, part.amount.exact] as const);
}
