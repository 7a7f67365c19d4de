import { WriteLanes } from './write-lanes';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('lanes of writers', () => {
  it('let so many in at once, the others in the order in which they came', async () => {
    const lanes = new WriteLanes({ each: 2, all: 3 });
    const entered: string[] = [];
    const leave = new Map<string, () => void>();
    const come = (name: string, lane: string) =>
      void lanes.enter(lane, 60_000).then((left) => {
        entered.push(name);
        leave.set(name, left);
      });
    for (const name of ['a1', 'a2', 'a3', 'a4']) come(name, 'a');
    come('b1', 'b');
    come('b2', 'b');
    await turn();
    expect(entered).toEqual(['a1', 'a2', 'b1']);
    leave.get('a2')?.();
    await turn();
    expect(entered).toEqual(['a1', 'a2', 'b1', 'a3']);
    leave.get('b1')?.();
    await turn();
    // The lane of the one who waits longest is full: whoever has room goes first.
    expect(entered).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
    for (const name of ['a1', 'a3', 'b2']) leave.get(name)?.();
    await turn();
    expect(entered.at(-1)).toBe('a4');
  });

  it('tell whoever waits too long to try again, and forget them', async () => {
    const lanes = new WriteLanes({ each: 1, all: 1 });
    const leave = await lanes.enter('a', 1);
    await expect(lanes.enter('a', 1)).rejects.toMatchObject({ status: 503, code: 'busy' });
    leave();
    const again = await lanes.enter('a', 1);
    again();
  });

  it('leave connections of every pool to those who read', async () => {
    for (const size of [2, 3, 4, 10, 50]) {
      const lanes = WriteLanes.forPool(size);
      let inside = 0;
      for (let city = 0; city < size; city += 1)
        await lanes.enter(`city ${String(city)}`, 1).then(
          () => (inside += 1),
          () => undefined,
        );
      expect(inside).toBeGreaterThan(0);
      expect(inside).toBeLessThan(size);
    }
  });
});
