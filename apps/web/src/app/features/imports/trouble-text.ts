import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { type Failure, sayCode, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';

/** What went wrong, in words; lines of the file that are to blame are named. */
@Component({
  selector: 'wm-import-trouble',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-notice bad" role="alert">
      <wm-icon name="warning" />
      <div>
        <p>{{ text() }}</p>
        @for (line of lines(); track line) {
          <p>{{ line }}</p>
        }
        <ng-content />
      </div>
    </div>
  `,
})
export class ImportTrouble {
  readonly failure = input.required<Failure>();
  protected readonly words = inject(WORDS);
  protected readonly text = computed(() => sayFailure(this.words, this.failure()));
  protected readonly lines = computed(() =>
    (this.failure().problem?.errors ?? []).flatMap(({ pointer, code }) => {
      const line = /^\/rows\/(\d+)$/u.exec(pointer)?.[1];
      if (line === undefined) return [];
      return [
        `${this.words.say('member.import.reject.line', { line })}: ${sayCode(this.words, code) ?? this.text()}`,
      ];
    }),
  );
}
