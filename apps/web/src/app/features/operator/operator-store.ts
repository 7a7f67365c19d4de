import { computed, inject, Injectable, signal } from '@angular/core';
import type { InstallationState, OperatorMunicipality } from '@wegmarke/domain/contracts';
import { failureOf, load, sayCode, sayFailure, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { Announcer } from '../../shell/announcer';
import { OperatorApi } from './operator-api';

/** The municipalities of the installation, and what was last done about them. */
@Injectable()
export class OperatorStore {
  private readonly api = inject(OperatorApi);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly list = signal<readonly OperatorMunicipality[]>([]);
  private readonly state = signal<InstallationState | null>(null);
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly again = signal<(() => Promise<void>) | null>(null);

  readonly municipalities = this.list.asReadonly();
  readonly installation = this.state.asReadonly();
  readonly failure = this.loadFailure.asReadonly();
  readonly isLoaded = computed(() => this.state() !== null);
  readonly isBusy = signal(false);
  readonly trouble = signal('');
  readonly notice = signal('');
  /** Whether what was asked for waits until somebody has shown anew who they are. */
  readonly needsProof = computed(() => this.again() !== null);

  async open(): Promise<void> {
    const loaded = await load(() => Promise.all([this.api.municipalities(), this.api.installation()]));
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state !== 'ready') return;
    this.list.set(loaded.value[0]);
    this.state.set(loaded.value[1]);
  }

  /** Does something and reads everything again. Where it is dangerous, it waits for a proof and is then done. */
  async during(notice: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.trouble.set('');
    this.notice.set('');
    this.again.set(null);
    try {
      await work();
      await this.open();
      this.notice.set(notice);
      this.announcer.announce(notice);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'sign-in-again')
        this.again.set(async () => {
          await this.during(notice, work);
        });
      else this.trouble.set(this.say(failure));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Somebody has shown who they are. */
  async goOn(): Promise<void> {
    await this.again()?.();
  }

  private say(failure: Failure): string {
    const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    return details.length > 0 ? [...new Set(details)].join(' ') : sayFailure(this.words, failure);
  }
}
