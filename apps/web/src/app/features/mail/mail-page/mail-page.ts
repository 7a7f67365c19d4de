import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  LANGUAGES,
  type Language,
  MAIL_DELIVERIES,
  type MailDelivery,
  type MailRecord,
} from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { MailStore } from '../mail-store';

/** What mail went to the reader, and how they want it. */
@Component({
  selector: 'wm-mail-page',
  imports: [FailurePanel, Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-page.html',
  styleUrl: '../mail.css',
})
export class MailPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(MailStore);
  protected readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  protected readonly deliveries = MAIL_DELIVERIES;
  protected readonly languages = LANGUAGES.filter((language) => language !== 'ar');
  protected readonly mayManage = computed(() => this.session.can(this.place.slug(), 'reminders.manage'));

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.mailPage.title')), inject(Injector));
  }

  protected when({ createdAt, sentAt, state }: MailRecord): string {
    const at = this.words.instant(sentAt ?? createdAt, this.place.municipality()?.timeZone ?? 'UTC');
    return this.words.say(`member.mailPage.state.${state}`, { at });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const delivery = MAIL_DELIVERIES.find((one) => one === form.get('delivery')) ?? 'at-once';
    const language = LANGUAGES.find((one) => one === form.get('language')) ?? null;
    await this.store.choose({ delivery, language });
  }

  protected deliveryWord(delivery: MailDelivery): `member.mailPage.delivery.${MailDelivery}` {
    return `member.mailPage.delivery.${delivery}`;
  }

  protected languageWord(language: Language): `language.${Language}` {
    return `language.${language}`;
  }
}
