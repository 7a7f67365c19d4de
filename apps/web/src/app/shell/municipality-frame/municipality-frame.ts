import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../language/words';
import { LiveNotice } from '../../live/live-notice';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { FailurePanel } from '../failure-panel';
import { ConnectionNotice } from '../connection-notice';
import { PageAddress } from '../page-address';
import { PageFooter } from '../page-footer';
import { PageSkeleton } from '../page-skeleton';
import { PreferencesMenu } from '../preferences-menu/preferences-menu';
import { InboxCounter } from '../inbox-counter';
import { SearchButton } from '../search-button';
import { SkipLink } from '../skip-link';
import { FactorNotice } from './factor-notice';
import { OperatorNotice } from './operator-notice';
import { ReleaseNotice } from './release-notice';
import { MoreEntries } from './more-entries';
import { mayDecide, navigationOf, navigationOfReader } from './navigation';

/** As many fit side by side at the bottom of a phone, the last of them for whatever more there is. */
const PLACES_ON_A_PHONE = 5;

/** Around every page of a municipality: header and tabs for the public, a rail (a bottom bar on a phone) for members. */
@Component({
  selector: 'wm-municipality-frame',
  imports: [
    ConnectionNotice,
    FailurePanel,
    Icon,
    LiveNotice,
    MatButton,
    MoreEntries,
    FactorNotice,
    OperatorNotice,
    ReleaseNotice,
    PageFooter,
    PageSkeleton,
    PreferencesMenu,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SampleFlag,
    SearchButton,
    SkipLink,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './municipality-frame.html',
  styleUrl: './municipality-frame.css',
  host: { '[class.member]': 'isMember()' },
})
export class MunicipalityFrame {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly session = inject(SessionStore);
  protected readonly address = inject(PageAddress);
  protected readonly inbox = inject(InboxCounter);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  protected readonly slug = this.place.slug;
  protected readonly membership = computed(
    () => this.session.session() && this.session.membershipIn(this.slug()),
  );
  protected readonly isMember = computed(() => this.membership() !== null || this.isReader());
  /** An operator whom the municipality lets read. */
  private readonly isReader = computed(
    () =>
      this.membership() === null &&
      this.session.session() !== null &&
      this.session.consentIn(this.slug()) !== null,
  );
  protected readonly navigation = computed(() =>
    this.isReader() ? navigationOfReader(this.slug()) : navigationOf(this.slug(), this.membership()),
  );
  protected readonly inBar = computed(() =>
    this.navigation().length > PLACES_ON_A_PHONE ? PLACES_ON_A_PHONE - 1 : PLACES_ON_A_PHONE,
  );
  protected readonly signInAddress = computed(() => {
    const path = this.address.path();
    const returnTo = path.endsWith('/sign-in') ? '' : `?returnTo=${encodeURIComponent(this.address.url())}`;
    return `/${this.slug()}/sign-in${returnTo}`;
  });
  protected readonly dataAddress = computed(() => {
    const strategy = this.place.strategy();
    return strategy ? `/api/v1/municipalities/${this.slug()}/strategies/${strategy.id}/data` : null;
  });

  constructor() {
    // In the browser alone: a page need not wait for a number in its navigation.
    afterNextRender(() => void this.countDecisions());
    effect(() => this.wearColour(this.place.municipality()?.colour ?? null));
  }

  protected async signOut(): Promise<void> {
    const address = await this.session.signOut();
    if (address !== null) this.document.location.assign(address);
    else await this.router.navigate([this.slug()]);
  }

  /** The page inside was opened without its municipality: once that can be read, everything is loaded anew. */
  protected async retry(): Promise<void> {
    await this.place.open(this.slug(), true);
    if (this.place.place()) this.document.location.reload();
  }

  private async countDecisions(): Promise<void> {
    const membership = this.membership();
    if (membership && mayDecide(membership)) await this.inbox.ask(this.slug());
  }

  /** The municipality's own colour replaces the product's blue. */
  private wearColour(colour: string | null): void {
    const root = this.document.documentElement;
    root.classList.toggle('wm-tenant', colour !== null);
    if (colour) root.style.setProperty('--wm-tenant', colour);
    else root.style.removeProperty('--wm-tenant');
  }
}
