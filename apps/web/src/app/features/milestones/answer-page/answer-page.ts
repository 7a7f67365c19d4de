import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { LinkedUpdate, PreparedUpdate } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import { UserText } from '@wegmarke/ui/user-text';
import { failureOf, type Failure, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { PageTitle } from '../../../shell/page-title';
import { DoneOnForm } from '../forms/done-on-form';
import { HelpForm } from '../forms/help-form';
import { NewDateForm } from '../forms/new-date-form';
import { Readers } from '../forms/readers';
import { promiseOf } from '../milestone-groups';
import type { Report } from '../milestones-api';
import type { Trouble } from '../milestones-store';
import { AnswerApi } from './answer-api';
import { type LinkAnswer, toAnswer } from './to-answer';

type FormName = 'done-on' | 'new-date' | 'help';

/** Survives the way through sign-in, and ends with the tab. */
const KEPT_AS = 'wm-update-link';
/** The link leads nowhere any more, or not for this reader. */
const NO_WAY_ON = new Set(['link-invalid', 'link-ended', 'link-of-another']);

/** Where a link from a mail leads: one milestone, and all that its office can say of it, in a few taps. */
@Component({
  selector: 'wm-answer-page',
  imports: [DoneOnForm, HelpForm, Icon, MatButton, NewDateForm, Readers, RouterLink, SampleFlag, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.css',
})
export class AnswerPage {
  readonly slug = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly api = inject(AnswerApi);
  private readonly announcer = inject(Announcer);
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private token = '';

  protected readonly update = signal<LinkedUpdate | null>(null);
  /** Why nothing can be shown. */
  protected readonly refusal = signal<Failure | null>(null);
  protected readonly form = signal<FormName | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Trouble | null>(null);
  /** The answer that is over, said again once it was taken back. */
  protected readonly wasUndone = signal(false);
  private last: LinkAnswer | null = null;

  protected readonly today = computed(() => this.place.today());
  protected readonly milestone = computed(() => this.update()?.milestone ?? null);
  protected readonly isOverdue = computed(() => this.milestone()?.states.includes('overdue') ?? false);
  protected readonly promised = computed(() => {
    const milestone = this.milestone();
    const day = milestone && promiseOf(milestone);
    return day ? this.words.say('member.promised', { on: this.words.near(day, this.today()) }) : '';
  });
  protected readonly office = computed(() => {
    const office = this.update()?.office;
    return office ? this.words.field(office.title) : '';
  });
  protected readonly answered = computed(() => {
    const { answered = null, prepares } = this.update() ?? {};
    if (answered === null) return '';
    return this.words.say(prepares ? 'member.link.isPrepared' : `member.link.answered.${answered}`);
  });
  protected readonly refusalWords = computed(() => {
    const failure = this.refusal();
    return failure ? sayFailure(this.words, failure) : '';
  });
  protected readonly mayRetry = computed(() => {
    const { code = '' } = this.refusal() ?? {};
    return !NO_WAY_ON.has(code) && !this.needsSignIn();
  });
  protected readonly needsSignIn = computed(() => this.refusal()?.code === 'link-needs-sign-in');
  protected readonly troubleWords = computed(() => {
    const trouble = this.trouble();
    return trouble && this.form() === null ? sayFailure(this.words, trouble.failure) : '';
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.link.title')), inject(Injector));
    const { fragment } = inject(ActivatedRoute);
    const destroyed = inject(DestroyRef);
    // In the browser alone: no server is told what stands behind "#".
    afterNextRender(() => {
      const reading = fragment.subscribe((token) => this.open(token ?? ''));
      destroyed.onDestroy(() => reading.unsubscribe());
    });
  }

  protected async look(): Promise<void> {
    if (this.token === '') {
      this.refusal.set({ status: 404, code: 'link-invalid', problem: null });
      return;
    }
    this.refusal.set(null);
    try {
      this.update.set(await this.api.view(this.slug(), this.token));
    } catch (error) {
      this.refusal.set(failureOf(error));
    }
  }

  protected preparedWords(prepared: PreparedUpdate): string {
    const on = prepared.on === null ? '' : this.words.near(prepared.on, this.today());
    return this.words.say(`member.prepared.${prepared.what}`, { by: prepared.by, on });
  }

  protected confirmPrepared({ what, on, text }: PreparedUpdate): Promise<void> {
    return this.save({ what, on, text }, { kind: 'confirm' });
  }

  protected doneToday(): Promise<void> {
    const completedOn = this.today();
    return this.save(
      { what: 'done', on: completedOn, text: null },
      { kind: 'patch', input: { completedOn } },
    );
  }

  protected unchanged(): Promise<void> {
    return this.save({ what: 'unchanged', on: null, text: null }, { kind: 'confirm' });
  }

  protected async send(report: Report): Promise<void> {
    const answer = toAnswer(report);
    if (answer) await this.save(answer, report);
  }

  protected async retry(): Promise<void> {
    const trouble = this.trouble();
    if (trouble && this.last) await this.save(this.last, trouble.report);
  }

  protected async undo(): Promise<void> {
    await this.during({ kind: 'confirm' }, async () => {
      this.update.set(await this.api.undo(this.slug(), this.token));
      this.wasUndone.set(true);
      this.announcer.announce(this.words.say('member.link.undone'));
    });
  }

  private async save(answer: LinkAnswer, report: Report): Promise<void> {
    const milestone = this.milestone();
    if (!milestone) return;
    this.last = answer;
    await this.during(report, async () => {
      const { version } = milestone;
      this.update.set(await this.api.answer(this.slug(), { token: this.token, version, ...answer }));
      this.wasUndone.set(false);
      this.form.set(null);
      this.announcer.announce(this.answered());
    });
  }

  private async during(report: Report, work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      await work();
    } catch (error) {
      await this.meet(failureOf(error), report);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Somebody else's change comes onto the page; what was typed stays. */
  private async meet(failure: Failure, report: Report): Promise<void> {
    if (NO_WAY_ON.has(failure.code)) {
      this.update.set(null);
      this.refusal.set(failure);
      return;
    }
    const changedMeanwhile = failure.status === 412;
    this.trouble.set({ failure, report, changedMeanwhile });
    if (changedMeanwhile || failure.code === 'link-spent') await this.look();
  }

  /** The token leaves the address at once, so that no link of the page carries it on; the tab keeps it. */
  private open(inAddress: string): void {
    const kept = this.document.defaultView?.sessionStorage;
    if (inAddress !== '') {
      this.token = inAddress;
      kept?.setItem(KEPT_AS, inAddress);
      void this.router.navigate([], { replaceUrl: true, queryParamsHandling: 'preserve' });
    } else if (this.token === '') this.token = kept?.getItem(KEPT_AS) ?? '';
    else return;
    void this.look();
  }
}
