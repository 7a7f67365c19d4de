import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Report } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { failureOf, sayTrouble } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { ReportsApi } from '../reports-api';
import { ReportsStore } from '../reports-store';

/** Reports under way, and the beginning of a new one. */
@Component({
  selector: 'wm-compose-list',
  imports: [EmptyState, FailurePanel, Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compose-list.html',
  styleUrl: './compose-list.css',
})
export class ComposeList {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ReportsStore);
  private readonly api = inject(ReportsApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  protected readonly title = signal(this.words.say('member.report.titleProposed'));
  protected readonly sessionOn = signal('');
  private readonly key = crypto.randomUUID();
  protected readonly composes = computed(
    () =>
      this.session.membershipIn(this.place.slug())?.offices.some(({ officeKind }) => officeKind === 'cdo') ===
      true,
  );
  /** Days that the city has named and that are to come. */
  protected readonly occasions = computed(() =>
    (this.place.strategy()?.occasions ?? []).filter(({ on }) => on >= this.place.today()),
  );

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('member.report.underWay')),
      inject(Injector),
    );
  }

  protected stateWord({ state }: Report) {
    return `member.report.state.${state}` as const;
  }

  protected type(event: Event): void {
    this.title.set((event.target as HTMLInputElement).value);
  }

  protected choose(event: Event): void {
    this.sessionOn.set((event.target as HTMLSelectElement).value);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const strategy = this.place.strategy();
    const title = this.title().trim();
    if (title === '') {
      this.trouble.set(this.words.say('member.report.titleMissing'));
      return;
    }
    if (!strategy) return;
    this.isBusy.set(true);
    this.trouble.set('');
    try {
      const sessionOn = this.sessionOn() || null;
      const occasion = this.occasions().find(({ on }) => on === sessionOn);
      const body = occasion ? this.words.field(occasion.title) : '';
      const input = { strategyId: strategy.id, title, language: this.language(), sessionOn, body };
      const { id } = await this.api.add(this.place.slug(), input, this.key);
      await this.router.navigate(['/', this.place.slug(), 'reports', 'compose', id]);
    } catch (error) {
      this.trouble.set(sayTrouble(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The reader's own where the city speaks it, else the city's first. */
  private language() {
    const languages = this.place.municipality()?.languages ?? [];
    return languages.find((each) => each === this.words.language) ?? languages[0] ?? 'de';
  }
}
