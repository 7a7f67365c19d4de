import { computed, inject, Injectable, signal } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { List, Resolution, ResolutionBody } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { readFilter, type ResolutionFilter } from './resolution-filter';
import { ResolutionsApi } from './resolutions-api';

interface Read {
  readonly list: List<Resolution>;
  readonly bodies: readonly ResolutionBody[];
}

interface RegisterState {
  readonly filter: ResolutionFilter;
  readonly loaded: Loaded<Read>;
}

/** One page of the register that the address asks for. */
@Injectable()
export class RegisterStore {
  private readonly api = inject(ResolutionsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<RegisterState | null>(null);
  private asked: { readonly query: ParamMap } | null = null;
  readonly page = this.current.asReadonly();
  readonly failure = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly read = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(query: ParamMap, quietly = false): Promise<void> {
    const asked = { query };
    this.asked = asked;
    const slug = this.place.slug();
    const filter = readFilter(query);
    const loaded = await load(async () => {
      const [list, { items: bodies }] = await Promise.all([
        this.api.list(slug, filter),
        this.api.bodies(slug),
      ]);
      return { list, bodies };
    });
    if (this.asked === asked && (loaded.state === 'ready' || !quietly)) this.current.set({ filter, loaded });
  }

  /** Reads quietly what stands there now; what cannot be read leaves what is shown. */
  async refresh(): Promise<void> {
    if (this.asked) await this.open(this.asked.query, true);
  }

  async retry(): Promise<void> {
    if (this.asked) await this.open(this.asked.query);
  }
}
