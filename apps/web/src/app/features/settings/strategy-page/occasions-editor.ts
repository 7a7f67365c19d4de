import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Occasion, Strategy } from '@wegmarke/domain/contracts';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { SettingsStore } from '../settings-store';
import { OccasionForm } from './occasion-form';

/** The days that people like to compare with: each is added, changed or removed on its own. */
@Component({
  selector: 'wm-occasions-editor',
  imports: [MatButton, OccasionForm, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="wm-panel-title" id="occasions">{{ words.say('member.strategy.occasions') }}</h2>
    <p class="wm-muted">{{ words.say('member.strategy.occasionsWhy') }}</p>
    @if (strategy().occasions.length > 0) {
      <ul class="rows" aria-labelledby="occasions">
        @for (occasion of strategy().occasions; track keyOf(occasion)) {
          <li>
            <div class="row">
              <div class="what">
                <strong><wm-text [text]="occasion.title" [language]="words.language" /></strong>
                <p class="wm-muted">{{ words.date(occasion.on) }}</p>
              </div>
              <div class="buttons">
                <button
                  matButton="outlined"
                  type="button"
                  [attr.aria-expanded]="open() === keyOf(occasion)"
                  [attr.aria-label]="named('member.settings.edit', occasion)"
                  (click)="open.set(keyOf(occasion))"
                >
                  {{ words.say('member.settings.edit') }}
                </button>
                <button
                  matButton
                  type="button"
                  [disabled]="store.isBusy()"
                  [attr.aria-label]="named('member.strategy.occasionRemove', occasion)"
                  (click)="remove(occasion)"
                >
                  {{ words.say('member.strategy.occasionRemove') }}
                </button>
              </div>
            </div>
            @if (open() === keyOf(occasion)) {
              <wm-occasion-form
                [heading]="named('member.settings.edit', occasion)"
                [occasion]="occasion"
                [others]="othersOf(occasion)"
                [languages]="strategy().languages"
                (saved)="replace(occasion, $event)"
                (closed)="open.set(null)"
              />
            }
          </li>
        }
      </ul>
    } @else {
      <p>{{ words.say('member.strategy.occasionsNone') }}</p>
    }
    @if (open() === 'new') {
      <wm-occasion-form
        [heading]="words.say('member.strategy.occasionAdd')"
        [others]="strategy().occasions"
        [languages]="strategy().languages"
        (saved)="add($event)"
        (closed)="open.set(null)"
      />
    }
    <div class="buttons">
      <button
        matButton="outlined"
        type="button"
        data-add
        [attr.aria-expanded]="open() === 'new'"
        (click)="open.set('new')"
      >
        {{ words.say('member.strategy.occasionAdd') }}
      </button>
    </div>
  `,
  styleUrl: '../settings.css',
  styles: `
    h2,
    .wm-muted {
      margin: 0;
    }
  `,
})
export class OccasionsEditor {
  readonly strategy = input.required<Strategy>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  /** `new`, or which one is changed. */
  protected readonly open = signal<string | null>(null);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected keyOf({ on, title }: Occasion): string {
    return `${on} ${title.texts[title.source] ?? ''}`;
  }

  protected named(
    action: 'member.settings.edit' | 'member.strategy.occasionRemove',
    { on, title }: Occasion,
  ): string {
    return `${this.words.say(action)}: ${this.words.field(title)}, ${this.words.date(on)}`;
  }

  protected othersOf(occasion: Occasion): readonly Occasion[] {
    return this.strategy().occasions.filter((other) => other !== occasion);
  }

  protected add(occasion: Occasion): Promise<void> {
    return this.save([...this.strategy().occasions, occasion]);
  }

  protected replace(before: Occasion, after: Occasion): Promise<void> {
    return this.save([...this.othersOf(before), after]);
  }

  protected remove(occasion: Occasion): Promise<void> {
    return this.save(this.othersOf(occasion));
  }

  private async save(occasions: readonly Occasion[]): Promise<void> {
    const { id, version } = this.strategy();
    const write = { method: 'PATCH', path: `strategies/${id}`, body: { occasions }, version } as const;
    if (!(await this.store.change(this.words.say('member.settings.saved'), write))) return;
    this.open.set(null);
    // What was pressed may be gone: the keyboard goes on where the next one is added.
    const toAdd = (): void => this.element.nativeElement.querySelector<HTMLElement>('[data-add]')?.focus();
    afterNextRender({ read: toAdd }, { injector: this.injector });
  }
}
