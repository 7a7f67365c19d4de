import type { Mark } from '@wegmarke/domain/dependencies';
import { partsOf } from './parts';

const mark = (state: Mark['state'], day: string | null): Mark => ({ state, day }) as Mark;

describe('partsOf', () => {
  const marks = [
    mark('overdue', '2025-12-01'),
    mark('overdue', '2026-01-05'),
    mark('due', '2026-03-01'),
    mark('planned', '2026-12-31'),
    mark('late', '2027-01-01'),
    mark('planned', '2029-06-30'),
    mark('planned', null),
    mark('done', '2025-05-01'),
    mark('done', '2024-05-01'),
  ];

  it('has a part for each year, before them what is overdue, behind them what is done', () => {
    const parts = partsOf(marks, '2026-02-01');
    expect(parts.map(({ key, marks: { length } }) => [key, length])).toEqual([
      ['overdue', 2],
      ['open 2026', 2],
      ['open 2027', 1],
      ['open 2029', 1],
      ['undated', 1],
      ['done 2025', 1],
      ['done 2024', 1],
    ]);
    expect(parts.flatMap((part) => part.marks)).toEqual(marks);
  });

  it('opens what comes next, and everything where that is little', () => {
    expect(partsOf(marks, '2026-02-01').every(({ isOpen }) => isOpen)).toBe(true);
    const many = Array.from({ length: 10 }, () => marks).flat();
    const open = partsOf(many, '2026-02-01').filter(({ isOpen }) => isOpen);
    expect(open.map(({ key }) => key)).toEqual(['overdue', 'open 2026', 'open 2027']);
  });
});
