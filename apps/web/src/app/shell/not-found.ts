import { ChangeDetectionStrategy, Component, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ResponseStatus } from '../http/response-status';
import { WORDS } from '../language/words';
import { PageTitle } from './page-title';

@Component({
  selector: 'wm-not-found',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-page wm-panel-page">
      <h1 class="wm-page-title">{{ words.say('notFound.title') }}</h1>
      <p class="wm-lead">{{ words.say('notFound.text') }}</p>
      <a matButton="filled" href="/">{{ words.say('failure.home') }}</a>
    </div>
  `,
})
export class NotFound {
  protected readonly words = inject(WORDS);

  constructor() {
    inject(ResponseStatus).set(404);
    inject(PageTitle).follow(signal(this.words.say('notFound.title')), inject(Injector));
  }
}
