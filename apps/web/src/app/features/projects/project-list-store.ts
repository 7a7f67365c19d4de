import { computed, inject, Injectable, signal } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { List, ProjectSummary } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { readFilter, type ProjectFilter } from './project-filter';
import { ProjectsApi } from './projects-api';

export interface ProjectListState {
  readonly filter: ProjectFilter;
  readonly loaded: Loaded<List<ProjectSummary>>;
}

/** One page of the list that the address asks for. */
@Injectable()
export class ProjectListStore {
  private readonly api = inject(ProjectsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<ProjectListState | null>(null);
  private asked: { readonly query: ParamMap } | null = null;
  readonly page = this.current.asReadonly();
  readonly failure = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly list = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(query: ParamMap, quietly = false): Promise<void> {
    const asked = { query };
    this.asked = asked;
    const strategyId = this.place.strategy()?.id;
    if (!this.place.place() || strategyId === undefined) {
      this.current.set(null);
      return;
    }
    const filter = readFilter(query);
    const loaded = await load(() => this.api.list({ slug: this.place.slug(), strategyId }, filter));
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
