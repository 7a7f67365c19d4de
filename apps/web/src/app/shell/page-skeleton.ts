import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Skeleton } from '@wegmarke/ui/skeleton';
import { WORDS } from '../language/words';
import { PageAddress, pathOf } from './page-address';

/** Answers that come sooner need no stand-in: it would only flicker. */
const PATIENCE = 300;

/** Stands in the next page's place while it takes its time. The same page asked otherwise stays where it is. */
@Component({
  selector: 'wm-page-skeleton',
  imports: [Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isWaiting()) {
    <div class="wm-page"><wm-skeleton [label]="words.say('loading')" [lines]="8" /></div>
  }`,
  styles: `
    .wm-page {
      padding-block: 32px;
    }
    /* The wait is over already. */
    .wm-page wm-skeleton {
      animation-delay: 0s;
    }
  `,
})
export class PageSkeleton {
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  private readonly address = inject(PageAddress);
  protected readonly isWaiting = signal(false);

  constructor() {
    effect((onCleanup) => {
      const navigation = this.router.currentNavigation();
      this.isWaiting.set(false);
      // The first page of a visit comes from the server, complete.
      if (!navigation?.previousNavigation) return;
      const path = pathOf(this.router.serializeUrl(navigation.extractedUrl));
      if (path === untracked(this.address.path)) return;
      const timer = setTimeout(() => {
        this.isWaiting.set(true);
      }, PATIENCE);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }
}
