import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isDay } from '@wegmarke/domain/calendar';
import type { Language, Occasion } from '@wegmarke/domain/contracts';
import { BottomSheetForm } from '@wegmarke/ui/bottom-sheet-form';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';
import { isThereAlready, namedOf } from './occasion-names';

let count = 0;

/** A day to compare with, and what it is called in each language of the strategy. */
@Component({
  selector: 'wm-occasion-form',
  imports: [BottomSheetForm, DateField, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-bottom-sheet-form [heading]="heading()" (closed)="closed.emit()">
      <form [id]="id" (submit)="send($event)">
        <div class="wm-control">
          <label [attr.for]="id + '-on'">{{ words.say('member.strategy.occasionOn') }}</label>
          <wm-date-field name="on" [fieldId]="id + '-on'" [required]="true" [day]="occasion()?.on ?? ''" />
        </div>
        @for (language of written(); track language) {
          <div class="wm-control">
            <label [attr.for]="id + '-' + language">{{ labelOf(language) }}</label>
            <input
              class="wm-input"
              maxlength="200"
              autocomplete="off"
              dir="auto"
              [id]="id + '-' + language"
              [name]="'title-' + language"
              [lang]="language"
              [required]="$first"
              [value]="occasion()?.title?.texts?.[language] ?? ''"
            />
          </div>
        }
        @if (isTwice()) {
          <p class="wm-input-error" role="alert">{{ words.say('member.problem.occasion-twice') }}</p>
        }
      </form>
      <button wmSheetActions matButton="outlined" type="button" (click)="closed.emit()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmSheetActions matButton="filled" type="submit" [attr.form]="id" [disabled]="store.isBusy()">
        {{ words.say('member.settings.save') }}
      </button>
    </wm-bottom-sheet-form>
  `,
  styleUrl: '../settings.css',
})
export class OccasionForm {
  readonly heading = input.required<string>();
  /** Null: a new one. */
  readonly occasion = input<Occasion | null>(null);
  readonly others = input.required<readonly Occasion[]>();
  /** Of the strategy, the main one first. */
  readonly languages = input.required<readonly Language[]>();
  readonly saved = output<Occasion>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly id = `occasion-${++count}`;
  protected readonly isTwice = signal(false);
  /** What it was first written in stays in sight, whatever the strategy is written in now. */
  protected readonly written = computed(() => {
    const source = this.occasion()?.title.source;
    return source === undefined ? this.languages() : [...new Set([source, ...this.languages()])];
  });

  protected labelOf(language: Language): string {
    const label = this.words.say('member.strategy.occasionTitle');
    return this.written().length > 1 ? `${label} (${this.words.say(`language.${language}`)})` : label;
  }

  protected send(event: Event): void {
    const value = valuesOf(event);
    if (!isComplete(event) || !isDay(value('on'))) return;
    const texts = this.written().map((language) => [language, value(`title-${language}`)] as const);
    const title = namedOf(texts, this.occasion()?.title ?? null);
    // Nothing but spaces in the first field: the browser takes that for something.
    if (!title) {
      document.getElementById(`${this.id}-${this.written()[0] ?? ''}`)?.focus();
      return;
    }
    const occasion = { on: value('on'), title };
    this.isTwice.set(isThereAlready(occasion, this.others()));
    if (!this.isTwice()) this.saved.emit(occasion);
  }
}
