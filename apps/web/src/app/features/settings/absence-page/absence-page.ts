import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays } from '@wegmarke/domain/calendar';
import type { Absence } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { PastReason } from '../past-reason';
import { SettingsStore } from '../settings-store';

const WEEK = 6;
const TWO_WEEKS = 13;

/** A holder says that they are away, and who acts meanwhile: the days and a name are all it takes. */
@Component({
  selector: 'wm-absence-page',
  imports: [DateField, EmptyState, FailurePanel, Icon, MatButton, PastReason],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './absence-page.html',
  styleUrls: ['../settings.css'],
})
export class AbsencePage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly session = inject(SessionStore);
  protected readonly today = inject(PlaceStore).today();
  protected readonly fromOn = signal(this.today);
  protected readonly untilOn = signal(addDays(this.today, WEEK));

  private readonly membership = computed(() => this.session.membershipIn(this.store.slug()));
  /** Held by an appointment of one's own. */
  protected readonly offices = computed(() => {
    const held = this.membership()?.offices.filter(({ appointment }) => appointment !== 'stand-in') ?? [];
    return this.store.offices().filter(({ id }) => held.some(({ officeId }) => officeId === id));
  });
  protected readonly colleagues = computed(() =>
    this.store.people().filter(({ id }) => id !== this.membership()?.personId),
  );
  protected readonly absences = computed(() =>
    this.store.absences().filter(({ personId }) => personId === this.membership()?.personId),
  );
  protected readonly spans = [
    { word: 'member.absence.week', untilOn: addDays(this.today, WEEK) },
    { word: 'member.absence.twoWeeks', untilOn: addDays(this.today, TWO_WEEKS) },
  ] as const;

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.absence.title')), inject(Injector));
  }

  protected sentence({ fromOn, untilOn, standInId }: Absence): string {
    const name =
      standInId === null ? this.words.say('member.absence.byFallback') : this.store.personName(standInId);
    return this.words.say('member.absence.current', {
      from: this.words.date(fromOn),
      until: this.words.date(untilOn),
      name,
    });
  }

  protected async report(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const standInId = value('standInId') || null;
    const name =
      standInId === null ? this.words.say('member.absence.byFallback') : this.store.personName(standInId);
    await this.store.change(this.words.say('member.absence.saved', { name }), {
      method: 'POST',
      path: `offices/${value('officeId')}/absences`,
      body: {
        fromOn: value('fromOn'),
        untilOn: value('untilOn'),
        standInId,
        reason: value('reason') || null,
      },
    });
  }

  /** Its last day was yesterday; one that begins today or later is withdrawn. */
  protected async end({ id, version, fromOn }: Absence): Promise<void> {
    const path = `absences/${id}`;
    await this.store.change(
      this.words.say('member.settings.saved'),
      fromOn >= this.today
        ? { method: 'DELETE', path, version }
        : { method: 'PATCH', path, version, body: { untilOn: addDays(this.today, -1) } },
    );
  }
}
