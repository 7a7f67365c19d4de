import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { ProveDialog } from '../../../session/step-up/prove-dialog';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { AccountApi } from '../account-api';
import { AccountStore } from '../account-store';
import { CitySection } from '../city-section';
import { PasskeysSection } from '../passkeys-section';
import { SessionsSection } from '../sessions-section';
import { TokensSection } from '../tokens-section';
import { TotpSection } from '../totp-section';

/** The own account: what one signs in with, and where one is signed in. */
@Component({
  selector: 'wm-account-page',
  imports: [
    CitySection,
    FailurePanel,
    MatButton,
    PasskeysSection,
    ProveDialog,
    RouterLink,
    SessionsSection,
    TokensSection,
    TotpSection,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
  styleUrl: '../account.css',
})
export class AccountPage {
  readonly returnTo = input<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  protected readonly place = inject(PlaceStore);
  protected readonly session = inject(SessionStore);
  private readonly api = inject(AccountApi);
  protected readonly isShown = signal(false);

  /** Signed in by the city's account: what the own account has besides is not shown to it. */
  protected readonly isByCity = computed(() => this.session.session()?.confinedTo != null);
  protected readonly hasCityAccount = computed(
    () => this.store.isMember() && this.place.municipality()?.citySignIn === true,
  );
  protected readonly placeName = computed(() => this.place.municipality()?.name ?? '');
  /** Where whoever was held back wanted to go. Only addresses of this site. */
  protected readonly goingOnTo = computed(() => {
    const address = this.returnTo();
    return address !== undefined && /^\/(?![/\\])/.test(address) && !this.store.isHeldBack() ? address : null;
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.account.title')), inject(Injector));
  }

  protected async changePassword(event: Event, current: string, password: string): Promise<void> {
    const form = validForm(event);
    if (!form) return;
    const done = await this.store.change(this.words.say('member.account.passwordSaved'), () =>
      this.api.changePassword({ current, password }),
    );
    if (done) form.reset();
  }

  protected async changeEmail(event: Event, email: string): Promise<void> {
    const form = validForm(event);
    if (!form) return;
    const notice = this.words.say('member.account.emailPending', { email });
    if (await this.store.change(notice, () => this.api.changeEmail(email.trim()))) form.reset();
  }
}

/** The form of the event where all that must be filled in is. */
function validForm(event: Event): HTMLFormElement | null {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  return form.reportValidity() ? form : null;
}
