import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PageTitle } from '../../shell/page-title';
import { AfterSignIn } from '../after-sign-in';
import { CitySignIn } from './city-sign-in';

/** Where a city's identity provider leads back to. What it says stands in the address only until it has been read. */
@Component({
  selector: 'wm-city-answer',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-page wm-panel-page">
      <h1 class="wm-page-title">{{ words.say('member.city.answerTitle') }}</h1>
      @if (failure(); as text) {
        <p class="wm-notice bad" role="alert">{{ text }}</p>
        <p>
          <a matButton="filled" [routerLink]="['/', slug(), 'sign-in']">{{
            words.say('member.city.again')
          }}</a>
        </p>
      } @else {
        <p role="status">{{ words.say('member.city.answerBusy') }}</p>
      }
    </div>
  `,
})
export class CityAnswerPage {
  readonly slug = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly signIn = inject(CitySignIn);
  private readonly after = inject(AfterSignIn);
  private readonly document = inject(DOCUMENT);
  protected readonly failure = signal('');

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.city.answerTitle')), inject(Injector));
    // In the browser alone: whoever renders the page for it has no business with the code.
    afterNextRender(() => void this.take());
  }

  private async take(): Promise<void> {
    const { location, defaultView } = this.document;
    const query = location.search;
    defaultView?.history.replaceState(defaultView.history.state, '', location.pathname);
    try {
      const returnTo = await this.signIn.comeBack(this.slug(), query);
      await this.after.goOn(returnTo, this.slug());
    } catch (error) {
      this.failure.set(sayFailure(this.words, failureOf(error)));
    }
  }
}
