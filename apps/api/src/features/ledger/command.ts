import type { Proposal } from '@wegmarke/domain/plan';
import type { Ahead } from './ahead';
import type { Ledger } from './ledger-cache';
import type { LockedHead, Recording } from './ledger.repository';
import type { NewSubject } from './new-subject';
import type { FieldOf } from './refusal';

/** A strategy of a municipality, with what its days depend on. */
export interface StrategyPlace {
  readonly municipalityId: string;
  readonly strategyId: string;
  readonly timeZone: string;
}

export interface Recorded {
  readonly revision: number;
  readonly recordedAt: Date;
  readonly ledger: Ledger;
}

/** A strategy's ledger under its lock: nobody else records until the transaction ends. */
export interface Locked {
  readonly ledger: Ledger;
  readonly head: LockedHead;
}

/** What is being recorded by statements on their way. Whoever sent them waits for `written`. */
export interface Sent extends Recorded {
  readonly written: Promise<unknown>;
}

/** A command: what to append, and the rows of what it creates. */
export interface Command extends Recording {
  readonly entries: readonly Proposal[];
  readonly created?: readonly NewSubject[];
  /** Names the field that a refusal is about. */
  readonly fieldOf?: FieldOf;
  /** Where the rows of what it creates are in the tables already. */
  readonly ahead?: Ahead;
}
