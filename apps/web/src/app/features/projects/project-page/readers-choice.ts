import { ChangeDetectionStrategy, Component, inject, input, model } from '@angular/core';
import { READERS, type Readers } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Choice } from '@wegmarke/ui/choice';
import { WORDS } from '../../../language/words';

const SHORT: Readonly<Record<Readers, WordKey>> = {
  office: 'member.readersOf.shortOffice',
  council: 'member.readersOf.shortCouncil',
  public: 'member.readersOf.shortPublic',
};
let count = 0;

/** Who reads what is about to be saved; the administration alone where nobody chooses. */
@Component({
  selector: 'wm-readers-choice',
  imports: [Choice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ words.say('member.readersOf.title') }}</legend>
      <div class="wm-choices">
        @for (choice of all; track choice) {
          <label wmChoice>
            <input
              type="radio"
              [name]="name"
              [value]="choice"
              [checked]="choice === readers()"
              (change)="readers.set(choice)"
            />
            {{ words.say(shortWord(choice)) }}
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './form.css',
})
export class ReadersChoice {
  readonly readers = model.required<Readers>();
  protected readonly words = inject(WORDS);
  protected readonly all = READERS;
  protected readonly name = `readers-${++count}`;

  protected shortWord(readers: Readers): WordKey {
    return SHORT[readers];
  }
}

/** Who will read a field, said below it. */
@Component({
  selector: 'wm-read-by',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ words.say(word()) }}`,
  host: { class: 'wm-muted' },
  styles: `
    :host {
      display: block;
      margin-block-start: 4px;
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
  `,
})
export class ReadBy {
  readonly readers = input.required<Readers>();
  /** Whether the public can read anything of the project at all. */
  readonly published = input.required<boolean>();
  protected readonly words = inject(WORDS);

  protected word(): WordKey {
    const readers = this.readers();
    return readers === 'public' && !this.published()
      ? 'member.readersOf.publicLater'
      : `member.readersOf.${readers}`;
  }
}
