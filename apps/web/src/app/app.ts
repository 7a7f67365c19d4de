import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Announcer } from './shell/announcer';
import { Arrival } from './shell/arrival';
import { NavigationProgress } from './shell/navigation-progress';

@Component({
  selector: 'wm-root',
  imports: [RouterOutlet, NavigationProgress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-navigation-progress />
    <router-outlet />
    <p class="wm-visually-hidden" role="status" aria-live="polite">{{ announcer.message() }}</p>
  `,
})
export class App {
  protected readonly announcer = inject(Announcer);

  constructor() {
    inject(Arrival).watch();
  }
}
