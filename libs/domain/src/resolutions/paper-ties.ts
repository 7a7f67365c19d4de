import type { ResolutionRole } from '../contracts';
import { referenceKey } from './reference';

/** A paper in one body, as far as its ties to the plan depend on it. */
export interface PaperInBody {
  readonly id: string;
  readonly reference: string;
  readonly role: ResolutionRole;
}

/**
 * Which resolutions a revision of the ledger belongs to by the paper that it names. A paper goes through several bodies:
 * where one of them decides, the plan follows that decision and not the advice before it; where none does, all of them
 * are tied.
 *
 * @returns ids of resolutions by the key of the reference
 */
export function resolutionsByPaper(
  resolutions: readonly PaperInBody[],
): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, PaperInBody[]>();
  for (const resolution of resolutions) {
    const key = referenceKey(resolution.reference);
    if (key === null) continue;
    byKey.set(key, [...(byKey.get(key) ?? []), resolution]);
  }
  return new Map(
    [...byKey].map(([key, all]) => {
      const deciding = all.filter(({ role }) => role === 'decision');
      return [key, (deciding.length > 0 ? deciding : all).map(({ id }) => id)];
    }),
  );
}
