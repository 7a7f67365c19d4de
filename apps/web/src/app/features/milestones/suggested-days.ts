import { addDays, endOfMonth, type Day } from '@wegmarke/domain/calendar';

/** The same day so many months later; where that month is shorter, its last day. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  const last = endOfMonth(`${month}-01`);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

export interface SuggestedDay {
  readonly key: 'member.inTwoWeeks' | 'member.inOneMonth' | 'member.inThreeMonths';
  readonly on: Day;
}

export function suggestedDays(today: Day): readonly SuggestedDay[] {
  return [
    { key: 'member.inTwoWeeks', on: addDays(today, 14) },
    { key: 'member.inOneMonth', on: addMonths(today, 1) },
    { key: 'member.inThreeMonths', on: addMonths(today, 3) },
  ];
}
