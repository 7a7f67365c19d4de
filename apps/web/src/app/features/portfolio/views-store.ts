import { computed, inject, Injectable, signal } from '@angular/core';
import type { SavedView, SavedViewPatch } from '@wegmarke/domain/contracts';
import { load, type Failure, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { PortfolioApi } from './portfolio-api';

/** The reader's own views and those that the digital office shares. */
@Injectable()
export class ViewsStore {
  private readonly api = inject(PortfolioApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly items = signal<readonly SavedView[]>([]);
  private readonly failed = signal<Failure | null>(null);

  readonly views = this.items.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly mayShare = computed(() => this.session.can(this.place.slug(), 'view.share'));

  /** @returns the view with which the portfolio opens */
  async open(): Promise<SavedView | null> {
    // Somebody who only looks in has none.
    if (!this.session.can(this.place.slug(), 'view.save')) return null;
    const loaded = await load(() => this.api.views(this.place.slug()));
    if (loaded.state === 'ready') this.items.set(loaded.value.items);
    return this.items().find(({ isDefault }) => isDefault) ?? null;
  }

  /** @returns the new view; null where it was refused, `failure` says why */
  async save(name: string, query: string, shared: boolean): Promise<SavedView | null> {
    const input = { name, query, shared };
    const saved = await load(() => this.api.addView(this.place.slug(), input, crypto.randomUUID()));
    return this.meet(saved);
  }

  async change(view: SavedView, patch: SavedViewPatch): Promise<SavedView | null> {
    return this.meet(await load(() => this.api.changeView(this.place.slug(), view, patch)));
  }

  async remove(view: SavedView): Promise<boolean> {
    const removed = await load(() => this.api.removeView(this.place.slug(), view));
    await this.meet(removed);
    return removed.state === 'ready';
  }

  async setDefault(viewId: string | null): Promise<void> {
    const set = await load(() => this.api.setDefaultView(this.place.slug(), viewId));
    if (set.state === 'ready') this.items.set(set.value.items);
    this.failed.set(set.state === 'failed' ? set.failure : null);
  }

  forgetFailure(): void {
    this.failed.set(null);
  }

  private async meet<T>(done: Loaded<T>): Promise<T | null> {
    this.failed.set(done.state === 'failed' ? done.failure : null);
    if (done.state === 'failed') return null;
    await this.open();
    return done.value;
  }
}
