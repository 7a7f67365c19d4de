import { computed, inject, Injectable, signal } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { CourseChanges, List, Revision, ScopeAccount } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { LedgerApi } from './ledger-api';
import { readLedgerFilter, type LedgerFilter } from './ledger-filter';

export interface LedgerFacts {
  readonly list: List<Revision>;
  /** Null: nothing was recorded by that day. */
  readonly account: ScopeAccount | null;
  /** Where the address names the first day of a period that ends by today. */
  readonly changes: CourseChanges | null;
}

export interface LedgerState {
  readonly filter: LedgerFilter;
  readonly loaded: Loaded<LedgerFacts>;
}

/** The plan ledger of the leading strategy, as the address asks for it. */
@Injectable()
export class LedgerStore {
  private readonly api = inject(LedgerApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<LedgerState | null>(null);
  private query: ParamMap | null = null;
  /** Null where the municipality has no strategy yet. */
  readonly page = this.current.asReadonly();
  readonly failure = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly facts = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(query: ParamMap): Promise<void> {
    this.query = query;
    const slug = this.place.slug();
    const strategy = this.place.strategy();
    if (!strategy) {
      this.current.set(null);
      return;
    }
    const filter = readLedgerFilter(query, this.place.today());
    const loaded = await load(() => this.read(slug, strategy.id, filter));
    if (this.query === query) this.current.set({ filter, loaded });
  }

  async retry(): Promise<void> {
    if (this.query) await this.open(this.query);
  }

  private async read(slug: string, strategyId: string, filter: LedgerFilter): Promise<LedgerFacts> {
    const today = this.place.today();
    const { from, revision } = filter;
    const to = filter.to !== null && filter.to < today ? filter.to : null;
    const isPeriod = from !== null && from <= (to ?? today);
    const [list, account, changes] = await Promise.all([
      revision === null
        ? this.api.revisions(slug, strategyId, filter)
        : this.api.revision(slug, strategyId, revision).then(aloneInList),
      this.api.account(slug, strategyId, filter.on),
      isPeriod ? this.api.changes(slug, strategyId, from, to) : null,
    ]);
    return {
      list,
      account: 'noRecord' in account ? null : account,
      changes: changes && !('noRecord' in changes) ? changes : null,
    };
  }
}

function aloneInList(revision: Revision): List<Revision> {
  return { items: [revision], nextCursor: null, total: 1 };
}
