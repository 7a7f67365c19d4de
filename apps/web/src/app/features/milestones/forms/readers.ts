import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';

/** Who will read what is about to be saved. */
@Component({
  selector: 'wm-readers',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="wm-notice">
    <wm-icon name="eye" />
    <span>{{ words.say(isInternal() ? 'member.readersInternal' : 'member.readers') }}</span>
  </p>`,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class Readers {
  readonly isInternal = input(false);
  protected readonly words = inject(WORDS);
}
