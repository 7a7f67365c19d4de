import type { Day } from '@wegmarke/domain/calendar';
import type { Entry } from '@wegmarke/domain/plan';
import type { Ledger } from './ledger-cache';
import type { Projection } from './projection';

/** A command that was checked over a ledger whose strategy was not locked, and whose rows are in the tables. */
export interface Ahead {
  readonly over: Ledger;
  readonly on: Day;
  readonly entries: readonly Entry[];
  readonly next: Ledger;
  readonly rows: Projection;
  /** What is written under the lock, as JSON: entries, and the titles of what is created. */
  readonly entryRows: string;
  readonly titleRows: string;
}
