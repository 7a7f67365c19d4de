import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  DOCUMENT,
  inject,
  signal,
} from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { Announcer } from './announcer';

/** Says when the connection is gone, and when it is back. */
@Component({
  selector: 'wm-connection-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isOffline()) {
    <p class="notice">
      <wm-icon name="offline" />
      <span
        ><strong>{{ words.say('offline.title') }}</strong> {{ words.say('offline.text') }}</span
      >
    </p>
  }`,
  styles: `
    .notice {
      display: flex;
      align-items: center;
      gap: 12px;
      margin: 0;
      padding: 10px var(--wm-bar-margin);
      background: var(--wm-warn-container);
      color: var(--wm-warn);
    }
  `,
})
export class ConnectionNotice {
  protected readonly words = inject(WORDS);
  protected readonly isOffline = signal(false);
  private readonly announcer = inject(Announcer);

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const destroyed = inject(DestroyRef);
    const gone = () => {
      this.isOffline.set(true);
      this.announcer.announce(`${this.words.say('offline.title')}. ${this.words.say('offline.text')}`);
    };
    const back = () => {
      this.isOffline.set(false);
      this.announcer.announce(this.words.say('online.again'));
    };
    afterNextRender(() => {
      if (!view) return;
      view.addEventListener('offline', gone);
      view.addEventListener('online', back);
      destroyed.onDestroy(() => {
        view.removeEventListener('offline', gone);
        view.removeEventListener('online', back);
      });
      if (!view.navigator.onLine) gone();
    });
  }
}
