import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  type OnInit,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { sayCode, sayFailure, type Failure } from '../http/failure';
import { ResponseStatus } from '../http/response-status';
import { WORDS } from '../language/words';
import { PageAddress } from './page-address';

/** In place of a page's content: what happened, and the way on. */
@Component({
  selector: 'wm-failure-panel',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-page wm-panel-page">
      <h1 class="wm-page-title">{{ title() }}</h1>
      <p class="wm-lead">{{ text() }}</p>
      @if (isRetryable()) {
        <a matButton="filled" [href]="address.url()" (click)="retryHere($event)">{{
          words.say('failure.retry')
        }}</a>
      } @else {
        <a matButton="filled" href="/">{{ words.say('failure.home') }}</a>
      }
    </div>
  `,
})
export class FailurePanel implements OnInit {
  readonly failure = input.required<Failure>();
  readonly retry = output();
  protected readonly words = inject(WORDS);
  protected readonly address = inject(PageAddress);
  private readonly responseStatus = inject(ResponseStatus);

  protected readonly isMissing = computed(() => this.failure().status === 404);
  protected readonly isRetryable = computed(() => !this.isMissing() && this.failure().status !== 403);
  protected readonly title = computed(() => {
    if (this.isMissing()) return this.words.say('notFound.title');
    if (this.failure().code === 'municipality-suspended') return this.words.say('suspended.title');
    return this.words.say(this.failure().status === 403 ? 'forbidden.title' : 'failure.title');
  });
  protected readonly text = computed(() => {
    if (this.isMissing()) return this.words.say('notFound.text');
    const { status, code } = this.failure();
    if (status === 403) {
      return (code === 'forbidden' ? null : sayCode(this.words, code)) ?? this.words.say('forbidden.text');
    }
    return sayFailure(this.words, this.failure());
  });

  ngOnInit(): void {
    this.responseStatus.setFrom(this.failure());
  }

  /** Without a script the link loads the page anew; with one the page only asks again. */
  protected retryHere(event: Event): void {
    event.preventDefault();
    this.retry.emit();
  }
}
