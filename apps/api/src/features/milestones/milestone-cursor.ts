import { isDay } from '@wegmarke/domain/calendar';
import { promiseOf } from '@wegmarke/domain/plan';
import { invalidFields } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import type { MilestoneRecord } from './milestones.repository';

/** Sorts behind every promised day, as the database says it. */
const END_OF_TIME = 'infinity';

/** Where the list of milestones goes on behind one. */
export function cursorAfter(last: MilestoneRecord): string {
  return toCursor([promiseOf(last) ?? END_OF_TIME, last.id]);
}

/** The promised day and id of the last item of the page before. */
export function placeAfter(cursor: string | undefined): readonly [string, string] | null {
  const key = fromCursor(cursor, ['text', 'id']);
  if (!key) return null;
  const [day, id] = key;
  if (id !== null && day !== null && (day === END_OF_TIME || isDay(day))) return [day, id];
  throw invalidFields([{ pointer: '?cursor', code: 'cursor', detail: 'This is no cursor of this list.' }]);
}
