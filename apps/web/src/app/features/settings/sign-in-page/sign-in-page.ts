import { HttpClient } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  Injector,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccessPolicy, AccessPolicyInput, SecondFactorDemand } from '@wegmarke/domain/contracts';
import { addDays, isDay } from '@wegmarke/domain/calendar';
import { DateField } from '@wegmarke/ui/date-field';
import { firstValueFrom } from 'rxjs';
import { WORDS } from '../../../language/words';
import { apiOf } from '../../../place/place-api';
import { PlaceStore } from '../../../place/place-store';
import { ProveDialog } from '../../../session/step-up/prove-dialog';
import { NotProven, StepUp } from '../../../session/step-up/step-up';
import { PageTitle } from '../../../shell/page-title';
import { type Failure, failureOf, sayTrouble } from '../../../http/failure';
import { FailurePanel } from '../../../shell/failure-panel';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

/** Time to set one up before it is demanded. */
const GRACE_DAYS = 14;

/** Of whom the municipality demands a second factor, and from which day. */
@Component({
  selector: 'wm-sign-in-settings-page',
  imports: [DateField, FailurePanel, MatButton, ProveDialog, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-page.html',
  styleUrls: ['../settings.css'],
})
export class SignInSettingsPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly place = inject(PlaceStore);
  private readonly http = inject(HttpClient);
  private readonly stepUp = inject(StepUp);

  protected readonly demands: readonly SecondFactorDemand[] = [
    'nobody',
    'admins',
    'digital-office',
    'everybody',
  ];
  protected readonly policy = signal<AccessPolicy | null>(null);
  protected readonly chosen = signal<SecondFactorDemand>('nobody');
  protected readonly failure = signal<Failure | null>(null);
  protected readonly trouble = signal('');
  protected readonly isSaved = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly today = this.place.today();
  protected readonly fromOn = linkedSignal(() => {
    const from = this.policy()?.fromOn ?? null;
    return from !== null && from >= this.today ? from : addDays(this.today, GRACE_DAYS);
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.policy.title')), inject(Injector));
    afterNextRender(() => void this.open());
  }

  protected async open(): Promise<void> {
    try {
      this.take(await firstValueFrom(this.http.get<AccessPolicy>(this.address)));
      this.failure.set(null);
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [policy, fromOn] = [this.policy(), this.fromOn()];
    if (policy === null || this.isBusy()) return;
    // The field says itself what is wrong with the day.
    if (this.chosen() !== 'nobody' && (!isDay(fromOn) || fromOn < this.today)) return;
    this.isBusy.set(true);
    this.trouble.set('');
    this.isSaved.set(false);
    const secondFactor = this.chosen();
    const input: AccessPolicyInput = { secondFactor, fromOn: secondFactor === 'nobody' ? null : fromOn };
    const id = this.place.municipality()?.id ?? '';
    const headers = { 'if-match': `"${String(policy.version)}"` };
    try {
      this.take(
        await this.stepUp.run(() =>
          firstValueFrom(this.http.put<AccessPolicy>(`${this.address}/${id}`, input, { headers })),
        ),
      );
      this.isSaved.set(true);
    } catch (error) {
      if (!(error instanceof NotProven)) this.trouble.set(sayTrouble(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private take(policy: AccessPolicy): void {
    this.policy.set(policy);
    this.chosen.set(policy.secondFactor);
  }

  private get address(): string {
    return `${apiOf(this.store.slug())}/access-policy`;
  }
}
