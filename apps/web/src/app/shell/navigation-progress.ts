import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { WORDS } from '../language/words';

/** A line at the top while the next page loads; it appears after 300 ms, so that quick answers do not flicker. */
@Component({
  selector: 'wm-navigation-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isNavigating()) {
    <div class="line" role="progressbar" [attr.aria-label]="words.say('loading')"></div>
  }`,
  styles: `
    .line {
      position: fixed;
      inset-block-start: 0;
      inset-inline: 0;
      block-size: 3px;
      z-index: 20;
      background: var(--mat-sys-primary);
      opacity: 0;
      animation: appear 200ms 300ms forwards;
    }
    @keyframes appear {
      from {
        opacity: 0;
        clip-path: inset(0 100% 0 0);
      }
      to {
        opacity: 1;
        clip-path: inset(0 20% 0 0);
      }
    }
  `,
})
export class NavigationProgress {
  private readonly router = inject(Router);
  protected readonly words = inject(WORDS);
  protected readonly isNavigating = computed(() => this.router.currentNavigation() !== null);
}
