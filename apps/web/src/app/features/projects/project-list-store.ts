import { computed, inject, Injectable, signal } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { List, Office, ProjectSummary } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { readFilter, type ProjectFilter } from './project-filter';
import { ProjectsApi } from './projects-api';

export type Audience = 'public' | 'members';

export interface ProjectListState {
  readonly filter: ProjectFilter;
  readonly audience: Audience;
  readonly loaded: Loaded<{ readonly list: List<ProjectSummary>; readonly offices: readonly Office[] }>;
}

/** One page of the list that the address asks for. */
@Injectable()
export class ProjectListStore {
  private readonly api = inject(ProjectsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly current = signal<ProjectListState | null>(null);
  private asked: { readonly query: ParamMap; readonly audience: Audience } | null = null;
  readonly page = this.current.asReadonly();
  readonly failure = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly content = computed(() => {
    const loaded = this.current()?.loaded;
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(query: ParamMap, audience: Audience, quietly = false): Promise<void> {
    const asked = { query, audience };
    this.asked = asked;
    const strategy = this.place.strategy();
    const slug = this.place.slug();
    const filter = readFilter(query);
    if (!this.place.place() || (audience === 'public' && !strategy)) {
      this.current.set(null);
      return;
    }
    const source = { slug, strategyId: audience === 'public' ? (strategy?.id ?? null) : null };
    const isMember = this.session.membershipIn(slug) !== null;
    const loaded = await load(async () => {
      const [list, offices] = await Promise.all([
        this.api.list(source, filter),
        audience === 'members' && isMember ? this.api.offices(slug) : null,
      ]);
      return { list, offices: offices?.items ?? [] };
    });
    if (this.asked === asked && (loaded.state === 'ready' || !quietly))
      this.current.set({ filter, audience, loaded });
  }

  /** Reads quietly what stands there now; what cannot be read leaves what is shown. */
  async refresh(): Promise<void> {
    if (this.asked) await this.open(this.asked.query, this.asked.audience, true);
  }

  async retry(): Promise<void> {
    if (this.asked) await this.open(this.asked.query, this.asked.audience);
  }
}
