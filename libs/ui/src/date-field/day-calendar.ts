import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  Injectable,
  input,
  output,
  viewChild,
} from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS, type MatDateFormats } from '@angular/material/core';
import { MatCalendar, MatDatepickerIntl } from '@angular/material/datepicker';
import { DATE_WORDS } from '@wegmarke/ui/date-words';
import { DayAdapter } from './day-adapter';

const FORMATS: MatDateFormats = {
  parse: { dateInput: null },
  display: {
    dateInput: null,
    monthLabel: { month: 'short' },
    monthYearLabel: { month: 'long', year: 'numeric' },
    dateA11yLabel: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    monthYearA11yLabel: { month: 'long', year: 'numeric' },
  },
};

@Injectable()
class CalendarWords extends MatDatepickerIntl {
  constructor() {
    super();
    const words = inject(DATE_WORDS);
    this.calendarLabel = words.chooseDay;
    this.prevMonthLabel = words.previousMonth;
    this.nextMonthLabel = words.nextMonth;
    this.prevYearLabel = words.previousYear;
    this.nextYearLabel = words.nextYear;
    this.prevMultiYearLabel = words.previousYears;
    this.nextMultiYearLabel = words.nextYears;
    this.switchToMonthViewLabel = words.chooseDay;
    this.switchToMultiYearViewLabel = words.chooseYear;
  }
}

/** Material's calendar over the product's days. Fetched when somebody opens it: most type. */
@Component({
  selector: 'wm-day-calendar',
  imports: [MatCalendar],
  providers: [
    { provide: DateAdapter, useClass: DayAdapter },
    { provide: MAT_DATE_FORMATS, useValue: FORMATS },
    { provide: MatDatepickerIntl, useClass: CalendarWords },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<mat-calendar
    [selected]="selected()"
    [startAt]="selected()"
    [minDate]="min()"
    [maxDate]="max()"
    (selectedChange)="choose($event)"
  />`,
})
export class DayCalendar {
  readonly selected = input.required<string | null>();
  readonly min = input.required<string | null>();
  readonly max = input.required<string | null>();
  readonly chosen = output<string>();
  /** It is there and has its size. */
  readonly drawn = output();
  private readonly calendar = viewChild.required<MatCalendar<string>>(MatCalendar);

  constructor() {
    afterNextRender(() => {
      this.drawn.emit();
      this.calendar().focusActiveCell();
    });
  }

  protected choose(day: string | null): void {
    if (day !== null) this.chosen.emit(day);
  }
}
