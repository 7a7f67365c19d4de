import { HttpClient } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type {
  GroupRule,
  IdentityProvider,
  IdentityProviderCheck,
  IdentityProviderInput,
  IdentityProviderSettings,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { type Failure, failureOf, sayTrouble } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { apiOf } from '../../../place/place-api';
import { PlaceStore } from '../../../place/place-store';
import { ProveDialog } from '../../../session/step-up/prove-dialog';
import { NotProven, StepUp } from '../../../session/step-up/step-up';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';
import { GroupRules } from './group-rules';

/** As a city begins: nobody comes in by it whom nobody has invited, and nothing is closed. */
const FRESH: IdentityProvider = {
  issuer: '',
  clientId: '',
  hasSecret: false,
  scopes: ['email', 'profile'],
  groupsClaim: 'groups',
  requiredAcr: [],
  secondFactorValues: [],
  newcomers: 'invited',
  appointments: 'proposed',
  passwordSignIn: 'everybody',
  enabled: true,
  rules: [],
};

/** The city's own identity provider: how it is reached, whom it lets in, what its groups are worth. */
@Component({
  selector: 'wm-city-account-page',
  imports: [FailurePanel, GroupRules, MatButton, ProveDialog, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './city-account-page.html',
  styleUrls: ['../settings.css'],
})
export class CityAccountPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly place = inject(PlaceStore);
  private readonly http = inject(HttpClient);
  private readonly stepUp = inject(StepUp);

  protected readonly newcomers = ['invited', 'by-group'] as const;
  protected readonly appointments = ['proposed', 'at-once'] as const;
  protected readonly passwords = ['everybody', 'admins'] as const;
  protected readonly settings = signal<IdentityProviderSettings | null>(null);
  protected readonly provider = computed(() => this.settings()?.provider ?? FRESH);
  protected readonly rules = signal<readonly GroupRule[]>([]);
  protected readonly checked = signal<IdentityProviderCheck | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly trouble = signal('');
  protected readonly notice = signal('');
  protected readonly isBusy = signal(false);

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.city.title')), inject(Injector));
    afterNextRender(() => void this.open());
  }

  protected async open(): Promise<void> {
    try {
      this.take(await firstValueFrom(this.http.get<IdentityProviderSettings>(this.address)));
      this.failure.set(null);
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }

  protected check(issuer: string): Promise<void> {
    this.checked.set(null);
    return this.during('', async () => {
      const asked = this.http.post<IdentityProviderCheck>(`${this.address}/checks`, { issuer });
      this.checked.set(await firstValueFrom(asked));
    });
  }

  protected async save(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const secret = value('clientSecret');
    const input: IdentityProviderInput = {
      issuer: value('issuer'),
      clientId: value('clientId'),
      ...(secret === '' ? {} : { clientSecret: secret }),
      scopes: wordsIn(value('scopes')),
      groupsClaim: value('groupsClaim'),
      requiredAcr: wordsIn(value('requiredAcr')),
      secondFactorValues: wordsIn(value('secondFactorValues')),
      newcomers: this.newcomers.find((one) => one === value('newcomers')) ?? 'invited',
      appointments: this.appointments.find((one) => one === value('appointments')) ?? 'proposed',
      passwordSignIn: this.passwords.find((one) => one === value('passwordSignIn')) ?? 'everybody',
      enabled: value('enabled') === 'yes',
      rules: this.rules(),
    };
    const form = event.target as HTMLFormElement;
    await this.during(this.words.say('member.city.saved'), async () => {
      await this.write('PUT', input);
      const field = form.elements.namedItem('clientSecret');
      if (field instanceof HTMLInputElement) field.value = '';
    });
  }

  protected remove(): Promise<void> {
    return this.during(this.words.say('member.city.removed'), () => this.write('DELETE'));
  }

  private async write(method: 'PUT' | 'DELETE', body?: IdentityProviderInput): Promise<void> {
    const id = this.place.municipality()?.id ?? '';
    const headers = { 'if-match': `"${String(this.settings()?.version ?? 0)}"` };
    const asked = this.http.request<IdentityProviderSettings>(method, `${this.address}/${id}`, {
      body,
      headers,
    });
    this.take(await firstValueFrom(asked));
    await this.place.refresh();
  }

  private async during(notice: string, work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set('');
    this.notice.set('');
    try {
      await this.stepUp.run(work);
      this.notice.set(notice);
    } catch (error) {
      if (!(error instanceof NotProven)) this.trouble.set(sayTrouble(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private take(settings: IdentityProviderSettings): void {
    this.settings.set(settings);
    this.rules.set(settings.provider?.rules ?? []);
  }

  private get address(): string {
    return `${apiOf(this.store.slug())}/identity-provider`;
  }
}

const wordsIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
