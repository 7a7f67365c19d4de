import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlanSelection } from '../outline/selection';

/** In a dialog whose line another has taken away meanwhile: what was typed stays until its author has seen that. */
@Component({
  selector: 'wm-gone-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (selection.isGone()) {
      <div class="wm-notice bad" role="alert">
        <wm-icon name="warning" />
        <p>{{ words.say('member.plan.lineGone') }}</p>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin: 0;
    }
  `,
})
export class GoneNotice {
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
}
