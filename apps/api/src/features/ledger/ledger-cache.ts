import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import { type Entry, foldPlan, KnownPlan, type Plan, type Refusal, SharingMap } from '@wegmarke/domain/plan';
import { LRUCache } from 'lru-cache';
import type { Sight } from '../../platform/audit/acting';
import type { RecordedRevision } from './ledger.repository';
import { includingCreated, project, type Projection, projectOn } from './projection';
import { recordingDay } from './recording-day';

/** Later than any completion: what is recorded has been checked. */
const END_OF_TIME = '9999-12-31';

interface Projected {
  readonly on: Day;
  readonly timeZone: string;
  readonly plan: Plan;
  readonly rows: Projection;
}

/** All that has been recorded of a strategy up to a revision. Never changes: later revisions make a new one. */
export class Ledger {
  #bySubject: SharingMap<string, readonly Entry[]> | null = null;
  #known: KnownPlan | null = null;
  /** The last command that was let pass, and what is known with it. */
  #checked: { readonly entries: readonly Entry[]; readonly known: KnownPlan } | null = null;
  #plan: { readonly on: Day; readonly plan: Plan } | null = null;
  #projection: Projected | null = null;
  /** What the ledger that this one goes on from had projected. */
  #earlier: Projected | null = null;

  constructor(
    readonly entries: readonly Entry[],
    readonly revisions: readonly RecordedRevision[],
  ) {}

  static readonly EMPTY = new Ledger([], []);

  get revision(): number {
    return this.revisions.at(-1)?.revision ?? 0;
  }

  get recordedAt(): Date | null {
    return this.revisions.at(-1)?.recordedAt ?? null;
  }

  /** The last revision recorded at or before an instant; null before the first. */
  revisionAt(instant: Date): RecordedRevision | null {
    let low = 0;
    let high = this.revisions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.revisions[middle];
      if (at && at.recordedAt <= instant) low = middle + 1;
      else high = middle;
    }
    return this.revisions[low - 1] ?? null;
  }

  /** Who recorded a revision, when and why. Revisions count from 1 without a gap. */
  recording(revision: number): RecordedRevision {
    const found = this.revisions[revision - 1];
    if (!found) throw new RangeError(`There is no revision ${String(revision)}.`);
    return found;
  }

  /** Everything recorded about one subject, retractions included. */
  entriesOf(subjectId: string): readonly Entry[] {
    this.#bySubject ??= bySubjectOf(this.entries);
    return this.#bySubject.get(subjectId) ?? [];
  }

  /** The plan on a day with everything that is known; the last day asked for is remembered. */
  planOn(on: Day): Plan {
    if (this.#plan?.on !== on) {
      this.#plan = { on, plan: this.#knownPlan().planOn(on) ?? foldPlan(this.entries, { on }) };
    }
    return this.#plan.plan;
  }

  /** Why a command may not be recorded, or null: every entry in force must still make sense at its own valid date. */
  check(recorded: readonly Entry[], today: Day): Refusal | null {
    const { refusal, known } = this.#knownPlan().check(recorded, today);
    this.#checked = known && { entries: recorded, known };
    return refusal;
  }

  #knownPlan(): KnownPlan {
    this.#known ??= KnownPlan.of(this.entries);
    return this.#known;
  }

  /** What the tables of lists hold for a day. */
  projectionOn(on: Day, timeZone: string): Projection {
    if (this.#projection?.on !== on || this.#projection.timeZone !== timeZone) {
      const known = this.#knownPlan();
      const plan = this.planOn(on);
      const recordedOn = this.#recordedOn(timeZone);
      const earlier = this.#earlier?.on === on && this.#earlier.timeZone === timeZone ? this.#earlier : null;
      const rows =
        (earlier && projectOn(earlier, known, on, recordedOn, plan)) ?? project(known, on, recordedOn, plan);
      this.#projection = { on, timeZone, plan, rows };
      this.#earlier = null;
    }
    return this.#projection.rows;
  }

  /** The same with rows for what a command creates, also where it is not in the plan that day. */
  projectionWith(created: readonly { readonly id: string }[], on: Day, timeZone: string): Projection {
    const rows = this.projectionOn(on, timeZone);
    return includingCreated(rows, created, this.entries, this.#recordedOn(timeZone));
  }

  #recordedOn(timeZone: string): (revision: number) => Day {
    return (revision) => recordingDay(this.recording(revision), timeZone);
  }

  /** The ledger as it stood at a revision. */
  upTo(revision: number): Ledger {
    return new Ledger(
      this.entries.filter((entry) => entry.revision <= revision),
      this.revisions.slice(0, revision),
    );
  }

  /** The same, its last revision recorded otherwise on the same day: what is known with it stays. */
  lastRecorded(recorded: RecordedRevision): Ledger {
    const same = new Ledger(this.entries, [...this.revisions.slice(0, -1), recorded]);
    same.#known = this.#known;
    same.#plan = this.#plan;
    same.#projection = this.#projection;
    same.#bySubject = this.#bySubject;
    return same;
  }

  with(entries: readonly Entry[], revisions: readonly RecordedRevision[]): Ledger {
    if (revisions.length === 0) return this;
    const next = new Ledger([...this.entries, ...entries], [...this.revisions, ...revisions]);
    // What another process recorded is known as quickly as what was checked here.
    next.#known =
      this.#checked?.entries === entries
        ? this.#checked.known
        : (this.#known?.check(entries, END_OF_TIME).known ?? null);
    next.#earlier = this.#projection ?? this.#earlier;
    if (this.#bySubject) next.#bySubject = withEntries(this.#bySubject, entries);
    return next;
  }
}

function bySubjectOf(entries: readonly Entry[]): SharingMap<string, readonly Entry[]> {
  const lists = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = lists.get(entry.subjectId);
    if (list) list.push(entry);
    else lists.set(entry.subjectId, [entry]);
  }
  return SharingMap.copyOf(lists);
}

function withEntries(
  bySubject: SharingMap<string, readonly Entry[]>,
  entries: readonly Entry[],
): SharingMap<string, readonly Entry[]> {
  const extended = SharingMap.copyOf(bySubject);
  for (const entry of entries) {
    extended.set(entry.subjectId, [...(extended.get(entry.subjectId) ?? []), entry]);
  }
  return extended;
}

/** About 150 bytes an entry: this many entries are some 60 MB. */
const MOST_ENTRIES = 400_000;

/** Ledgers that have been read, by strategy. What is committed never changes, so a cached ledger is only ever too short. */
@Injectable()
export class LedgerCache {
  readonly #kept = new LRUCache<string, Ledger>({
    maxSize: MOST_ENTRIES,
    sizeCalculation: (ledger) => ledger.entries.length + 1,
  });

  /** @param sight what is released is always the beginning of what is live, and shorter */
  get(strategyId: string, sight: Sight = 'live'): Ledger {
    return this.#kept.get(`${strategyId} ${sight}`) ?? Ledger.EMPTY;
  }

  /** Keeps a ledger of committed revisions, unless a longer one is kept already. */
  keep(strategyId: string, ledger: Ledger, sight: Sight = 'live'): void {
    if (ledger.revision > this.get(strategyId, sight).revision)
      this.#kept.set(`${strategyId} ${sight}`, ledger);
  }
}
