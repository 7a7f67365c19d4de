import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { isDay, type Day } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import { Choice } from '@wegmarke/ui/choice';
import { DateField } from '@wegmarke/ui/date-field';
import { Icon } from '@wegmarke/ui/icon';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { WORDS } from '../../../language/words';
import type { Report } from '../milestones-api';
import type { Trouble } from '../milestones-store';
import { suggestedDays } from '../suggested-days';
import { Readers } from './readers';
import { TroubleNotice } from './trouble-notice';

const REASONS = ['staff', 'agreement', 'procurement', 'delivery', 'technology', 'other'] as const;
type Reason = (typeof REASONS)[number];

let count = 0;

/** A new promise: by when, and why. Offers the usual days and reasons, so that a thumb is enough. */
@Component({
  selector: 'wm-new-date-form',
  imports: [Choice, DateField, Icon, Readers, SheetForm, TroubleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-date-form.html',
  styleUrl: './form.css',
})
export class NewDateForm {
  readonly milestone = input.required<Milestone>();
  readonly today = input.required<Day>();
  readonly isBusy = input.required<boolean>();
  readonly trouble = input.required<Trouble | null>();
  readonly send = output<Report>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly id = `new-date-${++count}`;
  protected readonly reasons = REASONS;
  protected readonly suggestions = computed(() => suggestedDays(this.today()));
  protected readonly day = signal('');
  protected readonly isOwnDay = signal(false);
  protected readonly reason = signal<Reason | null>(null);
  protected readonly sentence = signal('');
  protected readonly dayError = signal('');
  protected readonly reasonError = signal('');

  protected readonly lead = computed(() => {
    const { title, promisedOn, baselineOn } = this.milestone();
    const day = promisedOn ?? baselineOn;
    const promised = day && this.words.say('member.promised', { on: this.words.near(day, this.today()) });
    return [this.words.field(title), promised].filter((text) => text !== null).join(' · ');
  });
  protected readonly staysLate = computed(() => {
    const { baselineOn } = this.milestone();
    return baselineOn !== null && baselineOn < this.today()
      ? this.words.say('member.staysLate', { on: this.words.date(baselineOn) })
      : null;
  });
  protected readonly saveWord = computed(() =>
    isDay(this.day())
      ? this.words.say('member.saveDay', { on: this.words.near(this.day(), this.today()) })
      : this.words.say('member.save'),
  );

  protected reasonWord(reason: Reason): `member.reason.${Reason}` {
    return `member.reason.${reason}`;
  }

  protected choose(day: Day): void {
    this.isOwnDay.set(false);
    this.day.set(day);
    this.dayError.set('');
  }

  protected chooseOwn(): void {
    this.isOwnDay.set(true);
    this.day.set('');
  }

  protected setDay(value: string): void {
    this.day.set(value);
    this.dayError.set('');
  }

  protected setReason(reason: Reason): void {
    this.reason.set(reason);
    this.reasonError.set('');
  }

  protected setSentence(event: Event): void {
    this.sentence.set((event.target as HTMLTextAreaElement).value);
    this.reasonError.set('');
  }

  protected save(): void {
    const promisedOn = this.day();
    const reason = this.reasonText();
    if (!isDay(promisedOn))
      this.dayError.set(this.words.say(this.day() ? 'date.invalid' : 'member.dayMissing'));
    else if (promisedOn < this.today()) this.dayError.set(this.words.say('member.notInPast'));
    if (reason === '') this.reasonError.set(this.words.say('member.reasonMissing'));
    if (this.dayError() || this.reasonError()) return;
    this.send.emit({ kind: 'patch', input: { promisedOn, reason } });
  }

  /** "Abstimmung: Der Personalrat berät am 2. Juli." "Anderes" says nothing by itself. */
  private reasonText(): string {
    const sentence = this.sentence().trim();
    const reason = this.reason();
    if (reason === null || reason === 'other') return sentence;
    const word = this.words.say(this.reasonWord(reason));
    return sentence === '' ? word : `${word}: ${sentence}`;
  }
}
