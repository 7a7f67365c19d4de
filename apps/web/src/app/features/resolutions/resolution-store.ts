import { computed, inject, Injectable, signal } from '@angular/core';
import type { ResolutionDetails, Revision } from '@wegmarke/domain/contracts';
import { failureOf, load, type Failure, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { ResolutionsApi } from './resolutions-api';

/** So many revisions are told on the page of a resolution. */
const MOST_TOLD = 12;

export interface TiedRevision {
  readonly strategyId: string;
  readonly by: 'link' | 'paper';
  readonly told: Revision;
}

interface Read {
  readonly resolution: ResolutionDetails;
  readonly revisions: readonly TiedRevision[];
}

/** One resolution with the revisions of the ledger that it decided. */
@Injectable()
export class ResolutionStore {
  private readonly api = inject(ResolutionsApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<Loaded<Read> | null>(null);
  private id: string | null = null;
  readonly failure = computed(() => {
    const current = this.current();
    return current?.state === 'failed' ? current.failure : null;
  });
  readonly read = computed(() => {
    const current = this.current();
    return current?.state === 'ready' ? current.value : null;
  });

  async open(id: string, quietly = false): Promise<void> {
    this.id = id;
    const loaded = await load(async () => this.told(await this.api.find(this.place.slug(), id)));
    if (this.id === id && (loaded.state === 'ready' || !quietly)) this.current.set(loaded);
  }

  async refresh(): Promise<void> {
    if (this.id !== null) await this.open(this.id, true);
  }

  async retry(): Promise<void> {
    if (this.id !== null) await this.open(this.id);
  }

  /** Writes, and shows what stands there afterwards. Resolves to what went wrong. */
  async write(
    send: (slug: string, resolution: ResolutionDetails) => Promise<ResolutionDetails>,
  ): Promise<Failure | null> {
    const before = this.read()?.resolution;
    if (!before) return null;
    try {
      const written = await send(this.place.slug(), before);
      const value = await this.told(written);
      if (this.id === written.id) this.current.set({ state: 'ready', value });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      // Somebody else was faster: the next attempt is made knowingly, on what stands there now.
      if (failure.status === 412) await this.refresh();
      return failure;
    }
  }

  private async told(resolution: ResolutionDetails): Promise<Read> {
    const revisions = await Promise.all(
      resolution.revisions.slice(-MOST_TOLD).map(async ({ strategyId, revision, by }) => {
        const told = await load(() => this.api.revision(this.place.slug(), strategyId, revision));
        return told.state === 'ready' ? [{ strategyId, by, told: told.value }] : [];
      }),
    );
    return { resolution, revisions: revisions.flat().reverse() };
  }
}
