import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Language, LANGUAGES, type Municipality } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { valuesOf, isComplete } from '../form-values';
import { SettingsStore } from '../settings-store';

/** What the municipality is called, how it looks, where it is and in which languages it is read. */
@Component({
  selector: 'wm-city-step',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (place.municipality(); as current) {
      @if (current.version > 1 && !isOpen()) {
        <p>{{ words.say('member.setup.cityDone', { name: current.name, zone: current.timeZone }) }}</p>
        <div class="buttons">
          <button matButton type="button" (click)="isOpen.set(true)">
            {{ words.say('member.setup.change') }}
          </button>
        </div>
      } @else {
        <p class="wm-muted">{{ words.say('member.setup.cityWhy') }}</p>
        <form (submit)="save($event, current)">
          <div class="two">
            <div class="wm-control">
              <label for="city-name">{{ words.say('member.operator.name') }}</label>
              <input
                class="wm-input"
                id="city-name"
                name="name"
                required
                maxlength="200"
                [value]="current.name"
              />
            </div>
            <div class="wm-control">
              <label for="city-initials">{{ words.say('member.setup.initials') }}</label>
              <input
                class="wm-input"
                id="city-initials"
                name="initials"
                required
                maxlength="3"
                pattern="[A-Za-zÀ-ÿ]{1,3}"
                [value]="current.initials"
              />
            </div>
          </div>
          <fieldset>
            <legend>{{ words.say('member.operator.languages') }}</legend>
            @for (language of languages; track language) {
              <label class="tick">
                <input
                  type="checkbox"
                  value="yes"
                  [name]="'language-' + language"
                  [checked]="current.languages.includes(language)"
                />
                {{ nameOf(language) }}
              </label>
            }
          </fieldset>
          <div class="two">
            <div class="wm-control">
              <label for="city-zone">{{ words.say('member.operator.timeZone') }}</label>
              <select class="wm-input" id="city-zone" name="timeZone">
                @for (zone of zones; track zone) {
                  <option [value]="zone" [selected]="zone === current.timeZone">{{ zone }}</option>
                }
              </select>
            </div>
            <div class="wm-control">
              <label for="city-colour">{{ words.say('member.setup.colour') }}</label>
              <input
                class="wm-input"
                id="city-colour"
                name="colour"
                type="color"
                [value]="current.colour ?? '#12497a'"
              />
            </div>
          </div>
          <label class="tick">
            <input type="checkbox" name="ownColour" value="yes" [checked]="current.colour !== null" />
            {{ words.say('member.setup.ownColour') }}
          </label>
          <div class="buttons">
            <button matButton="filled" type="submit" [disabled]="store.isBusy()">
              {{ words.say('member.setup.save') }}
            </button>
          </div>
        </form>
      }
    }
  `,
  styleUrls: ['../settings.css', './step.css'],
})
export class CityStep {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly place = inject(PlaceStore);
  protected readonly languages = LANGUAGES;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly isOpen = signal(false);

  protected nameOf(language: Language): string {
    return this.words.say(`language.${language}`);
  }

  protected async save(event: Event, { version, languages }: Municipality): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const body = {
      name: value('name'),
      initials: value('initials').toUpperCase(),
      // The main one stays the first.
      languages: [...new Set([...languages, ...LANGUAGES])].filter(
        (language) => value(`language-${language}`) === 'yes',
      ),
      timeZone: value('timeZone'),
      colour: value('ownColour') === 'yes' ? value('colour').toLowerCase() : null,
    };
    const write = { method: 'PATCH', path: '', body, version } as const;
    if (await this.store.change(this.words.say('member.settings.saved'), write)) this.isOpen.set(false);
  }
}
