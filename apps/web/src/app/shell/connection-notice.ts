import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  DOCUMENT,
  inject,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, NavigationError, Router } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { Announcer } from './announcer';

/** Says when the connection is gone, and when it is back; and when the page that was asked for did not come. */
@Component({
  selector: 'wm-connection-notice',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isOffline()) {
      <p class="notice">
        <wm-icon name="offline" />
        <span
          ><strong>{{ words.say('offline.title') }}</strong> {{ words.say('offline.text') }}</span
        >
      </p>
    }
    @if (missed() !== null) {
      <div class="notice missed">
        <wm-icon name="warning" />
        <span
          ><strong>{{ words.say('missed.title') }}.</strong> {{ words.say('missed.text') }}</span
        >
        <button matButton type="button" (click)="again()">{{ words.say('failure.retry') }}</button>
      </div>
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
    /* Wherever the page is scrolled to; on a phone above the bar at its bottom. */
    .missed {
      position: fixed;
      inset-inline: 16px;
      inset-block-end: 16px;
      z-index: 6;
      max-inline-size: 640px;
      margin-inline: auto;
      border: 1px solid currentcolor;
      border-radius: var(--wm-radius-card);
    }
    .missed wm-icon,
    .missed button {
      flex: none;
    }
    @media (max-width: 839px) {
      .missed {
        flex-wrap: wrap;
        inset-block-end: 92px;
      }
      .missed span {
        flex: 1 1 200px;
      }
    }
  `,
})
export class ConnectionNotice {
  protected readonly words = inject(WORDS);
  protected readonly isOffline = signal(false);
  /** The address whose page did not come, while the reader is still on the one before. */
  protected readonly missed = signal<string | null>(null);
  private readonly announcer = inject(Announcer);

  private readonly view = inject(DOCUMENT).defaultView;

  constructor() {
    const { view } = this;
    const destroyed = inject(DestroyRef);
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.missed.set(null);
        else if (event instanceof NavigationError) this.miss(event.url);
      });
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

  /** Loads the page as a whole, once the server answers: what is typed here is not given away for an error page. */
  protected async again(): Promise<void> {
    const url = this.missed();
    if (url === null || !this.view) return;
    try {
      const { status } = await this.view.fetch(url, { method: 'HEAD' });
      if (status < 500) this.view.location.assign(url);
      else this.miss(url);
    } catch {
      this.miss(url);
    }
  }

  private miss(url: string): void {
    this.missed.set(url);
    this.announcer.announce(`${this.words.say('missed.title')}. ${this.words.say('missed.text')}`);
  }
}
