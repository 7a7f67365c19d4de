import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { isDay, readDay, writeDay } from '@wegmarke/domain/calendar';
import { CalendarButton } from './calendar-button';
import { DATE_WORDS } from '@wegmarke/ui/date-words';

let count = 0;

/**
 * A field for a day that shows and reads days in the page's language, whatever the browser's is: typed in any usual way
 * (1.4.26, 01.04.2026, 2026-04-01) or chosen in a calendar. Its value is text, `YYYY-MM-DD`. In a form it stands under
 * its `name`; without a script the browser's own field stands there.
 */
@Component({
  selector: 'wm-date-field',
  imports: [CalendarButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #field
      class="wm-input"
      autocomplete="off"
      spellcheck="false"
      dir="ltr"
      [attr.type]="isAlive() ? 'text' : 'date'"
      [attr.inputmode]="isAlive() ? 'numeric' : null"
      [attr.placeholder]="isAlive() ? words.pattern : null"
      [attr.maxlength]="isAlive() ? 32 : null"
      [attr.id]="fieldId()"
      [attr.name]="isAlive() ? null : name()"
      [attr.min]="isAlive() ? null : min()"
      [attr.max]="isAlive() ? null : max()"
      [attr.aria-label]="label() || null"
      [attr.aria-invalid]="invalid() || isWrong() ? 'true' : null"
      [attr.aria-describedby]="
        ((isWrong() && !invalid() ? wrongId : '') + ' ' + describedBy()).trim() || null
      "
      [required]="required()"
      [disabled]="disabled()"
      [attr.value]="day()"
      (input)="type(field.value)"
      (blur)="leave(field)"
      (keydown)="press($event)"
    />
    @if (isAlive()) {
      @if (name()) {
        <input type="hidden" [attr.name]="name()" [value]="current()" [disabled]="disabled()" />
      }
      <wm-calendar-button
        [day]="current()"
        [min]="min()"
        [max]="max()"
        [disabled]="disabled()"
        (chosen)="choose($event, field)"
      />
      @if (isWrong() && !invalid()) {
        <p class="wm-input-error" role="alert" [id]="wrongId">{{ complaint() }}</p>
      }
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-inline-size: 0;
    }
    input {
      min-block-size: var(--wm-date-field-size, 44px);
      padding-inline-end: 44px;
      font-variant-numeric: tabular-nums;
    }
    input:dir(ltr) {
      text-align: start;
    }
    /* Days are written from the left in every script; the button stands where the line ends. */
    :host-context([dir='rtl']) input {
      padding-inline: 44px 12px;
      text-align: end;
    }
    input::placeholder {
      color: var(--mat-sys-on-surface-variant);
      font-weight: 400;
      opacity: 1;
    }
    @media (max-width: 839.98px) {
      :host {
        --wm-date-field-size: 48px;
      }
    }
    wm-calendar-button {
      position: absolute;
      inset-block-start: calc((var(--wm-date-field-size, 44px) - 40px) / 2);
      inset-inline-end: 2px;
    }
  `,
})
export class DateField {
  /** `YYYY-MM-DD`, or empty. */
  readonly day = input<string>('');
  /** For the `for` of a label. */
  readonly fieldId = input<string | null>(null);
  readonly name = input<string | null>(null);
  /** Where no label stands beside it. */
  readonly label = input('');
  readonly min = input<string | null>(null);
  readonly max = input<string | null>(null);
  readonly required = input(false);
  readonly disabled = input(false);
  /** Something else is wrong with it, which is said elsewhere. */
  readonly invalid = input(false);
  readonly describedBy = input('');
  /** With every keystroke: the day, empty, or the text as typed where it names none. */
  readonly dayChange = output<string>();
  protected readonly words = inject(DATE_WORDS);
  protected readonly isAlive = signal(false);
  protected readonly wrongId = `wm-date-${++count}`;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  private readonly calendar = viewChild(CalendarButton);

  protected readonly current = linkedSignal(() => this.day());
  /** What the field itself said last: that is not written back over what is being typed. */
  private said: string | null = null;
  /** What was typed before the script had come. */
  private early: string | null = null;
  private readonly isLeft = signal(true);
  protected readonly isWrong = computed(() => this.isLeft() && this.complaint() !== '');
  protected readonly complaint = computed(() => {
    const day = this.current();
    const [min, max] = [this.min(), this.max()];
    if (day === '') return '';
    if (!isDay(day)) return this.words.invalid;
    if (min !== null && min !== '' && day < min) return this.words.tooEarly(min);
    return max !== null && max !== '' && day > max ? this.words.tooLate(max) : '';
  });

  constructor() {
    afterNextRender(() => {
      const { value } = this.field().nativeElement;
      if (isDay(value) && value !== this.day()) this.early = value;
      this.isAlive.set(true);
    });
    afterRenderEffect(() => {
      const day = this.day();
      if (!this.isAlive()) return;
      const next = this.early ?? day;
      if (this.early !== null) this.current.set(this.early);
      this.early = null;
      if (next === this.said) return;
      this.said = next;
      const field = this.field().nativeElement;
      // This may come before the view: a field of the browser's own would take no other writing.
      field.type = 'text';
      field.value = this.written(next);
    });
    afterRenderEffect(() => {
      this.field().nativeElement.setCustomValidity(this.isAlive() ? this.complaint() : '');
    });
  }

  protected type(text: string): void {
    this.isLeft.set(false);
    this.take(this.isAlive() ? (readDay(text) ?? text.trim()) : text);
  }

  protected leave(field: HTMLInputElement): void {
    this.isLeft.set(true);
    if (this.isAlive()) field.value = this.written(this.current());
  }

  protected choose(day: string, field: HTMLInputElement): void {
    field.value = this.written(day);
    this.isLeft.set(true);
    this.take(day);
    field.focus();
  }

  protected press(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    this.calendar()?.toggle();
  }

  private take(day: string): void {
    this.said = day;
    this.current.set(day);
    this.dayChange.emit(day);
  }

  private written(day: string): string {
    return isDay(day) ? writeDay(day, this.words.language) : day;
  }
}
