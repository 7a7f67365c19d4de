import { ChangeDetectionStrategy, Component, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays } from '@wegmarke/domain/calendar';
import type { MailTrouble, Unreached } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { MailStore } from '../mail-store';

/** A Monday, so that days of the week have names. */
const MONDAY = '2024-01-01';

/** How the municipality asks for updates by mail, and whom it does not reach. */
@Component({
  selector: 'wm-reminders-page',
  imports: [FailurePanel, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminders-page.html',
  styleUrl: '../mail.css',
})
export class RemindersPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(MailStore);
  private readonly place = inject(PlaceStore);
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: new Intl.DateTimeFormat(this.words.locale, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(`${addDays(MONDAY, day - 1)}T00:00:00Z`),
    ),
  }));
  protected readonly numbers = [
    { name: 'daysBefore', word: 'member.reminders.daysBefore', min: 0, max: 90 },
    { name: 'daysBetween', word: 'member.reminders.daysBetween', min: 1, max: 60 },
    { name: 'daysToAnswer', word: 'member.reminders.daysToAnswer', min: 1, max: 90 },
    { name: 'hour', word: 'member.reminders.hour', min: 0, max: 23 },
  ] as const;

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.reminders.title')), inject(Injector));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const number = (name: string): number => Number(form.get(name));
    await this.store.set({
      paused: form.has('paused'),
      daysBefore: number('daysBefore'),
      daysBetween: number('daysBetween'),
      daysToAnswer: number('daysToAnswer'),
      hour: number('hour'),
      weekdays: form.getAll('weekdays').map(Number),
      linkNeedsSignIn: form.has('linkNeedsSignIn'),
    });
  }

  protected troubleOf({ person, recipient, reason, since }: MailTrouble): string {
    const on = this.words.instant(since, this.place.municipality()?.timeZone ?? 'UTC');
    return this.words.say(`member.reminders.trouble.${reason}`, { name: person?.name ?? recipient, on });
  }

  protected unreachedOf({ person, reason }: Unreached): string {
    return this.words.say(`member.reminders.unreached.${reason}`, { name: person.name });
  }
}
