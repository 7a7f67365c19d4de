import { computed, inject, Injectable, signal } from '@angular/core';
import type { Project } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { ProjectsApi } from './projects-api';

/** One project; members see also what is not published. */
@Injectable()
export class ProjectStore {
  private readonly api = inject(ProjectsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly current = signal<Loaded<Project> | null>(null);
  private id: string | null = null;
  readonly failure = computed(() => {
    const current = this.current();
    return current?.state === 'failed' ? current.failure : null;
  });
  readonly project = computed(() => {
    const current = this.current();
    return current?.state === 'ready' ? current.value : null;
  });

  async open(id: string): Promise<void> {
    this.id = id;
    const slug = this.place.slug();
    const strategies = this.place.place()?.strategies ?? [];
    const isMember = this.session.membershipIn(slug) !== null;
    const loaded = await load(() => {
      if (isMember || strategies.length === 0) return this.api.find({ slug, strategyId: null }, id);
      return this.api.find({ slug, strategyId: strategies[0]?.id ?? null }, id);
    });
    if (this.id === id) this.current.set(loaded);
  }

  async retry(): Promise<void> {
    if (this.id !== null) await this.open(this.id);
  }
}
