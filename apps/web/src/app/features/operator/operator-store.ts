import { computed, inject, Injectable, signal } from '@angular/core';
import type { InstallationState, OperatorMunicipality } from '@wegmarke/domain/contracts';
import { failureOf, load, sayCode, sayFailure, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { NotProven, StepUp } from '../../session/step-up/step-up';
import { Announcer } from '../../shell/announcer';
import { OperatorApi } from './operator-api';

/** The municipalities of the installation, and what was last done about them. */
@Injectable()
export class OperatorStore {
  private readonly api = inject(OperatorApi);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly stepUp = inject(StepUp);
  private readonly list = signal<readonly OperatorMunicipality[]>([]);
  private readonly state = signal<InstallationState | null>(null);
  private readonly loadFailure = signal<Failure | null>(null);

  readonly municipalities = this.list.asReadonly();
  readonly installation = this.state.asReadonly();
  readonly failure = this.loadFailure.asReadonly();
  readonly isLoaded = computed(() => this.state() !== null);
  readonly isBusy = signal(false);
  readonly trouble = signal('');
  readonly notice = signal('');

  async open(): Promise<void> {
    const loaded = await load(() => Promise.all([this.api.municipalities(), this.api.installation()]));
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state !== 'ready') return;
    this.list.set(loaded.value[0]);
    this.state.set(loaded.value[1]);
  }

  /** Does something and reads everything again. Where it is dangerous, a proof is asked for first. */
  async during(notice: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.trouble.set('');
    this.notice.set('');
    try {
      await this.stepUp.run(work);
      await this.open();
      this.notice.set(notice);
      this.announcer.announce(notice);
      return true;
    } catch (error) {
      if (!(error instanceof NotProven)) this.trouble.set(this.say(failureOf(error)));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private say(failure: Failure): string {
    const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    return details.length > 0 ? [...new Set(details)].join(' ') : sayFailure(this.words, failure);
  }
}
