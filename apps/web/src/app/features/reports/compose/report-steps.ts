import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Report } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { type Failure, sayTrouble } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { ReportsApi } from '../reports-api';
import { ReportStore } from './report-store';

/** So many characters of a checksum tell one content from another. */
const SHORT = 12;

/** Where the report is on its way, and the step that whoever looks may take. */
@Component({
  selector: 'wm-report-steps',
  imports: [Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-steps.html',
  styleUrl: './report-steps.css',
})
export class ReportSteps {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly store = inject(ReportStore);
  private readonly api = inject(ReportsApi);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  protected readonly report = this.store.stored;
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  protected readonly asks = signal<'return' | 'remove' | null>(null);
  protected readonly reason = signal('');
  private readonly offices = computed(() => this.session.membershipIn(this.place.slug())?.offices ?? []);
  protected readonly composes = computed(() => this.offices().some(({ officeKind }) => officeKind === 'cdo'));
  protected readonly approves = computed(() => {
    const asked = this.report()?.approvalOffice?.id;
    return this.offices().some(({ officeId }) => officeId === asked);
  });
  protected readonly approvalOffice = computed(() => {
    const title = this.report()?.approvalOffice?.title;
    return title ? this.words.field(title) : '';
  });
  protected readonly shortHash = computed(() => this.report()?.contentHash?.slice(0, SHORT) ?? '');

  /** Nobody approves what was not stored. */
  protected async submit(): Promise<void> {
    this.trouble.set('');
    if (!(await this.store.save())) return;
    await this.take((slug, report) => this.api.step(slug, report, 'submission'), 'member.report.submitted');
  }

  protected async takeBack(): Promise<void> {
    await this.take((slug, report) => this.api.takeBack(slug, report), 'member.report.state.draft');
  }

  protected async approve(): Promise<void> {
    const contentHash = this.report()?.contentHash;
    await this.take(
      (slug, report) => this.api.step(slug, report, 'approval', { contentHash }),
      'member.report.state.approved',
    );
  }

  protected async giveBack(): Promise<void> {
    const reason = this.reason().trim();
    if (reason === '') {
      this.trouble.set(this.words.say('member.report.reasonMissing'));
      return;
    }
    await this.take(
      (slug, report) => this.api.step(slug, report, 'return', { reason }),
      'member.report.givenBack',
    );
  }

  protected async seal(): Promise<void> {
    await this.take((slug, report) => this.api.step(slug, report, 'seal'), 'member.report.state.sealing');
  }

  protected async remove(): Promise<void> {
    const failure = await this.store.step(async (slug, report) => {
      await this.api.remove(slug, report);
      return report;
    });
    if (failure) {
      this.say(failure);
      return;
    }
    this.store.forget();
    await this.router.navigate(['/', this.place.slug(), 'reports', 'compose']);
  }

  protected typeReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected day(instant: string): string {
    return this.words.date(this.place.dayOf(instant));
  }

  private async take(
    send: (slug: string, report: Report) => Promise<Report>,
    done:
      | 'member.report.submitted'
      | 'member.report.givenBack'
      | `member.report.state.${'draft' | 'approved' | 'sealing'}`,
  ): Promise<void> {
    this.isBusy.set(true);
    this.trouble.set('');
    const failure = await this.store.step(send);
    this.isBusy.set(false);
    if (failure) {
      this.say(failure);
      return;
    }
    this.asks.set(null);
    this.announcer.announce(this.words.say(done));
  }

  private say(failure: Failure): void {
    this.trouble.set(sayTrouble(this.words, failure));
  }
}
