import type { Day } from '@wegmarke/domain/calendar';
import type { Course } from '@wegmarke/domain/contracts';
import { wholePercent, type WordKey, type Words, type WordValues } from '@wegmarke/domain/words';

export interface Finding {
  readonly key: WordKey;
  readonly values: WordValues;
}

/** The answer first: the sentence that stands as the page's title. */
export function findingOf(course: Course, place: string, today: Day, words: Words<WordKey>): Finding {
  const { actual, planned } = course.todayScope;
  const on = words.date(course.on);
  if (actual && planned) {
    return {
      key: course.on === today ? 'course.finding' : 'course.findingThen',
      values: {
        place,
        on,
        actual: words.percent(actual),
        planned: words.percent(planned),
        count: wholePercent(actual),
      },
    };
  }
  if (actual) {
    return {
      key: 'course.findingUnplanned',
      values: { place, actual: words.percent(actual), count: wholePercent(actual) },
    };
  }
  if (planned && course.on > today) {
    return { key: 'course.findingFuture', values: { place, on, planned: words.percent(planned) } };
  }
  return { key: 'course.findingNone', values: { place } };
}
