import { InjectionToken } from '@angular/core';

/** What the fields for days say, and the day it is where the page is about. */
export interface DateWords {
  /** Language of the page, `de`. */
  readonly language: string;
  readonly today: () => string;
  /** "TT.MM.JJJJ" */
  readonly pattern: string;
  readonly openCalendar: string;
  readonly closeCalendar: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly previousYear: string;
  readonly nextYear: string;
  readonly previousYears: string;
  readonly nextYears: string;
  readonly chooseDay: string;
  readonly chooseYear: string;
  readonly invalid: string;
  readonly tooEarly: (day: string) => string;
  readonly tooLate: (day: string) => string;
}

export const DATE_WORDS = new InjectionToken<DateWords>('words of the fields for days');
