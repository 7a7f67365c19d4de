import { computed, inject, Injectable, signal } from '@angular/core';
import type { Municipality, Strategy } from '@wegmarke/domain/contracts';
import { localDay, type Day } from '@wegmarke/domain/calendar';
import { load, type Failure, type Loaded } from '../http/failure';
import { PlaceApi } from './place-api';

export interface Place {
  readonly municipality: Municipality;
  readonly strategies: readonly Strategy[];
}

/** The municipality that the address names, and its strategies. */
@Injectable({ providedIn: 'root' })
export class PlaceStore {
  private readonly api = inject(PlaceApi);
  private readonly current = signal<Loaded<Place> | null>(null);
  private slugLoaded = '';

  readonly place = computed<Place | null>(() => {
    const current = this.current();
    return current?.state === 'ready' ? current.value : null;
  });
  readonly failure = computed<Failure | null>(() => {
    const current = this.current();
    return current?.state === 'failed' ? current.failure : null;
  });
  readonly municipality = computed(() => this.place()?.municipality ?? null);
  /** The leading strategy; null before a city has published one. */
  readonly strategy = computed<Strategy | null>(() => this.place()?.strategies[0] ?? null);
  readonly slug = computed(() => this.municipality()?.slug ?? this.slugLoaded);

  /** Loads once a municipality; `again` asks anew, after a failure or when strategies may have changed. */
  async open(slug: string, again = false): Promise<void> {
    if (!again && slug === this.slugLoaded && this.place()) return;
    this.slugLoaded = slug;
    const loaded = await load(() => this.read(slug));
    if (this.slugLoaded === slug) this.current.set(loaded);
  }

  /** Reads quietly what stands there now; what cannot be read leaves what was known. */
  async refresh(): Promise<void> {
    const slug = this.slugLoaded;
    const loaded = await load(() => this.read(slug));
    if (loaded.state === 'ready' && this.slugLoaded === slug) this.current.set(loaded);
  }

  /** Today where the municipality is. */
  today(): Day {
    return localDay(new Date(), this.municipality()?.timeZone ?? 'Europe/Berlin');
  }

  /** The day of an instant where the municipality is. */
  dayOf(instant: string): Day {
    return localDay(new Date(instant), this.municipality()?.timeZone ?? 'Europe/Berlin');
  }

  private async read(slug: string): Promise<Place> {
    const [municipality, strategies] = await Promise.all([
      this.api.municipality(slug),
      this.api.strategies(slug),
    ]);
    return { municipality, strategies: strategies.items };
  }
}
