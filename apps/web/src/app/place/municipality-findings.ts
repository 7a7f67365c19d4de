import { inject, makeStateKey, TransferState } from '@angular/core';
import type { Health, Municipality, Share } from '@wegmarke/domain/contracts';
import { load, type Loaded } from '../http/failure';
import { PlaceApi } from './place-api';

/** A municipality with what its course says today, as far as that could be told. */
export interface FoundMunicipality {
  readonly municipality: Municipality;
  /** Null where its course could not be loaded: the list stands without it. */
  readonly finding: Finding | null;
}

export interface Finding {
  readonly hasStrategy: boolean;
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly health: Health | null;
}

/** With more municipalities the list shows names alone: two questions for each would keep everyone waiting. */
const MOST_FINDINGS = 24;
const KEY = makeStateKey<readonly FoundMunicipality[]>('municipalities');
const NO_STRATEGY: Finding = { hasStrategy: false, actual: null, planned: null, health: null };

/** Needs an injection context. */
export async function loadFindings(): Promise<Loaded<readonly FoundMunicipality[]>> {
  const api = inject(PlaceApi);
  const transfer = inject(TransferState);
  const travelled = transfer.get(KEY, null);
  transfer.remove(KEY);
  if (travelled) return { state: 'ready', value: travelled };
  const loaded = await load(async () => {
    const { items } = await api.municipalities();
    return Promise.all(
      items.map(async (municipality) => ({
        municipality,
        finding: items.length > MOST_FINDINGS ? null : await findingOf(api, municipality.slug),
      })),
    );
  });
  if (typeof ngServerMode !== 'undefined' && ngServerMode && loaded.state === 'ready') {
    transfer.set(KEY, loaded.value);
  }
  return loaded;
}

async function findingOf(api: PlaceApi, slug: string): Promise<Finding | null> {
  const loaded = await load(async (): Promise<Finding | null> => {
    const strategy = (await api.strategies(slug)).items[0];
    if (!strategy) return NO_STRATEGY;
    const course = await api.course(slug, strategy.id);
    if ('noRecord' in course) return null;
    const { actual, planned } = course.todayScope;
    return { hasStrategy: true, actual, planned, health: course.health };
  });
  return loaded.state === 'ready' ? loaded.value : null;
}
