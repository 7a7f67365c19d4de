import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { WORDS } from '../../language/words';

/** Why something is said only now about days that have passed; a field `reason` of the form around it. */
@Component({
  selector: 'wm-past-reason',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-control">
      <label [attr.for]="id()">{{ words.say('member.offices.pastReason') }}</label>
      <textarea
        class="wm-input"
        name="reason"
        required
        maxlength="2000"
        [id]="id()"
        [attr.aria-describedby]="id() + '-hint'"
      ></textarea>
      <small class="wm-muted" [id]="id() + '-hint'">{{ words.say('member.offices.pastHint') }}</small>
    </div>
  `,
  styleUrl: './settings.css',
})
export class PastReason {
  readonly id = input.required<string>();
  protected readonly words = inject(WORDS);
}
