import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccountSecurity, List, OperatorConsent } from '@wegmarke/domain/contracts';
import { load, sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { apiOf } from '../../../place/place-api';
import { PlaceStore } from '../../../place/place-store';
import { ProveDialog } from '../../../session/step-up/prove-dialog';
import { NotProven, StepUp } from '../../../session/step-up/step-up';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

/** What leaves the municipality: what an operator may read, and everything as a file. */
@Component({
  selector: 'wm-data-page',
  imports: [FailurePanel, MatButton, ProveDialog, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './data-page.html',
  styleUrl: '../settings.css',
})
export class DataPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(SettingsApi);
  private readonly stepUp = inject(StepUp);
  private readonly document = inject(DOCUMENT);
  protected readonly consents = signal<readonly OperatorConsent[]>([]);
  protected readonly loadFailure = signal<Failure | null>(null);
  protected readonly now = signal(0);
  protected readonly inForce = computed(
    () =>
      this.consents().find(
        ({ revokedAt, expiresAt }) => revokedAt === null && Date.parse(expiresAt) > this.now(),
      ) ?? null,
  );
  protected readonly trouble = computed(() => {
    const failure = this.loadFailure();
    return failure ? sayFailure(this.words, failure) : '';
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.data.tab')), inject(Injector));
    afterNextRender(() => void this.load());
  }

  protected time(instant: string): string {
    return this.words.instant(instant, this.place.municipality()?.timeZone ?? 'Europe/Berlin');
  }

  protected async grant(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const form = event.target as HTMLFormElement;
    const body = { reason: value('reason'), hours: Number(value('hours')) };
    await this.proven(async () => {
      const write = { method: 'POST', path: 'operator-consents', body } as const;
      const made = await this.store.change(this.words.say('member.settings.saved'), write, () => {
        form.reset();
      });
      if (made) await this.load();
    });
  }

  protected async revoke({ id }: OperatorConsent): Promise<void> {
    const write = { method: 'DELETE', path: `operator-consents/${id}` } as const;
    if (await this.store.change(this.words.say('member.settings.saved'), write)) await this.load();
  }

  protected async export(): Promise<void> {
    await this.proven(() => {
      // The browser's own download: the file may be larger than its memory.
      this.document.location.assign(`${apiOf(this.store.slug())}/municipality.zip`);
      return Promise.resolve();
    });
  }

  /** Does it at once where somebody has just shown who they are, else once they have. */
  private async proven(work: () => Promise<void>): Promise<void> {
    const security = await load(() => this.api.own<AccountSecurity>('account/security'));
    try {
      if (security.state !== 'ready' || !security.value.recent) await this.stepUp.ask();
      await work();
    } catch (error) {
      if (!(error instanceof NotProven)) throw error;
    }
  }

  private async load(): Promise<void> {
    if (!this.store.mayManage()) return;
    const loaded = await load(() =>
      this.api.read<List<OperatorConsent>>(this.store.slug(), 'operator-consents'),
    );
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    this.now.set(Date.now());
    if (loaded.state === 'ready') this.consents.set(loaded.value.items);
  }
}
