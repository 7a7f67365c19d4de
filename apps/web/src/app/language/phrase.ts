import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { WordKey, WordValues } from '@wegmarke/domain/words';
import { WORDS } from './words';

/** A message with its emphasis: `<b>` becomes strong, `<figure>` the figure that the eye should find first. */
@Component({
  selector: 'wm-phrase',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (phrase of phrases(); track $index) {
    @switch (phrase.tag) {
      @case ('figure') {
        <bdi class="found">{{ phrase.text }}</bdi>
      }
      @case ('b') {
        <strong>{{ phrase.text }}</strong>
      }
      @default {
        <ng-container>{{ phrase.text }}</ng-container>
      }
    }
  }`,
  styles: `
    .found {
      color: var(--mat-sys-primary);
      font-weight: 600;
    }
  `,
})
export class PhraseText {
  readonly key = input.required<WordKey>();
  readonly values = input<WordValues>({});
  private readonly words = inject(WORDS);
  protected readonly phrases = computed(() => this.words.phrases(this.key(), this.values()));
}
