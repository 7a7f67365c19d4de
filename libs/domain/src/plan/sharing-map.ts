/** A copy that differs in more keys than this is put together anew: what it looks through stays small. */
const MOST_OWN = 64;

/**
 * A map with cheap copies: they share what they had in common, and each keeps its own changes beside it. A change of one
 * never shows in another. Nothing can be taken out; the order is that in which keys came in, as in a `Map`.
 */
export class SharingMap<Key, Value extends object> implements ReadonlyMap<Key, Value> {
  /** Never changed from here on: copies hold it as well. */
  #shared: ReadonlyMap<Key, Value> = new Map();
  #own = new Map<Key, Value>();
  /** How many of the own keys are not among the shared ones. */
  #added = 0;

  static copyOf<Key, Value extends object>(map: ReadonlyMap<Key, Value>): SharingMap<Key, Value> {
    const copy = new SharingMap<Key, Value>();
    if (map instanceof SharingMap) {
      const source = map as SharingMap<Key, Value>;
      if (source.#own.size > MOST_OWN) source.#shareAll();
      copy.#shared = source.#shared;
      copy.#own = new Map(source.#own);
      copy.#added = source.#added;
    } else {
      copy.#shared = new Map(map);
    }
    return copy;
  }

  /** The keys whose values are not the same by identity, and those that only one of two maps has. Quick for copies. */
  static changedKeys<Key, Value extends object>(
    before: ReadonlyMap<Key, Value>,
    after: ReadonlyMap<Key, Value>,
  ): Set<Key> {
    const keys = new Set<Key>();
    const areCopies =
      before instanceof SharingMap && after instanceof SharingMap && before.#shared === after.#shared;
    for (const map of areCopies ? [before.#own, after.#own] : [before, after])
      for (const key of map.keys() as Iterable<Key>) if (before.get(key) !== after.get(key)) keys.add(key);
    return keys;
  }

  #shareAll(): void {
    this.#shared = this.#shared.size === 0 ? this.#own : new Map(this);
    this.#own = new Map();
    this.#added = 0;
  }

  get size(): number {
    return this.#shared.size + this.#added;
  }

  get(key: Key): Value | undefined {
    return this.#own.get(key) ?? this.#shared.get(key);
  }

  has(key: Key): boolean {
    return this.#own.has(key) || this.#shared.has(key);
  }

  set(key: Key, value: Value): this {
    if (!this.has(key)) this.#added += 1;
    this.#own.set(key, value);
    return this;
  }

  entries(): MapIterator<[Key, Value]> {
    if (this.#shared.size === 0) return this.#own.entries();
    return this.#own.size === 0 ? this.#shared.entries() : this.#merged();
  }

  *#merged(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#shared) yield [key, this.#own.get(key) ?? value];
    for (const entry of this.#own) if (!this.#shared.has(entry[0])) yield entry;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(tell: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) tell(value, key, this);
  }
}
