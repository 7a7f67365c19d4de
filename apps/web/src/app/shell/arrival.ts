import { afterNextRender, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { pathOf } from './page-address';

/** After a change of page the heading has the focus, so that keyboard and screen reader start where the page starts. */
@Injectable({ providedIn: 'root' })
export class Arrival {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private path: string | null = null;

  watch(): void {
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe((event) => {
      const path = pathOf(event.urlAfterRedirects);
      const isFirst = this.path === null;
      const isSamePage = this.path === path;
      this.path = path;
      if (isFirst || isSamePage || event.urlAfterRedirects.includes('#')) return;
      afterNextRender(
        () => {
          this.focusHeading();
        },
        { injector: this.injector },
      );
    });
  }

  private focusHeading(): void {
    const heading = this.document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
