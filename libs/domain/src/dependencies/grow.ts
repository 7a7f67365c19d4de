import type { Needs } from './dependencies';

/** What of some new dependencies can be added to known ones. */
export interface Grown {
  readonly added: readonly Needs[];
  /** Each would close a circle with what is known and what was added before it. */
  readonly circular: readonly Needs[];
}

/**
 * Adds dependencies one after the other and leaves out those that would close a circle, and those that are known already.
 * Searches from both ends at once and stops where the shorter way ends: lists bring chains of thousands.
 *
 * @param known without a circle
 */
export function grow(known: readonly Needs[], wanted: readonly Needs[]): Grown {
  const ways = new Ways();
  for (const one of known) ways.add(one);
  const added: Needs[] = [];
  const circular: Needs[] = [];
  for (const one of wanted) {
    if (ways.has(one)) continue;
    if (ways.wouldClose(one)) circular.push(one);
    else {
      ways.add(one);
      added.push(one);
    }
  }
  return { added, circular };
}

class Ways {
  readonly #needs = new Map<string, Set<string>>();
  readonly #neededBy = new Map<string, Set<string>>();

  has({ milestoneId, needsId }: Needs): boolean {
    return this.#needs.get(milestoneId)?.has(needsId) === true;
  }

  add({ milestoneId, needsId }: Needs): void {
    link(this.#needs, milestoneId, needsId);
    link(this.#neededBy, needsId, milestoneId);
  }

  wouldClose({ milestoneId, needsId }: Needs): boolean {
    const up = walk(needsId, this.#needs);
    const down = walk(milestoneId, this.#neededBy);
    for (;;) {
      const above = up.next();
      if (above.done) return false;
      if (above.value === milestoneId) return true;
      const below = down.next();
      if (below.done) return false;
      if (below.value === needsId) return true;
    }
  }
}

function link(ways: Map<string, Set<string>>, from: string, to: string): void {
  const known = ways.get(from);
  if (known) known.add(to);
  else ways.set(from, new Set([to]));
}

function* walk(from: string, ways: ReadonlyMap<string, ReadonlySet<string>>): Generator<string, void> {
  const seen = new Set([from]);
  for (const id of seen) {
    yield id;
    for (const next of ways.get(id) ?? []) seen.add(next);
  }
}
