import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';

/** While an operator may read in a municipality: told to its members, and to the operator. */
@Component({
  selector: 'wm-operator-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (sentence(); as said) {
    <aside class="notice" [attr.aria-label]="words.say('member.consent.title')">
      <wm-icon name="warning" /><span>{{ said }}</span>
    </aside>
  }`,
  styleUrl: './frame-notice.css',
})
export class OperatorNotice {
  protected readonly words = inject(WORDS);
  private readonly session = inject(SessionStore);
  private readonly place = inject(PlaceStore);

  protected readonly sentence = computed(() => {
    const slug = this.place.slug();
    const time = (instant: string): string =>
      this.words.instant(instant, this.place.municipality()?.timeZone ?? 'Europe/Berlin');
    const membership = this.session.session() ? this.session.membershipIn(slug) : null;
    if (membership) {
      const until = membership.operatorReadsUntil;
      return until === null ? null : this.words.say('member.consent.banner', { time: time(until) });
    }
    const consent = this.session.session() ? this.session.consentIn(slug) : null;
    return consent && this.words.say('member.operator.banner', { time: time(consent.until) });
  });
}
