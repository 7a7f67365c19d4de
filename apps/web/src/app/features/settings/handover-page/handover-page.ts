import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  signal,
  type OnInit,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays } from '@wegmarke/domain/calendar';
import type { Handover } from '@wegmarke/domain/contracts';
import { UserText } from '@wegmarke/ui/user-text';
import { failureOf, type Failure } from '../../../http/failure';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { PastReason } from '../past-reason';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

/** A holder leaves: what is open, who follows, and from which day. */
@Component({
  selector: 'wm-handover-page',
  imports: [DateField, FailurePanel, MatButton, PastReason, RouterLink, SettingsTabs, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './handover-page.html',
  styleUrls: ['../settings.css'],
})
export class HandoverPage implements OnInit {
  readonly id = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  private readonly injector = inject(Injector);
  private readonly pageTitle = inject(PageTitle);
  protected readonly today = inject(PlaceStore).today();
  protected readonly handover = signal<Handover | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly lastOn = signal(this.today);
  /** A last day before yesterday says something else about days that have passed. */
  protected readonly isPast = computed(() => this.lastOn() !== '' && this.lastOn() < addDays(this.today, -1));

  protected readonly title = computed(() => {
    const office = this.store.officeOf(this.id());
    return this.words.say('member.handover.title', { office: office ? this.words.field(office.title) : '' });
  });
  protected readonly counts = computed(() => {
    const milestones = this.handover()?.milestones ?? [];
    return {
      open: milestones.length,
      overdue: milestones.filter(({ overdue }) => overdue).length,
      help: milestones.filter(({ helpRequest }) => helpRequest !== null).length,
      projects: this.handover()?.projects.length ?? 0,
    };
  });
  protected readonly successors = computed(() =>
    this.store.people().filter(({ id }) => id !== this.handover()?.appointment?.personId),
  );

  ngOnInit(): void {
    this.pageTitle.follow(this.title, this.injector);
    void this.load();
  }

  protected async load(): Promise<void> {
    try {
      this.handover.set(await this.api.read<Handover>(this.store.slug(), `offices/${this.id()}/handover`));
      this.failure.set(null);
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }

  protected async submit(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const lastOn = value('lastOn');
    const body = {
      lastOn,
      successorId: value('successorId') || null,
      successorKind: value('kind'),
      reason: value('reason') || null,
    };
    const saved = await this.store.change(
      this.words.say('member.handover.saved', { on: this.words.date(lastOn) }),
      { method: 'POST', path: `offices/${this.id()}/handover`, body },
    );
    if (saved) await this.load();
  }
}
