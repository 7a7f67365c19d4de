import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FieldText, ImportName } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';

export interface ChosenName {
  readonly name: string;
  /** Null: something new of that name. */
  readonly id: string | null;
}

/** Names in the file, and what each is taken for. */
@Component({
  selector: 'wm-import-names',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [attr.aria-labelledby]="'names-' + kind()">
      <h3 [id]="'names-' + kind()">{{ words.say(headingWord()) }}</h3>
      @if (kind() === 'offices') {
        <p class="wm-muted">{{ words.say('member.import.names.officesLead') }}</p>
      }
      <ul>
        @for (name of names(); track name.name) {
          <li>
            <span class="name">{{ name.name }}</span>
            <span class="wm-muted">{{ words.say('member.import.check.noteRows', { rows: name.rows }) }}</span>
            <select
              class="wm-input"
              [attr.aria-label]="words.say('member.import.names.meaningOf', { name: name.name })"
              (change)="choose(name.name, $event)"
            >
              <option value="" [selected]="name.id === null">{{ words.say(newWord()) }}</option>
              @for (choice of choices(); track choice.id) {
                <option [value]="choice.id" [selected]="choice.id === name.id">
                  {{ words.field(choice.title) }}
                </option>
              }
            </select>
          </li>
        }
      </ul>
    </section>
  `,
  styleUrls: ['../import.css', './name-table.css'],
})
export class NameTable {
  readonly kind = input.required<'pillars' | 'offices'>();
  readonly names = input.required<readonly ImportName[]>();
  readonly choices = input.required<readonly { readonly id: string; readonly title: FieldText }[]>();
  readonly changed = output<readonly ChosenName[]>();
  protected readonly words = inject(WORDS);
  protected readonly headingWord = computed(() => `member.import.names.${this.kind()}` as const);
  protected readonly newWord = computed(() =>
    this.kind() === 'pillars' ? 'member.import.names.new' : 'member.import.names.newOffice',
  );

  protected choose(chosen: string, event: Event): void {
    const id = (event.target as HTMLSelectElement).value || null;
    this.changed.emit(
      this.names().map(({ name, id: before }) => ({ name, id: name === chosen ? id : before })),
    );
  }
}
