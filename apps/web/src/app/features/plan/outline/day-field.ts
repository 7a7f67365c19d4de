import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { isDay, readDay, writeDay } from '@wegmarke/domain/calendar';
import type { PlanChange } from '@wegmarke/domain/contracts';
import { CalendarButton } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import type { PlanRow } from './rows';
import { FIELD_STYLES, keepToField } from './value-fields';

/**
 * A day of a milestone: the one adopted, or the one promised. Typed in any usual way; the calendar comes with the focus,
 * because a long list of calendars would be slow.
 */
@Component({
  selector: 'wm-day-field',
  imports: [CalendarButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
      #field
      type="text"
      inputmode="numeric"
      autocomplete="off"
      spellcheck="false"
      maxlength="32"
      placeholder="–"
      dir="ltr"
      [attr.data-field]="what()"
      [attr.aria-label]="words.say(what() === 'baseline' ? store.baselineWord() : 'member.plan.promise')"
      [attr.aria-invalid]="isWrong() ? 'true' : null"
      [attr.title]="isWrong() ? words.say('date.invalid') : null"
      [value]="shown()"
      (focus)="enter(field)"
      (input)="type(field.value)"
      (blur)="leave(field)"
      (keydown)="keepToField($event, isHalf())"
      (keydown.escape)="restore(field, $event)"
    />
    @if (isBoxed()) {
      <wm-calendar-button [day]="day() ?? ''" (chosen)="choose($event)" />
    }`,
  styles: [
    FIELD_STYLES,
    `
      :host {
        position: relative;
      }
      wm-calendar-button {
        position: absolute;
        inset-block-start: 4px;
        inset-inline-end: 4px;
      }
    `,
  ],
})
export class DayField {
  readonly row = input.required<PlanRow>();
  readonly what = input.required<'baseline' | 'promise'>();
  readonly day = input.required<string | null>();
  /** In a sheet, where there is room for a button. */
  readonly isBoxed = input(false);
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  private before: string | null | undefined;
  protected readonly isWrong = signal(false);
  /** What stands there is no day (yet). */
  protected readonly isHalf = signal(false);
  protected readonly keepToField = keepToField;
  private readonly isOpen = signal(false);
  /** While it is being typed into, what was there when it was entered: the field writes over it by itself. */
  private readonly entered = signal<{ readonly day: string | null; readonly rewound: number } | null>(null);
  private readonly element = viewChild.required<ElementRef<HTMLInputElement>>('field');
  /** Whether something was undone or redone since: then the field says again what the plan says. */
  private readonly isRewound = computed(() => this.entered()?.rewound !== this.editor.rewound());
  protected readonly shown = computed(() => {
    const entered = this.isOpen() && !this.isRewound() ? this.entered() : null;
    const day = entered ? entered.day : this.day();
    if (day === null) return '';
    return this.isOpen() || this.isBoxed() ? writeDay(day, this.words.language) : this.words.shortDate(day);
  });
  private readonly field = computed(() => `${this.row().id}.${this.what()}`);

  constructor() {
    // Bound to its value, the field would keep what was typed: to the binding nothing has changed.
    effect(() => {
      const text = this.shown();
      if (this.isOpen() && this.isRewound()) this.element().nativeElement.value = text;
    });
  }

  protected enter(field: HTMLInputElement): void {
    this.hold();
    this.isOpen.set(true);
    field.value = this.shown();
  }

  protected type(text: string): void {
    if (this.isRewound()) {
      this.hold();
      this.before = undefined;
    }
    const value = text.trim() === '' ? null : readDay(text);
    const isMissing = value === null && (text.trim() !== '' || this.what() === 'promise');
    this.isHalf.set(isMissing);
    this.isWrong.set(isMissing && text.trim() !== '');
    if (!isMissing) this.say(value);
  }

  /** From here on the field is its author's. */
  private hold(): void {
    this.entered.set({ day: this.day(), rewound: this.editor.rewound() });
  }

  protected leave(field: HTMLInputElement): void {
    if (this.editor.typing()?.field === this.field()) this.editor.commitTyping();
    this.complete();
    this.isOpen.set(false);
    // What was half typed is no day: the field says again what holds.
    field.value = this.shown();
  }

  protected choose(day: string): void {
    this.say(day);
    this.editor.commitTyping();
    this.before = undefined;
  }

  protected restore(field: HTMLInputElement, event: Event): void {
    if (this.editor.typing()?.field !== this.field() && !this.isHalf()) return;
    event.stopPropagation();
    this.editor.dropTyping(this.field());
    this.complete();
    field.value = this.shown();
  }

  private complete(): void {
    this.before = undefined;
    this.isHalf.set(false);
    this.isWrong.set(false);
  }

  private say(day: string | null): void {
    if (day !== null && !isDay(day)) return;
    if (this.before === undefined) this.before = this.day();
    const change = this.change(day);
    if (change) this.editor.type({ field: this.field(), change, isSame: day === this.before });
  }

  private change(day: string | null): PlanChange | null {
    const subjectId = this.row().id;
    if (this.what() === 'baseline') return { kind: 'set-baseline', subjectId, baselineOn: day };
    return day === null ? null : { kind: 'set-promise', subjectId, promisedOn: day };
  }
}
