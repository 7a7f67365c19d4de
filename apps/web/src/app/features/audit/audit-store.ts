import { computed, inject, Injectable, signal } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { AuditEvent, AuditHead, List, Person } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { AuditApi, type AuditFilter, FILTER_NAMES } from './audit-api';

interface AuditFacts {
  readonly list: List<AuditEvent>;
  readonly head: AuditHead;
  readonly people: readonly Person[];
}

/** The log of events, as the address asks for it. */
@Injectable()
export class AuditStore {
  private readonly api = inject(AuditApi);
  private readonly place = inject(PlaceStore);
  private readonly asked = signal<ParamMap | null>(null);
  private readonly loaded = signal<Loaded<AuditFacts> | null>(null);
  readonly filter = computed(() => filterIn(this.asked()));
  readonly cursor = computed(() => this.asked()?.get('cursor') ?? null);
  readonly failure = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly facts = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(query: ParamMap): Promise<void> {
    this.asked.set(query);
    const slug = this.place.slug();
    const loaded = await load(async () => {
      const [list, head, people] = await Promise.all([
        this.api.list(slug, filterIn(query), query.get('cursor')),
        this.api.head(slug),
        this.api.people(slug),
      ]);
      return { list, head, people };
    });
    if (this.asked() === query) this.loaded.set(loaded);
  }

  async retry(): Promise<void> {
    const query = this.asked();
    if (query) await this.open(query);
  }
}

function filterIn(query: ParamMap | null): AuditFilter {
  const given = FILTER_NAMES.flatMap((name) => {
    const value = query?.get(name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}
