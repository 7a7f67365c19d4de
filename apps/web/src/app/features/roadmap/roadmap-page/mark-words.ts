import { roundedMonths } from '@wegmarke/domain/calendar';
import type { Mark } from '@wegmarke/domain/dependencies';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** The state in words. */
export function stateOf({ state }: Mark, words: Words<WordKey>): string {
  return state === 'done' || state === 'late' || state === 'overdue' || state === 'due'
    ? words.say(`state.${state}`)
    : words.say('state.planned');
}

/** "zugesagt zum 15. Juni 2026" */
export function dayOf({ milestone, day }: Mark, words: Words<WordKey>): string {
  if (day === null) return words.say('roadmap.day.none');
  const on = words.date(day);
  if (milestone.completedOn !== null) return words.say('roadmap.day.done', { on });
  return words.say(milestone.promisedOn === null ? 'roadmap.day.baseline' : 'roadmap.day.promised', { on });
}

/** How much later than adopted; null where it is not. */
export function slipOf({ milestone, slip }: Mark, words: Words<WordKey>): string | null {
  const { baselineOn } = milestone;
  if (slip === 0 || baselineOn === null) return null;
  return words.say('roadmap.slip', {
    days: slip,
    months: roundedMonths(slip),
    on: words.date(baselineOn),
  });
}

/** All that its place and shape say. */
export function nameOf(mark: Mark, words: Words<WordKey>): string {
  const parts = [
    words.field(mark.milestone.title),
    mark.state === 'done' ? null : stateOf(mark, words),
    dayOf(mark, words),
    slipOf(mark, words),
    mark.push ? words.say('roadmap.choice.pushed') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
