import { timeAxis } from './time-axis';
import { placeWaymarks } from './waymark-layout';

const axis = timeAxis('2020-01-01', '2029-12-31', 'ltr');
const mirrored = timeAxis('2020-01-01', '2029-12-31', 'rtl');
const ON = '2024-12-31';

describe('marks on the road', () => {
  it('lets the most urgent stand for those too close to it, and names them all', () => {
    const [mark, ...rest] = placeWaymarks(
      [
        { on: '2022-03-01', state: 'done', title: 'A' },
        { on: '2022-03-15', state: 'late', title: 'B' },
      ],
      axis,
      ON,
    );
    expect(rest).toEqual([]);
    expect(mark?.state).toBe('late');
    expect(mark?.title).toBe('B\nA');
  });

  it('names three that share a mark, by their short entries, and counts the others', () => {
    const waymarks = ['A', 'B', 'C', 'D', 'E'].map((name) => ({
      on: '2022-03-01',
      state: 'late' as const,
      title: `${name}, ausführlich`,
      entry: name,
    }));
    const [mark] = placeWaymarks(waymarks, axis, ON, { late: 'verspätet' });
    expect(mark?.title).toBe('verspätet: A\nverspätet: B\nverspätet: C\n+ 2');
    expect(placeWaymarks(waymarks.slice(0, 1), axis, ON)[0]?.title).toBe('A, ausführlich');
  });

  it('moves what is close to today aside, on the side of its time', () => {
    const marks = [
      { on: '2024-12-20', state: 'late' as const, title: 'before' },
      { on: '2025-01-20', state: 'due' as const, title: 'after' },
    ];
    const asides = (direction: typeof axis) =>
      Object.fromEntries(placeWaymarks(marks, direction, ON).map(({ title, aside }) => [title, aside]));
    expect(asides(axis)).toEqual({ before: -12, after: 12 });
    expect(asides(mirrored)).toEqual({ before: 12, after: -12 });
  });

  it('keeps far marks where they are, drawn with the most urgent on top', () => {
    const placed = placeWaymarks(
      [
        { on: '2021-01-01', state: 'overdue', title: 'A' },
        { on: '2027-01-01', state: 'planned', title: 'B' },
      ],
      axis,
      ON,
    );
    expect(placed.map(({ state }) => state)).toEqual(['planned', 'overdue']);
    expect(placed.map(({ x }) => x)).toEqual([axis.at('2027-01-01'), axis.at('2021-01-01')]);
    expect(placed.every(({ aside }) => aside === 0)).toBe(true);
  });

  it('leaves out what lies outside the axis', () => {
    expect(placeWaymarks([{ on: '2035-01-01', state: 'planned', title: 'A' }], axis, ON)).toEqual([]);
  });
});
