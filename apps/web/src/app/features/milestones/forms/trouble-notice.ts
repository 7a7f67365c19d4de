import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@wegmarke/ui/icon';
import { sayCode, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PageAddress } from '../../../shell/page-address';
import { PlaceStore } from '../../../place/place-store';
import type { Trouble } from '../milestones-store';

/** What went wrong with a report: what happened, that nothing typed is lost, and the way on. */
@Component({
  selector: 'wm-trouble-notice',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-notice bad" role="alert">
      <wm-icon name="warning" />
      <div>
        <p>{{ text() }}</p>
        @for (detail of details(); track detail) {
          <p>{{ detail }}</p>
        }
        @if (trouble().failure.status === 401) {
          <a matButton [href]="signIn()" target="_blank" rel="noopener">{{
            words.say('member.signInBeside')
          }}</a>
        }
        <button matButton type="button" (click)="retry.emit()">{{ words.say('failure.retry') }}</button>
      </div>
    </div>
  `,
})
export class TroubleNotice {
  readonly trouble = input.required<Trouble>();
  readonly retry = output();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly address = inject(PageAddress);

  protected readonly text = computed(() => {
    const { failure, changedMeanwhile } = this.trouble();
    if (changedMeanwhile) return this.words.say('member.changedMeanwhile');
    const isKept = failure.status === 0 || failure.status >= 500;
    const said = sayFailure(this.words, failure);
    return isKept ? `${said} ${this.words.say('failure.kept')}` : said;
  });
  /** Input errors with words of their own; the API's English sentences are for developers. */
  protected readonly details = computed(() =>
    (this.trouble().failure.problem?.errors ?? [])
      .flatMap((error) => sayCode(this.words, error.code) ?? [])
      .filter((said) => said !== sayFailure(this.words, this.trouble().failure)),
  );
  protected readonly signIn = computed(
    () => `/${this.place.slug()}/sign-in?returnTo=${encodeURIComponent(this.address.url())}`,
  );
}
