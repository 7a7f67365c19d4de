import fc from 'fast-check';
import { addDays } from '../calendar';
import { circleThrough, grow, type Needs, pushedBy, pushes, type Timed } from '.';

const NAMES = Array.from({ length: 9 }, (_, at) => `m${at}`);
const START = '2026-01-01';
const edge = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES))
  .map(([milestoneId, needsId]): Needs => ({ milestoneId, needsId }));
const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(START, days));
const milestone = (id: string): fc.Arbitrary<Timed> =>
  fc
    .record({ promised: fc.option(day), completed: fc.option(day, { freq: 4 }), isDone: fc.boolean() })
    .map(({ promised, completed, isDone }) => ({
      id,
      promisedOn: promised,
      completedOn: isDone ? completed : null,
    }));
const milestones = fc.tuple(...NAMES.map(milestone));

/** Independent of the rule under test: takes away again and again what needs nothing that is left. */
function isAcyclic(edges: readonly Needs[]): boolean {
  let left = [...edges];
  for (;;) {
    const waiting = new Set(left.map(({ milestoneId }) => milestoneId));
    const next = left.filter(({ needsId }) => waiting.has(needsId));
    if (next.length === left.length) return left.length === 0;
    left = next;
  }
}

const oneByOne = (edges: readonly Needs[]): Needs[] =>
  edges.reduce<Needs[]>((known, next) => (circleThrough(known, next) ? known : [...known, next]), []);

describe('dependencies between milestones', () => {
  it('are refused exactly where they would close a circle, and the circle is named', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 30 }), edge, (edges, next) => {
        const known = oneByOne(edges);
        expect(isAcyclic(known)).toBe(true);
        const circle = circleThrough(known, next);
        expect(circle === null).toBe(isAcyclic([...known, next]));
        if (!circle) return;
        expect([circle[0], circle.at(-1)]).toEqual([next.needsId, next.milestoneId]);
        for (const [at, id] of circle.slice(1).entries())
          expect(known).toContainEqual({ milestoneId: circle[at], needsId: id });
      }),
    );
  });

  it('that a list brings are added where none closes a circle, as if one after the other', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 10 }), fc.array(edge, { maxLength: 30 }), (before, wanted) => {
        const known = oneByOne(before);
        const { added, circular } = grow(known, wanted);
        const all = wanted.reduce<Needs[]>(
          (now, next) => (circleThrough(now, next) ? now : [...now, next]),
          known,
        );
        const key = ({ milestoneId, needsId }: Needs) => `${milestoneId} ${needsId}`;
        expect(new Set([...known, ...added].map(key))).toEqual(new Set(all.map(key)));
        expect(new Set([...known, ...added].map(key)).size).toBe(new Set(known.map(key)).size + added.length);
        expect(circular).toEqual(wanted.filter((one) => circular.includes(one) && !added.includes(one)));
        for (const one of circular) expect(circleThrough([...known, ...added], one)).not.toBeNull();
      }),
    );
  });

  it.each(['in order', 'backwards'])('that a list brings may be a ring as long as a list, %s', (order) => {
    const ring = Array.from({ length: 50_000 }, (_, at) => ({
      milestoneId: String(at),
      needsId: String((at + 1) % 50_000),
    }));
    const { added, circular } = grow([], order === 'in order' ? ring : ring.toReversed());
    expect([added.length, circular.length]).toEqual([49_999, 1]);
  });

  it('push what is promised too early, just far enough, and nothing else', () => {
    fc.assert(
      fc.property(milestones, fc.array(edge, { maxLength: 25 }), (plan, edges) => {
        const known = oneByOne(edges);
        const found = pushes(plan, known);
        for (const { milestoneId, promisedOn, wouldBeOn, days } of found) {
          const own = plan.find(({ id }) => id === milestoneId);
          expect([own?.promisedOn, own?.completedOn]).toEqual([promisedOn, null]);
          expect([days > 0, addDays(promisedOn, days)]).toEqual([true, wouldBeOn]);
        }
        const moved = plan.map((one) => {
          const push = found.find(({ milestoneId }) => milestoneId === one.id);
          return push ? { ...one, promisedOn: push.wouldBeOn } : one;
        });
        expect(pushes(moved, known)).toEqual([]);
        // A day less for any of them, and it is pushed again.
        for (const push of found) {
          const early = moved.map((one) =>
            one.id === push.milestoneId ? { ...one, promisedOn: addDays(push.wouldBeOn, -1) } : one,
          );
          expect(pushes(early, known).map(({ milestoneId }) => milestoneId)).toContain(push.milestoneId);
        }
      }),
    );
  });

  it('push at least as far when a promise slips', () => {
    fc.assert(
      fc.property(
        milestones,
        fc.array(edge, { maxLength: 25 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 99 }),
        (plan, edges, at, by) => {
          const known = oneByOne(edges);
          const slipped = plan.map((one, index) =>
            index === at && one.promisedOn !== null
              ? { ...one, promisedOn: addDays(one.promisedOn, by) }
              : one,
          );
          const after = new Map(pushes(slipped, known).map((push) => [push.milestoneId, push.wouldBeOn]));
          for (const push of pushes(plan, known))
            if (push.milestoneId !== plan[at]?.id)
              expect((after.get(push.milestoneId) ?? '') >= push.wouldBeOn).toBe(true);
        },
      ),
    );
  });

  it('come from the first that slipped, through all that it moves', () => {
    const plan: Timed[] = [
      { id: 'net', promisedOn: '2027-03-01', completedOn: null },
      { id: 'tablets', promisedOn: '2026-10-01', completedOn: null },
      { id: 'start', promisedOn: '2026-08-01', completedOn: null },
      { id: 'done', promisedOn: '2026-01-01', completedOn: '2026-02-01' },
      { id: 'later', promisedOn: '2027-04-01', completedOn: null },
    ];
    const known = [
      { milestoneId: 'tablets', needsId: 'net' },
      { milestoneId: 'start', needsId: 'tablets' },
      { milestoneId: 'done', needsId: 'net' },
      { milestoneId: 'later', needsId: 'net' },
    ];
    const found = pushedBy('net', pushes(plan, known));
    expect(found.map(({ milestoneId, wouldBeOn, days }) => [milestoneId, wouldBeOn, days])).toEqual([
      ['tablets', '2027-03-01', 151],
      ['start', '2027-03-01', 212],
    ]);
    expect(pushedBy('start', pushes(plan, known))).toEqual([]);
  });

  it('are followed along a chain as long as a plan', () => {
    const plan = Array.from({ length: 20_000 }, (_, at): Timed => ({
      id: String(at),
      promisedOn: at === 0 ? '2027-01-01' : START,
      completedOn: null,
    }));
    const known = plan.slice(1).map(({ id }) => ({ milestoneId: id, needsId: String(Number(id) - 1) }));
    expect(pushes(plan.toReversed(), known)).toHaveLength(19_999);
    expect(circleThrough(known, { milestoneId: '0', needsId: '19999' })).toHaveLength(20_000);
  });
});
