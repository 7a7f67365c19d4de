import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerRepository } from './ledger.repository';

interface Wait {
  readonly settled: Promise<Date | null>;
  following?: Promise<Date | null>;
}

/** Those who are recording while somebody reads. */
@Injectable()
export class WritersUnderWay {
  /** Waits for writers, a strategy: the one under way, and the one that follows it. */
  readonly #waits = new Map<string, Wait>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: LedgerRepository,
  ) {}

  /**
   * Waits for the writers under way, whose revision may lie before an instant that a reader asks about: without the
   * wait, the answer for that instant could change afterwards. Before the read, in a transaction of its own, which all who
   * come meanwhile share: however many ask, a long writer leaves connections to everybody else.
   *
   * @returns the instant up to which nothing more will be recorded; null where there is no such strategy
   */
  settle(place: { readonly municipalityId: string; readonly strategyId: string }): Promise<Date | null> {
    const { municipalityId, strategyId } = place;
    const key = `${municipalityId}/${strategyId}`;
    const underWay = this.#waits.get(key);
    // A wait under way may have passed the writer that the caller asks about: the one that follows it has not.
    if (underWay) {
      const again = (): Promise<Date | null> => this.settle(place);
      return (underWay.following ??= underWay.settled.then(again, again));
    }
    const wait = (): Promise<Date | null> =>
      this.database.write(
        municipalityId,
        (query) => this.repository.awaitWriters(query, municipalityId, strategyId),
        'followers',
      );
    // Those of the live plan, whoever asks: there are no others.
    const settled = this.database.seeing('live', wait).finally(() => this.#waits.delete(key));
    this.#waits.set(key, { settled });
    return settled;
  }
}
