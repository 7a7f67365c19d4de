import fc from 'fast-check';
import { SharingMap } from '../src/plan';

interface Kept {
  readonly sharing: SharingMap<number, object>;
  readonly plain: Map<number, object>;
}

/** Either a value for a key, into the map named, or a new copy of it. */
const steps = fc.array(
  fc.record({
    map: fc.nat(),
    key: fc.nat(150),
    sets: fc.integer({ min: 0, max: 9 }).map((each) => each > 0),
  }),
  { minLength: 1, maxLength: 400, size: 'max' },
);

function run(taken: readonly { map: number; key: number; sets: boolean }[]): Kept[] {
  const maps: Kept[] = [{ sharing: new SharingMap(), plain: new Map() }];
  for (const { map, key, sets } of taken) {
    const { sharing, plain } = maps[map % maps.length] ?? { sharing: new SharingMap(), plain: new Map() };
    const value = {};
    if (sets) {
      sharing.set(key, value);
      plain.set(key, value);
    } else maps.push({ sharing: SharingMap.copyOf(sharing), plain: new Map(plain) });
  }
  return maps;
}

describe('a map that shares what it holds with its copies', () => {
  it('holds what a map of its own would hold, in the same order', () => {
    let copies = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const maps = run(taken);
        copies += maps.length - 1;
        for (const { sharing, plain } of maps) {
          expect([...sharing]).toEqual([...plain]);
          expect([...sharing.keys()]).toEqual([...plain.keys()]);
          expect([...sharing.values()].every((value, at) => value === [...plain.values()][at])).toBe(true);
          expect(sharing.size).toBe(plain.size);
          for (const key of [0, 75, 150]) {
            expect(sharing.get(key)).toBe(plain.get(key));
            expect(sharing.has(key)).toBe(plain.has(key));
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(copies).toBeGreaterThan(1000);
  });

  it('tells which keys differ between any two, copies of one another or not', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (taken, first, second) => {
        const maps = run(taken);
        const [before, after] = [maps[first % maps.length], maps[second % maps.length]];
        if (!before || !after) return;
        const keys = new Set([...before.plain.keys(), ...after.plain.keys()]);
        const expected = [...keys].filter((key) => before.plain.get(key) !== after.plain.get(key));
        for (const other of [after.sharing, after.plain])
          expect([...SharingMap.changedKeys(before.sharing, other)].sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
