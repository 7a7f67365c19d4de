import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import type { PlanRow } from './rows';

/** Of the fields in a line, which look like text until they are entered. */
export const FIELD_STYLES = `
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

/** What is half typed is no edit of the plan yet: the field itself takes its letters back, and the plan hears nothing of it. */
export function keepToField(event: KeyboardEvent, isHalf: boolean): void {
  const isStep = (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase());
  if (isStep && isHalf) event.stopPropagation();
}

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
    [value]="shown()"
    (focus)="enter(weight())"
    (input)="type(field.value)"
    (blur)="leave(field)"
    (keydown)="keepToField($event, isHalf())"
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
  /** What stands there is no weight (yet). */
  protected readonly isHalf = signal(false);
  protected readonly keepToField = keepToField;
  private before: number | null = null;
  /** While somebody is in the field: what others write waits until they have left, or have undone something. */
  private readonly entered = signal<{ readonly weight: number; readonly rewound: number } | null>(null);
  protected readonly shown = computed(() => {
    const entered = this.entered();
    return entered?.rewound === this.editor.rewound() ? entered.weight : this.weight();
  });
  private readonly field = computed(() => `${this.row().id}.weight`);

  protected enter(weight: number): void {
    this.entered.set({ weight, rewound: this.editor.rewound() });
  }

  protected type(text: string): void {
    const value = Number(text.trim());
    const isWeight = /^\d+$/.test(text.trim()) && value >= WEIGHT_MIN && value <= WEIGHT_MAX;
    this.isHalf.set(!isWeight);
    this.isWrong.set(!isWeight && text.trim() !== '');
    if (!isWeight) return;
    this.before ??= this.weight();
    this.enter(value);
    this.editor.type({
      field: this.field(),
      change: { kind: 'set-weight', subjectId: this.row().id, weight: value },
      isSame: value === this.before,
    });
  }

  protected leave(field: HTMLInputElement): void {
    if (this.editor.typing()?.field === this.field()) this.editor.commitTyping();
    this.before = null;
    this.entered.set(null);
    this.complete();
    field.value = String(this.weight());
  }

  protected restore(field: HTMLInputElement, event: Event): void {
    event.stopPropagation();
    this.editor.dropTyping(this.field());
    this.enter(this.before ?? this.weight());
    field.value = String(this.shown());
    this.before = null;
    this.complete();
  }

  private complete(): void {
    this.isHalf.set(false);
    this.isWrong.set(false);
  }
}
