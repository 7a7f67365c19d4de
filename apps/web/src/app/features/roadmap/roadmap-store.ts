import { computed, inject, Injectable, signal } from '@angular/core';
import type { Roadmap } from '@wegmarke/domain/contracts';
import { type Mark, marksOf, type Push, pushedBy } from '@wegmarke/domain/dependencies';
import { failureOf, load, type Failure, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { RoadmapApi } from './roadmap-api';
import type { Grouping } from './roadmap-question';
import type { Heading } from './roadmap-rows';

/** The plan of the leading strategy along time, and what needs what. */
@Injectable()
export class RoadmapStore {
  private readonly api = inject(RoadmapApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly current = signal<Loaded<Roadmap> | null>(null);

  readonly failure = computed(() => {
    const current = this.current();
    return current?.state === 'failed' ? current.failure : null;
  });
  readonly roadmap = computed(() => {
    const current = this.current();
    return current?.state === 'ready' ? current.value : null;
  });
  readonly marks = computed<readonly Mark[]>(() => {
    const roadmap = this.roadmap();
    return roadmap ? marksOf(roadmap) : [];
  });
  readonly marksById = computed(() => new Map(this.marks().map((mark) => [mark.milestone.id, mark])));
  private readonly allPushes = computed(() => this.marks().flatMap(({ push }) => push ?? []));

  async open(): Promise<void> {
    const loaded = await this.read();
    this.current.set(loaded);
  }

  /** Reads quietly what stands there now; what cannot be read leaves what is shown. */
  async refresh(): Promise<void> {
    const loaded = await this.read();
    if (loaded?.state === 'ready') this.current.set(loaded);
  }

  headings(grouping: Grouping): readonly Heading[] {
    const roadmap = this.roadmap();
    if (grouping === 'pillar') return this.place.strategy()?.pillars ?? [];
    const among = (grouping === 'office' ? roadmap?.offices : roadmap?.departments) ?? [];
    return among.map(({ id, title }) => ({ id, title, number: null }));
  }

  /** What of the plan would have to move because of this milestone. */
  pushedBy(id: string): readonly Push[] {
    return pushedBy(id, this.allPushes());
  }

  /** Whether whoever is signed in may say what the milestone needs. */
  mayChange({ milestone, project }: Mark): boolean {
    const { officeId } = milestone;
    const { departmentId } = project;
    return this.session.can(this.place.slug(), 'milestone.update', { officeId, departmentId });
  }

  /** Resolves to what went wrong. */
  addNeed(milestoneId: string, needsId: string): Promise<Failure | null> {
    return this.write((slug, strategyId) => this.api.add(slug, strategyId, { milestoneId, needsId }));
  }

  removeNeed(dependencyId: string): Promise<Failure | null> {
    return this.write((slug, strategyId) => this.api.remove(slug, strategyId, dependencyId));
  }

  private async write(work: (slug: string, strategyId: string) => Promise<unknown>): Promise<Failure | null> {
    const strategyId = this.place.strategy()?.id ?? '';
    try {
      await work(this.place.slug(), strategyId);
    } catch (error) {
      return failureOf(error);
    }
    await this.refresh();
    return null;
  }

  private async read(): Promise<Loaded<Roadmap> | null> {
    const slug = this.place.slug();
    const strategy = this.place.strategy();
    if (!strategy) return null;
    return load(() => this.api.roadmap(slug, strategy.id));
  }
}
