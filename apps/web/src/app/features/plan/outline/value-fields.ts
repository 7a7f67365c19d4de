import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { isDay } from '@wegmarke/domain/calendar';
import type { PlanChange } from '@wegmarke/domain/contracts';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import type { PlanRow } from './rows';

const FIELD_STYLES = `
  :host {
    display: block;
    min-inline-size: 0;
  }
  input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 6px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }
  input:hover {
    border-color: var(--mat-sys-outline-variant);
  }
  input:focus {
    border-color: var(--mat-sys-primary);
    outline: 2px solid var(--mat-sys-primary);
    outline-offset: -1px;
    background: var(--mat-sys-surface-container-lowest);
  }
  input[aria-invalid='true'] {
    border-color: var(--wm-bad);
  }
  input::placeholder {
    color: var(--mat-sys-on-surface-variant);
    opacity: 1;
  }
  :host(.boxed) input {
    min-block-size: 48px;
    padding: 8px 12px;
    border-color: var(--mat-sys-outline);
  }
`;

/** How much something counts among its siblings. */
@Component({
  selector: 'wm-weight-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
    #field
    type="text"
    inputmode="numeric"
    maxlength="4"
    autocomplete="off"
    data-field="weight"
    [attr.aria-label]="words.say('member.plan.weight')"
    [attr.aria-invalid]="isWrong() ? 'true' : null"
    [attr.title]="isWrong() ? words.say('member.plan.weightWrong') : null"
    [value]="weight()"
    (input)="type(field.value)"
    (blur)="leave(field)"
    (keydown.escape)="restore(field, $event)"
  />`,
  styles: [FIELD_STYLES, 'input { text-align: end; }'],
})
export class WeightField {
  readonly row = input.required<PlanRow>();
  readonly weight = input.required<number>();
  protected readonly words = inject(WORDS);
  private readonly editor = inject(PlanEditor);
  protected readonly isWrong = signal(false);
  private before: number | null = null;
  private readonly field = computed(() => `${this.row().id}.weight`);

  protected type(text: string): void {
    const value = Number(text.trim());
    const isWeight = /^\d+$/.test(text.trim()) && value >= WEIGHT_MIN && value <= WEIGHT_MAX;
    this.isWrong.set(!isWeight && text.trim() !== '');
    if (!isWeight) return;
    this.before ??= this.weight();
    this.editor.type({
      field: this.field(),
      change: { kind: 'set-weight', subjectId: this.row().id, weight: value },
      isSame: value === this.before,
    });
  }

  protected leave(field: HTMLInputElement): void {
    if (this.editor.typing()?.field === this.field()) this.editor.commitTyping();
    this.before = null;
    this.isWrong.set(false);
    field.value = String(this.weight());
  }

  protected restore(field: HTMLInputElement, event: Event): void {
    event.stopPropagation();
    this.editor.dropTyping(this.field());
    field.value = String(this.before ?? this.weight());
    this.before = null;
    this.isWrong.set(false);
  }
}

/**
 * A day of a milestone: the one adopted, or the one promised. A field for days only while it has the focus: a long list
 * of them would be slow, and elsewhere a day reads as the reader's language writes it.
 */
@Component({
  selector: 'wm-day-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
    #field
    [attr.type]="isOpen() ? 'date' : 'text'"
    min="1990-01-01"
    max="2199-12-31"
    autocomplete="off"
    placeholder="–"
    [attr.data-field]="what()"
    [attr.aria-label]="words.say(what() === 'baseline' ? 'member.plan.baseline' : 'member.plan.promise')"
    [value]="shown()"
    (focus)="isOpen.set(true)"
    (input)="type(field)"
    (blur)="leave(field)"
    (keydown.escape)="restore($event)"
  />`,
  styles: [FIELD_STYLES],
})
export class DayField {
  readonly row = input.required<PlanRow>();
  readonly what = input.required<'baseline' | 'promise'>();
  readonly day = input.required<string | null>();
  protected readonly words = inject(WORDS);
  private readonly editor = inject(PlanEditor);
  private before: string | null | undefined;
  protected readonly isOpen = signal(false);
  protected readonly shown = computed(() => {
    const day = this.day() ?? '';
    return this.isOpen() || day === '' ? day : this.words.shortDate(day);
  });
  private readonly field = computed(() => `${this.row().id}.${this.what()}`);

  protected type({ value, validity }: HTMLInputElement): void {
    // A year under way: 0002, 0020, 0202.
    if (value !== '' && (!isDay(value) || !validity.valid)) return;
    if (value === '' && (this.what() === 'promise' || validity.badInput)) return;
    if (this.before === undefined) this.before = this.day();
    const change = this.change(value === '' ? null : value);
    if (change) this.editor.type({ field: this.field(), change, isSame: value === (this.before ?? '') });
  }

  protected leave(field: HTMLInputElement): void {
    if (this.editor.typing()?.field === this.field()) this.editor.commitTyping();
    this.before = undefined;
    // What was half typed is no day: the field says again what holds.
    field.value = this.day() ?? '';
    this.isOpen.set(false);
  }

  protected restore(event: Event): void {
    if (this.editor.typing()?.field !== this.field()) return;
    event.stopPropagation();
    this.editor.dropTyping(this.field());
  }

  private change(day: string | null): PlanChange | null {
    const subjectId = this.row().id;
    if (this.what() === 'baseline') return { kind: 'set-baseline', subjectId, baselineOn: day };
    return day === null ? null : { kind: 'set-promise', subjectId, promisedOn: day };
  }
}
