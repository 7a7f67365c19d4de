import { computed, inject, Injectable, signal } from '@angular/core';
import type { Edition } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { EditionsApi } from './editions-api';

/** All sealed reports that the reader may read, newest first. */
@Injectable()
export class EditionsStore {
  private readonly api = inject(EditionsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<Loaded<readonly Edition[]> | null>(null);
  readonly failure = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly editions = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(): Promise<void> {
    const slug = this.place.slug();
    this.current.set(await load(async () => (await this.api.list(slug)).items));
  }
}
