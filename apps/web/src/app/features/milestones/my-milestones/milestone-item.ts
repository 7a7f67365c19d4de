import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { daysBetween } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { promiseOf } from '../milestone-groups';
import { MilestonesStore } from '../milestones-store';
import type { Report } from '../milestones-api';
import { DoneOnForm } from '../forms/done-on-form';
import { HelpForm } from '../forms/help-form';
import { NewDateForm } from '../forms/new-date-form';
import { OtherOfficeForm } from '../forms/other-office-form';
import { TroubleNotice } from '../forms/trouble-notice';

export type FormName = 'done-on' | 'new-date' | 'help' | 'other-office';

/** One milestone with all that can be said about it. */
@Component({
  selector: 'wm-milestone-item',
  imports: [
    DoneOnForm,
    HelpForm,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    NewDateForm,
    OtherOfficeForm,
    TroubleNotice,
    UserText,
    Waymark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-item.html',
  styleUrl: './milestone-item.css',
})
export class MilestoneItem {
  readonly milestone = input.required<Milestone>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(MilestonesStore);
  private readonly place = inject(PlaceStore);
  protected readonly form = signal<FormName | null>(null);

  protected readonly today = computed(() => this.place.today());
  protected readonly isOverdue = computed(() => this.milestone().states.includes('overdue'));
  protected readonly isBusy = computed(() => this.store.isBusy(this.milestone().id));
  protected readonly trouble = computed(() => this.store.trouble(this.milestone().id));
  protected readonly mark = computed<WaymarkState>(() => {
    const { states } = this.milestone();
    if (states.includes('overdue')) return 'overdue';
    return states.includes('due') ? 'due' : 'planned';
  });
  protected readonly markWord = computed((): WordKey => `state.${this.mark()}`);
  protected readonly promise = computed(() => {
    const day = promiseOf(this.milestone());
    return (
      day && { day, text: this.words.say('member.promised', { on: this.words.near(day, this.today()) }) }
    );
  });
  protected readonly distance = computed(() => {
    const day = promiseOf(this.milestone());
    if (day === null) return null;
    const days = daysBetween(this.today(), day);
    if (days < 0) return this.words.say('member.daysOverdue', { days: -days });
    return days <= 60 ? this.words.say('member.inDays', { days }) : null;
  });
  protected readonly lateText = computed(() => {
    const { states, baselineOn } = this.milestone();
    if (!states.includes('late') || !baselineOn) return null;
    return this.words.say('member.lateSince', { on: this.words.date(baselineOn) });
  });

  constructor() {
    effect(() => this.store.write(this.milestone().id, this.form() !== null));
    inject(DestroyRef).onDestroy(() => this.store.write(this.milestone().id, false));
  }

  /** What a button does, and to which milestone. */
  protected named(action: WordKey): string {
    return `${this.words.say(action)}: ${this.words.field(this.milestone().title)}`;
  }

  protected open(form: FormName): void {
    this.store.dismiss(this.milestone().id);
    this.form.set(form);
    if (form === 'other-office') void this.store.loadOffices();
  }

  protected close(): void {
    this.store.dismiss(this.milestone().id);
    this.form.set(null);
  }

  protected doneToday(): void {
    void this.send({ kind: 'patch', input: { completedOn: this.today() } });
  }

  protected confirm(): void {
    void this.send({ kind: 'confirm' });
  }

  protected withdrawHelp(requestId: string): void {
    void this.send({ kind: 'withdrawHelp', requestId });
  }

  protected withdrawSuggestion(suggestionId: string): void {
    void this.send({ kind: 'withdrawSuggestion', suggestionId });
  }

  /** A form stays open, with what was typed, until its report is saved. */
  protected async send(report: Report): Promise<void> {
    if (await this.store.report(this.milestone().id, report)) this.form.set(null);
  }

  protected retry(): void {
    const trouble = this.trouble();
    if (trouble) void this.send(trouble.report);
  }
}
