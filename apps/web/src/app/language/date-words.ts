import { type FactoryProvider, inject } from '@angular/core';
import { DATE_WORDS, type DateWords } from '@wegmarke/ui/date-words';
import { PlaceStore } from '../place/place-store';
import { WORDS } from './words';

/** The fields for days speak the page's language; today is the municipality's. */
export const dateWords: FactoryProvider = {
  provide: DATE_WORDS,
  useFactory: (): DateWords => {
    const words = inject(WORDS);
    const place = inject(PlaceStore);
    return {
      language: words.language,
      today: () => place.today(),
      pattern: words.say('date.pattern'),
      openCalendar: words.say('date.openCalendar'),
      closeCalendar: words.say('date.closeCalendar'),
      previousMonth: words.say('date.previousMonth'),
      nextMonth: words.say('date.nextMonth'),
      previousYear: words.say('date.previousYear'),
      nextYear: words.say('date.nextYear'),
      previousYears: words.say('date.previousYears'),
      nextYears: words.say('date.nextYears'),
      chooseDay: words.say('date.chooseDay'),
      chooseYear: words.say('date.chooseYear'),
      invalid: words.say('date.invalid'),
      tooEarly: (day) => words.say('date.tooEarly', { on: words.date(day) }),
      tooLate: (day) => words.say('date.tooLate', { on: words.date(day) }),
    };
  },
};
