import { computed, inject, Injectable, signal } from '@angular/core';
import type { Report } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { ReportsApi } from './reports-api';

/** Reports under way that concern whoever looks. */
@Injectable()
export class ReportsStore {
  private readonly api = inject(ReportsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<Loaded<readonly Report[]> | null>(null);
  readonly failure = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  /** Those that are not sealed: sealed ones are editions. */
  readonly reports = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'ready' ? loaded.value.filter(({ state }) => state !== 'sealed') : null;
  });

  async open(): Promise<void> {
    const slug = this.place.slug();
    this.current.set(await load(async () => (await this.api.list(slug)).items));
  }
}
