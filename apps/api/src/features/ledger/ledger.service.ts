import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import { type Entry, type Proposal } from '@wegmarke/domain/plan';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import type { Command, Locked, Recorded, Sent, StrategyPlace } from './command';
import { Ledger, LedgerCache } from './ledger-cache';
import {
  entryRows,
  type LedgerHead,
  LedgerRepository,
  type LedgerState,
  type LockedHead,
} from './ledger.repository';
import { type Moment, momentOf } from './moment';
import { ProjectionRepository } from './projection.repository';
import { type FieldOf, refusalProblem } from './refusal';
import { WritersUnderWay } from './writers-under-way';

// What other features see of the ledger, they see here.
export type { Command, Locked, Recorded, Sent, StrategyPlace } from './command';
export type { Ahead } from './ahead';
export type { Ledger } from './ledger-cache';
export type { LedgerHead, LedgerState } from './ledger.repository';
export type { Moment, Now } from './moment';
export { NOT_IN_PLAN } from './projection';
export type { NewSubject } from './new-subject';
export type { FieldOf } from './refusal';

/** The only writer of what enters a figure, and the reader of all that was written. */
@Injectable()
export class LedgerService {
  readonly #broughtTo = new Map<string, Day>();
  readonly #inTransaction = new WeakMap<Query, Map<string, Ledger>>();
  /** Heads that a transaction has locked: nobody else moves them before it ends. */
  readonly #locked = new WeakMap<Query, Map<string, LockedHead>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: LedgerRepository,
    private readonly projections: ProjectionRepository,
    private readonly cache: LedgerCache,
    private readonly clock: Clock,
    private readonly writers: WritersUnderWay,
  ) {}

  /**
   * Appends one revision: under the strategy's lock, after checking that every entry in force still makes
   * sense, with the projection in the same transaction.
   *
   * @throws ProblemError 422 with the rule's code where the command is refused; nothing is stored then
   */
  async record(place: StrategyPlace, command: Command): Promise<Recorded> {
    return this.database.write(place.municipalityId, async (query) => {
      const locked = await this.lockAndRead(query, place);
      const { written, ...recorded } = this.send(query, place, locked, command);
      await written;
      return recorded;
    });
  }

  /**
   * The same for whoever has the lock and more to send: sends all statements of the recording at once. What is sent
   * next sees what they write.
   *
   * @throws ProblemError 422 like `record`, before anything is sent
   */
  send(query: Query, place: StrategyPlace, { ledger, head }: Locked, command: Command): Sent {
    const today = this.clock.today(place.timeZone);
    const { personId, officeId, reason, reasonTexts = null, paper, created = [], ahead } = command;
    // What was checked over the same ledger and day needs no second look.
    const same = ahead?.over.revision === ledger.revision && ahead.on === today ? ahead : null;
    const entries = same?.entries ?? this.refuseUnsound(ledger, command.entries, today, command.fieldOf);
    const recordedAt = head.nextAt;
    const by = { personId, officeId, reason, reasonTexts, paper };
    const recorded = { revision: ledger.revision + 1, recordedAt, ...by };
    const next = same?.next.lastRecorded(recorded) ?? ledger.with(entries, [recorded]);
    const before = ledger.projectionOn(head.projectedOn ?? today, place.timeZone);
    const after = next.projectionWith(created, today, place.timeZone);
    const state = { revision: recorded.revision, recordedAt, projectedOn: today };
    const written = Promise.all([
      this.repository.append(query, place, recorded, ahead?.entryRows ?? entryRows(command.entries)),
      this.projections.write(query, place, before, after, created, recordedAt, ahead),
      this.projections.advance(query, place, after, state),
    ]);
    this.#remember(query, place.strategyId, next);
    const nextAt = new Date(recordedAt.getTime() + 1);
    this.#lockedIn(query).set(place.strategyId, { ...head, ...state, nextAt, version: head.version + 1 });
    this.database.afterCommit(() => this.cache.keep(place.strategyId, next));
    return { revision: recorded.revision, recordedAt, ledger: next, written };
  }

  /** Whoever went back to before it locked a plan has it no more, nor what was recorded since. */
  unlock(query: Query, strategyId: string): void {
    this.#locked.get(query)?.delete(strategyId);
    this.#inTransaction.get(query)?.delete(strategyId);
  }

  /** Records a whole history with instants of its own; only where the municipality is flagged as sample data. */
  async recordHistory(
    place: StrategyPlace,
    commands: readonly (Command & { readonly recordedAt: Date })[],
  ): Promise<void> {
    await this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.lockAndRead(query, place);
      const today = this.clock.today(place.timeZone);
      const revisions = commands.map((command, index) => ({
        ...command,
        revision: ledger.revision + 1 + index,
      }));
      await this.repository.appendHistory(query, place.municipalityId, place.strategyId, revisions);
      const entries = revisions.flatMap(({ entries: proposals, revision }) =>
        proposals.map((entry, position): Entry => ({ ...entry, revision, position })),
      );
      const next = ledger.with(entries, revisions);
      const created = commands.flatMap((command) => command.created ?? []);
      const after = next.projectionWith(created, today, place.timeZone);
      const before = ledger.projectionOn(today, place.timeZone);
      const [first] = revisions;
      const last = revisions.at(-1);
      if (!first || !last) return;
      await this.projections.write(query, place, before, after, created, first.recordedAt);
      await this.projections.advance(query, place, after, { ...last, projectedOn: today });
    });
  }

  /** The ledger up to the strategy's current revision. Only what is not cached is read. */
  async read(query: Query, place: Pick<StrategyPlace, 'municipalityId' | 'strategyId'>): Promise<Ledger> {
    const { municipalityId, strategyId } = place;
    const { sight } = this.database;
    const cached = this.cache.get(strategyId, sight);
    const known = cached.revision;
    const revisions = await this.repository.revisionsAfter(query, municipalityId, strategyId, known);
    if (revisions.length === 0) return cached;
    const entries = await this.repository.entriesAfter(query, municipalityId, strategyId, known);
    // Of a snapshot taken between two statements, only whole revisions count.
    const last = revisions.at(-1)?.revision ?? 0;
    const ledger = cached.with(
      entries.filter((entry) => entry.revision <= last),
      revisions,
    );
    this.cache.keep(strategyId, ledger, sight);
    return ledger;
  }

  /**
   * The ledger as the transaction under way sees it, what it recorded itself included. Within one transaction the
   * same ledger is handed out again without asking.
   */
  async current(query: Query, place: Pick<StrategyPlace, 'municipalityId' | 'strategyId'>): Promise<Ledger> {
    const known = this.#inTransaction.get(query)?.get(place.strategyId);
    if (known) return known;
    const ledger = await this.read(query, place);
    this.#remember(query, place.strategyId, ledger);
    return ledger;
  }

  #remember(query: Query, strategyId: string, ledger: Ledger): void {
    const ledgers = this.#inTransaction.get(query) ?? new Map<string, Ledger>();
    this.#inTransaction.set(query, ledgers.set(strategyId, ledger));
  }

  /** See `WritersUnderWay`. */
  settle(...asked: Parameters<WritersUnderWay['settle']>): Promise<Date | null> {
    return this.writers.settle(...asked);
  }

  /**
   * Takes the lock of the strategy that a project or milestone belongs to, so that its writers follow one another.
   * False where there is no such thing.
   */
  async lockFor(
    query: Query,
    municipalityId: string,
    table: 'project' | 'milestone',
    id: string,
  ): Promise<boolean> {
    const head = await this.repository.lockStrategyOf(query, municipalityId, table, id);
    if (head) this.#lockedIn(query).set(head.strategyId, head);
    return head !== null;
  }

  /** Takes the locks of all strategies, before any other lock: until the transaction ends, no plan is changed. */
  async lockAll(query: Query, municipalityId: string): Promise<void> {
    await this.repository.lockAll(query, municipalityId);
  }

  async lockAndRead(query: Query, place: StrategyPlace): Promise<Locked> {
    const locked = this.#lockedIn(query);
    const head =
      locked.get(place.strategyId) ??
      (await this.repository.lock(query, place.municipalityId, place.strategyId));
    if (!head) throw notFound();
    locked.set(place.strategyId, head);
    const known = this.#inTransaction.get(query)?.get(place.strategyId) ?? this.cache.get(place.strategyId);
    const ledger = known.revision === head.revision ? known : await this.read(query, place);
    this.#remember(query, place.strategyId, ledger);
    return { ledger, head };
  }

  #lockedIn(query: Query): Map<string, LockedHead> {
    const locked = this.#locked.get(query) ?? new Map<string, LockedHead>();
    this.#locked.set(query, locked);
    return locked;
  }

  /**
   * Brings the projections of a municipality to today, where entries recorded in advance have taken effect since.
   * Asks once a day: whatever is recorded later today takes effect later than today, or at once.
   */
  async bringToToday(municipality: { readonly id: string; readonly timeZone: string }): Promise<void> {
    const today = this.clock.today(municipality.timeZone);
    if (this.#broughtTo.get(municipality.id) === today) return;
    // Whoever asks: the projection of the live plan, of which nobody is told anything here.
    await this.database.seeing('live', () => this.#bringTo(municipality, today));
  }

  async #bringTo(
    municipality: { readonly id: string; readonly timeZone: string },
    today: Day,
  ): Promise<void> {
    const due = await this.database.read(municipality.id, (query) =>
      this.repository.dueOn(query, municipality.id, today),
    );
    for (const strategyId of due) {
      await this.#projectAnew(
        { municipalityId: municipality.id, strategyId, timeZone: municipality.timeZone },
        today,
      );
    }
    // A refusal may still undo what was brought within its transaction.
    this.database.afterCommit(() => this.#broughtTo.set(municipality.id, today));
  }

  async #projectAnew(place: StrategyPlace, today: Day): Promise<void> {
    await this.database.write(place.municipalityId, async (query) => {
      const { ledger, head } = await this.lockAndRead(query, place);
      if (head.nextChangeOn === null || head.nextChangeOn > today || !ledger.recordedAt) return;
      const before = ledger.projectionOn(head.projectedOn ?? today, place.timeZone);
      const after = ledger.projectionOn(today, place.timeZone);
      const { revision, recordedAt } = ledger;
      await this.projections.write(query, place, before, after, [], recordedAt);
      await this.projections.advance(query, place, after, { revision, recordedAt, projectedOn: today });
    });
  }

  /**
   * The entries as they would stand in the ledger, next.
   *
   * @throws ProblemError 422 with the rule's code where they, or older ones because of them, make no sense
   */
  refuseUnsound(
    ledger: Ledger,
    proposals: readonly Proposal[],
    today: Day,
    fieldOf?: FieldOf,
  ): readonly Entry[] {
    const revision = ledger.revision + 1;
    const entries = proposals.map((entry, position): Entry => ({ ...entry, revision, position }));
    const refusal = ledger.check(entries, today);
    if (refusal) throw refusalProblem(refusal, ledger.entries, fieldOf);
    return entries;
  }

  /** What `on` and `knownAt` mean; see `momentOf`. */
  momentOf(...asked: Parameters<typeof momentOf>): Moment | null {
    return momentOf(...asked);
  }

  /** What a reader asks who may have the answer already, shared with whoever asks at the same moment. */
  stateOnce(municipalityId: string, strategyId: string): Promise<LedgerState | null> {
    const together: Query = (text, values) => this.database.readTogether(municipalityId, text, values);
    return this.repository.state(together, municipalityId, strategyId);
  }

  head(query: Query, municipalityId: string, strategyId: string): Promise<LedgerHead | null> {
    return this.repository.head(query, municipalityId, strategyId);
  }
}
