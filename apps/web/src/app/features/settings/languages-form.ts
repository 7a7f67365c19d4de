import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LANGUAGES, type Language } from '@wegmarke/domain/contracts';
import { WORDS } from '../../language/words';
import { SettingsStore } from './settings-store';

let count = 0;

/** Which languages something is written in, the main one first. */
@Component({
  selector: 'wm-languages-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="send($event)">
      <fieldset [attr.aria-describedby]="id + '-why'">
        <legend>{{ heading() }}</legend>
        <p class="wm-muted" [id]="id + '-why'">{{ why() }}</p>
        @for (language of all; track language) {
          <label class="tick">
            <input
              type="checkbox"
              [checked]="chosen().includes(language)"
              (change)="toggle(language)"
              [attr.aria-describedby]="chosen().length === 0 ? id + '-none' : null"
            />
            <span [lang]="language">{{ words.say(wordOf(language)) }}</span>
          </label>
        }
      </fieldset>
      @if (chosen().length === 0) {
        <p class="wm-input-error" role="alert" [id]="id + '-none'">
          {{ words.say('member.strategy.languagesNone') }}
        </p>
      }
      @if (chosen().length > 1) {
        <div class="wm-control">
          <label [attr.for]="id + '-main'">{{ words.say('member.languages.main') }}</label>
          <select class="wm-input" #main [id]="id + '-main'" (change)="lead(main.value)">
            @for (language of chosen(); track language) {
              <option [value]="language" [selected]="$first">{{ words.say(wordOf(language)) }}</option>
            }
          </select>
          <small class="wm-muted">{{ mainWhy() }}</small>
        </div>
      }
      <div class="buttons">
        <button
          matButton="filled"
          type="submit"
          [attr.aria-label]="words.say('member.settings.save') + ': ' + heading()"
          [disabled]="store.isBusy() || chosen().length === 0 || !isChanged()"
        >
          {{ words.say('member.settings.save') }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './settings.css',
})
export class LanguagesForm {
  readonly heading = input.required<string>();
  readonly why = input.required<string>();
  readonly mainWhy = input.required<string>();
  readonly languages = input.required<readonly Language[]>();
  readonly saved = output<readonly Language[]>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly id = `languages-${++count}`;
  protected readonly all = LANGUAGES;
  private readonly stored = computed(() => this.languages().join(' '));
  /** As ticked; begins anew only where the stored ones have become others. */
  protected readonly chosen = linkedSignal<string, readonly Language[]>({
    source: this.stored,
    computation: () => this.languages(),
  });
  protected readonly isChanged = computed(() => this.chosen().join(' ') !== this.stored());

  protected wordOf(language: Language): `language.${Language}` {
    return `language.${language}`;
  }

  protected toggle(language: Language): void {
    this.chosen.update((chosen) =>
      chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language],
    );
  }

  protected lead(value: string): void {
    this.chosen.update((chosen) => chosen.toSorted((a, b) => Number(b === value) - Number(a === value)));
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.chosen().length > 0) this.saved.emit(this.chosen());
  }
}
