import { computed, inject, Injectable, signal } from '@angular/core';
import type { Portfolio } from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { PortfolioApi } from './portfolio-api';
import {
  arrange,
  countHealth,
  EVERYTHING,
  select,
  toRows,
  type PortfolioQuery,
  type ProjectRow,
} from '@wegmarke/domain/portfolio';

/** Everything is loaded once; what is shown of it follows from the address, in the browser. */
@Injectable()
export class PortfolioStore {
  private readonly api = inject(PortfolioApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly words = inject(WORDS);
  private readonly current = signal<Portfolio | null>(null);
  private readonly failed = signal<Failure | null>(null);
  private readonly asked = signal<PortfolioQuery>(EVERYTHING);
  private readonly folded = signal<ReadonlySet<string>>(new Set());
  private readonly chosen = signal<ReadonlySet<string>>(new Set());

  readonly portfolio = this.current.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly query = this.asked.asReadonly();
  /** Whether whoever is signed in may change many projects at once. */
  readonly maySteer = computed(() => this.session.can(this.place.slug(), 'plan.change'));
  readonly all = computed<readonly ProjectRow[]>(() => {
    const portfolio = this.current();
    return portfolio ? toRows(portfolio, this.place.today(), (text) => this.words.field(text)) : [];
  });
  readonly found = computed(() => select(this.all(), this.asked()));
  readonly rows = computed(() => arrange(this.found(), this.asked().group, this.folded()));
  readonly health = computed(() => countHealth(this.found()));
  /** Those chosen that are still there, whether the filter shows them or not. */
  readonly selection = computed(() => {
    const chosen = this.chosen();
    return chosen.size === 0 ? [] : this.all().filter(({ key }) => chosen.has(key));
  });
  readonly selected = this.chosen.asReadonly();

  ask(query: PortfolioQuery): void {
    this.asked.set(query);
  }

  /** Loads everything; anew after a change. What is there stays until then. */
  async open(): Promise<void> {
    const strategy = this.place.strategy();
    if (!strategy) return;
    const slug = this.place.slug();
    const loaded = await load(() => this.api.read(slug, strategy.id));
    if (loaded.state === 'ready') this.current.set(loaded.value);
    this.failed.set(loaded.state === 'failed' ? loaded.failure : null);
  }

  toggle(id: string): void {
    this.chosen.update((ids) => flipped(ids, id));
  }

  /** All that the filter shows, or none of them. */
  toggleAll(): void {
    const found = this.found().map(({ key }) => key);
    const isAll = found.every((id) => this.chosen().has(id));
    this.chosen.set(isAll ? new Set() : new Set(found));
  }

  choose(ids: readonly string[]): void {
    this.chosen.update((before) => new Set([...before, ...ids]));
  }

  chooseOnly(id: string): void {
    this.chosen.set(new Set([id]));
  }

  clear(): void {
    this.chosen.set(new Set());
  }

  fold(key: string): void {
    this.folded.update((keys) => flipped(keys, key));
  }
}

function flipped(values: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
