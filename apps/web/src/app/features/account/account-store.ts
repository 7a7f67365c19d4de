import { computed, inject, Injectable, signal } from '@angular/core';
import { type Failure, failureOf, load, sayTrouble } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { PasskeyUnanswered } from '../../session/passkeys';
import { SessionStore } from '../../session/session-store';
import { NotProven, StepUp } from '../../session/step-up/step-up';
import { Announcer } from '../../shell/announcer';
import { AccountApi, type AccountFacts } from './account-api';

/** How the own account is protected, and what is changed about that. */
@Injectable()
export class AccountStore {
  private readonly api = inject(AccountApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly stepUp = inject(StepUp);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly known = signal<AccountFacts | null>(null);
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly busy = signal(false);
  private readonly lastTrouble = signal('');
  private readonly lastNotice = signal('');

  readonly facts = this.known.asReadonly();
  readonly failure = this.loadFailure.asReadonly();
  readonly isBusy = this.busy.asReadonly();
  /** Why the last change was not made; what was typed is still there. */
  readonly trouble = this.lastTrouble.asReadonly();
  readonly notice = this.lastNotice.asReadonly();
  readonly slug = this.place.slug;
  /** Nothing else may be done here before a second factor has been set up or shown. */
  readonly isHeldBack = computed(() => this.session.lacksSecondFactor(this.slug(), this.place.today()));
  readonly isMember = computed(() => this.session.membershipIn(this.slug()) !== null);

  /** Whether this session counts in the municipality as it is. */
  readonly mayAct = computed(
    () =>
      this.isMember() &&
      !this.isHeldBack() &&
      this.session.membershipIn(this.slug())?.providerNeeded === false,
  );

  async open(): Promise<void> {
    const loaded = await load(() => this.read());
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'ready') this.known.set(loaded.value);
  }

  /**
   * Does something, after a proof where it takes one, and reads everything again.
   * @returns whether it was done; otherwise `trouble` says why
   */
  async change(notice: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.lastTrouble.set('');
    this.lastNotice.set('');
    try {
      await this.stepUp.run(work);
      await this.session.refresh();
      this.known.set(await this.read());
      this.lastNotice.set(notice);
      this.announcer.announce(notice);
      return true;
    } catch (error) {
      if (error instanceof NotProven) return false;
      this.lastTrouble.set(
        error instanceof PasskeyUnanswered
          ? this.words.say('member.account.passkeyCancelled')
          : sayTrouble(this.words, failureOf(error)),
      );
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private read(): Promise<AccountFacts> {
    return this.api.facts(this.slug(), this.mayAct());
  }
}
