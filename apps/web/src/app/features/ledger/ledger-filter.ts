import type { ParamMap } from '@angular/router';
import { isDay, type Day } from '@wegmarke/domain/calendar';
import type { RevisionKind } from '@wegmarke/domain/contracts';
import { REVISION_KINDS } from '@wegmarke/domain/revisions';

/** `plan`: whatever changes the plan, where the address says nothing; `all`: reports and texts as well. */
export type LedgerKind = RevisionKind | 'plan' | 'all';

/** What the address asks for. */
export interface LedgerFilter {
  readonly kind: LedgerKind;
  readonly pillar: string | null;
  readonly project: string | null;
  /** Days of recording, both included. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** The day of the account; null: today. */
  readonly on: Day | null;
  readonly revision: number | null;
  readonly cursor: string | null;
  /** Whether a day in the address does not exist. */
  readonly isUnreadable: boolean;
}

export const LEDGER_KINDS: readonly LedgerKind[] = ['plan', 'all', ...REVISION_KINDS];

export function readLedgerFilter(query: ParamMap, today: Day): LedgerFilter {
  const text = (name: string): string | null => query.get(name)?.trim() || null;
  const days = (['from', 'to', 'on'] as const).map((name) => text(name));
  const [from = null, to = null, on = null] = days.map((day) => (day !== null && isDay(day) ? day : null));
  const asked = text('kind');
  const revision = text('revision');
  return {
    kind: LEDGER_KINDS.find((kind) => kind === asked) ?? 'plan',
    pillar: text('pillar'),
    project: text('project'),
    from,
    to,
    on: on !== null && on < today ? on : null,
    revision: revision !== null && /^[1-9]\d{0,8}$/.test(revision) ? Number(revision) : null,
    cursor: text('cursor'),
    isUnreadable: days.some((day) => day !== null && !isDay(day)),
  };
}
