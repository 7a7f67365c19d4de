import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { Live } from './live';

/** That something new waits while one types, and the way to it. Announced when it begins; it never takes the focus. */
@Component({
  selector: 'wm-live-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (live.isWaiting()) {
    <button type="button" (mousedown)="$event.preventDefault()" (click)="live.show()">
      <wm-icon name="retry" />{{ words.say('live.show') }}
    </button>
  }`,
  styles: `
    button {
      position: fixed;
      inset-block-end: 24px;
      inset-inline-end: 24px;
      z-index: 20;
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 48px;
      padding-inline: 20px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 24px;
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: 0 4px 16px rgb(0 0 0 / 24%);
      font: inherit;
      cursor: pointer;
    }
    @media (max-width: 839.98px) {
      button {
        inset-block-end: 96px;
      }
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
})
export class LiveNotice {
  protected readonly words = inject(WORDS);
  protected readonly live = inject(Live);
}
