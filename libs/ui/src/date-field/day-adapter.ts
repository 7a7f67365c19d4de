import { inject, Injectable } from '@angular/core';
import { DateAdapter } from '@angular/material/core';
import { addDays, type Day, isDay, readDay, writeDay } from '@wegmarke/domain/calendar';
import { DATE_WORDS } from '@wegmarke/ui/date-words';

const MONTHS = 12;
const DAYS_A_WEEK = 7;
/** A Sunday. */
const SUNDAY = '2023-01-01';

/** Teaches Material's calendar the product's days: text, `YYYY-MM-DD`, no time, no zone. */
@Injectable()
export class DayAdapter extends DateAdapter<Day> {
  private readonly words = inject(DATE_WORDS);

  constructor() {
    super();
    this.setLocale(this.words.language);
  }

  getYear(day: Day): number {
    return Number(day.slice(0, 4));
  }

  getMonth(day: Day): number {
    return Number(day.slice(5, 7)) - 1;
  }

  getDate(day: Day): number {
    return Number(day.slice(8, 10));
  }

  getDayOfWeek(day: Day): number {
    return instantOf(day).getUTCDay();
  }

  getMonthNames(style: 'long' | 'short' | 'narrow'): string[] {
    return Array.from({ length: MONTHS }, (_, month) =>
      this.say(this.createDate(2023, month, 1), { month: style }),
    );
  }

  getDateNames(): string[] {
    return Array.from({ length: 31 }, (_, date) => String(date + 1));
  }

  getDayOfWeekNames(style: 'long' | 'short' | 'narrow'): string[] {
    // "Mo" says more than "M" and is as short; what is short in Arabic is a whole word.
    const weekday = style === 'narrow' && this.words.language !== 'ar' ? 'short' : style;
    return Array.from({ length: DAYS_A_WEEK }, (_, day) => this.say(addDays(SUNDAY, day), { weekday }));
  }

  getYearName(day: Day): string {
    return String(this.getYear(day));
  }

  getFirstDayOfWeek(): number {
    return 1;
  }

  getNumDaysInMonth(day: Day): number {
    return new Date(Date.UTC(this.getYear(day), this.getMonth(day) + 1, 0)).getUTCDate();
  }

  clone(day: Day): Day {
    return day;
  }

  createDate(year: number, month: number, date: number): Day {
    const [y, m, d] = [String(year).padStart(4, '0'), pad(month + 1), pad(date)];
    return `${y}-${m}-${d}`;
  }

  today(): Day {
    return this.words.today();
  }

  parse(value: unknown): Day | null {
    return typeof value === 'string' ? readDay(value) : null;
  }

  format(day: Day, format: unknown): string {
    return typeof format === 'object' && format !== null
      ? this.say(day, format)
      : writeDay(day, this.words.language);
  }

  addCalendarYears(day: Day, years: number): Day {
    return this.addCalendarMonths(day, years * MONTHS);
  }

  /** The 31st becomes the last day of a shorter month. */
  addCalendarMonths(day: Day, months: number): Day {
    const at = this.getYear(day) * MONTHS + this.getMonth(day) + months;
    const first = this.createDate(Math.floor(at / MONTHS), at % MONTHS, 1);
    return this.createDate(
      this.getYear(first),
      this.getMonth(first),
      Math.min(this.getDate(day), this.getNumDaysInMonth(first)),
    );
  }

  addCalendarDays(day: Day, days: number): Day {
    return addDays(day, days);
  }

  toIso8601(day: Day): string {
    return day;
  }

  isDateInstance(value: unknown): boolean {
    return typeof value === 'string';
  }

  isValid(day: Day): boolean {
    return isDay(day);
  }

  invalid(): Day {
    return '';
  }

  private say(day: Day, format: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.words.language === 'en' ? 'en-GB' : this.words.language, {
      ...format,
      timeZone: 'UTC',
      numberingSystem: 'latn',
    }).format(instantOf(day));
  }
}

function instantOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}
