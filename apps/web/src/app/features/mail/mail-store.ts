import { inject, Injectable, signal } from '@angular/core';
import type {
  MailPreferences,
  MailPreferencesInput,
  MailRecord,
  MailTrouble,
  ReminderSettingsInput,
  ReminderState,
  Unreached,
} from '@wegmarke/domain/contracts';
import { type Failure, load, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { Announcer } from '../../shell/announcer';
import { MailApi } from './mail-api';

/** The reader's mail and how they want it; for whoever manages it, how the municipality reminds. */
@Injectable()
export class MailStore {
  private readonly api = inject(MailApi);
  private readonly place = inject(PlaceStore);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  readonly failure = signal<Failure | null>(null);
  readonly mails = signal<readonly MailRecord[]>([]);
  readonly preferences = signal<MailPreferences | null>(null);
  readonly settings = signal<ReminderState | null>(null);
  readonly troubles = signal<readonly MailTrouble[]>([]);
  readonly unreached = signal<readonly Unreached[]>([]);
  readonly isBusy = signal(false);
  /** What the last change came to. */
  readonly notice = signal('');
  readonly trouble = signal('');

  async openMine(): Promise<void> {
    const slug = this.place.slug();
    const loaded = await load(() => Promise.all([this.api.mine(slug), this.api.preferences(slug)]));
    this.failure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'failed') return;
    const [mails, preferences] = loaded.value;
    this.mails.set(mails.items);
    this.preferences.set(preferences);
  }

  async openSettings(): Promise<void> {
    const slug = this.place.slug();
    const loaded = await load(() =>
      Promise.all([this.api.settings(slug), this.api.troubles(slug), this.api.unreached(slug)]),
    );
    this.failure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'failed') return;
    const [settings, troubles, unreached] = loaded.value;
    this.settings.set(settings);
    this.troubles.set(troubles.items);
    this.unreached.set(unreached.items);
  }

  choose(input: MailPreferencesInput): Promise<void> {
    return this.during(async (slug) => this.preferences.set(await this.api.choose(slug, input)));
  }

  set(input: ReminderSettingsInput): Promise<void> {
    return this.during(async (slug) => this.settings.set(await this.api.set(slug, input)));
  }

  private async during(work: (slug: string) => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.notice.set('');
    this.trouble.set('');
    const done = await load(() => work(this.place.slug()));
    this.isBusy.set(false);
    if (done.state === 'failed') {
      this.trouble.set(sayFailure(this.words, done.failure));
      return;
    }
    this.notice.set(this.words.say('member.settings.saved'));
    this.announcer.announce(this.notice());
  }
}
