import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RetentionInput } from '@wegmarke/domain/contracts';
import { localDay } from '@wegmarke/domain/calendar';
import { Icon } from '@wegmarke/ui/icon';
import { HistoryPanel } from '../../../history/history-panel';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { dataAddress } from '../privacy-api';
import { PrivacyStore } from '../privacy-store';

const PERIODS = [
  { name: 'refusalsDays', word: 'member.privacy.refusalsDays', min: 30, max: 730 },
  { name: 'eventsYears', word: 'member.privacy.eventsYears', min: 1, max: 30 },
  { name: 'invitationsDays', word: 'member.privacy.invitationsDays', min: 1, max: 365 },
  { name: 'mailsDays', word: 'member.privacy.mailsDays', min: 7, max: 730 },
] as const satisfies readonly {
  readonly name: keyof RetentionInput;
  readonly [more: string]: string | number;
}[];

/** What is stored about people: the own data to take along, the wish to be erased; for admins all of it, and how long. */
@Component({
  selector: 'wm-privacy-page',
  imports: [FailurePanel, HistoryPanel, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './privacy-page.html',
  styleUrl: './privacy-page.css',
})
export class PrivacyPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PrivacyStore);
  private readonly place = inject(PlaceStore);
  protected readonly periods = PERIODS;
  /** The person about to be erased. */
  protected readonly erasing = signal<string | null>(null);
  protected readonly ownAddress = computed(() => dataAddress(this.place.slug(), this.store.personId()));

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('member.privacy.title')),
      inject(Injector),
    );
  }

  protected addressOf(personId: string): string {
    return dataAddress(this.place.slug(), personId);
  }

  protected dayOf(instant: string): string {
    return this.words.date(localDay(new Date(instant), this.place.municipality()?.timeZone ?? 'UTC'));
  }

  protected isAsked(personId: string): boolean {
    return this.store.facts()?.requests.some((request) => request.personId === personId) ?? false;
  }

  protected async erase(personId: string): Promise<void> {
    if (await this.store.erase(personId)) this.erasing.set(null);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const data = new FormData(form);
    const valueOf = (name: keyof RetentionInput): number => Number(data.get(name));
    await this.store.setRetention({
      refusalsDays: valueOf('refusalsDays'),
      eventsYears: valueOf('eventsYears'),
      invitationsDays: valueOf('invitationsDays'),
      mailsDays: valueOf('mailsDays'),
    });
  }
}
