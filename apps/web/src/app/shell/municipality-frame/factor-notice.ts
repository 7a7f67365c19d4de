import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';

/** Before the day from which the municipality demands a second factor: told to whoever has none yet. */
@Component({
  selector: 'wm-factor-notice',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (announced(); as told) {
    <aside class="notice" [attr.aria-label]="words.say('member.account.title')">
      <wm-icon name="warning" />
      <span>
        {{ told.sentence }}
        <a [routerLink]="['/', told.slug, 'account']">{{ words.say('member.account.setUp') }}</a>
      </span>
    </aside>
  }`,
  styleUrl: './frame-notice.css',
})
export class FactorNotice {
  protected readonly words = inject(WORDS);
  private readonly session = inject(SessionStore);
  private readonly place = inject(PlaceStore);

  protected readonly announced = computed(() => {
    const slug = this.place.slug();
    const from = this.session.secondFactorAnnounced(slug, this.place.today());
    if (from === null) return null;
    const place = this.place.municipality()?.name ?? '';
    return {
      slug,
      sentence: this.words.say('member.account.announced', { place, day: this.words.date(from) }),
    };
  });
}
