import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';

/** Holds the slug of the municipality that whoever is signed in reads as the public does; the server looks at it. */
const VIEW_COOKIE = 'wegmarke-view';

/** Where the public is shown a release: of when, and for members the way to look as the public does, and back. */
@Component({
  selector: 'wm-release-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (told(); as notice) {
    <aside class="notice" [attr.aria-label]="words.say('release.publicSees', { on: notice.on })">
      <wm-icon name="info" />
      <span>
        {{ words.say(notice.looking ? 'member.release.looking' : 'release.publicSees', { on: notice.on }) }}
        @if (isMember()) {
          <button type="button" class="wm-link" (click)="look(!notice.looking)">
            {{ words.say(notice.looking ? 'member.release.asMember' : 'member.release.asPublic') }}
          </button>
        }
      </span>
    </aside>
  }`,
  styleUrl: './frame-notice.css',
})
export class ReleaseNotice {
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);

  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  protected readonly told = computed(() => {
    const { publicView, standsAt } = this.place.strategy() ?? {};
    if (publicView?.mode !== 'released' || !publicView.release) return null;
    const on = this.words.date(this.place.dayOf(publicView.release.releasedAt));
    return { on, looking: this.isMember() && standsAt !== null };
  });

  /** The page is asked for anew: everything on it is another answer then. */
  protected look(asPublic: boolean): void {
    const value = asPublic ? encodeURIComponent(this.place.slug()) : '';
    const ends = asPublic ? '' : '; max-age=0';
    this.document.cookie = `${VIEW_COOKIE}=${value}; path=/; samesite=lax${ends}`;
    this.document.location.reload();
  }
}
