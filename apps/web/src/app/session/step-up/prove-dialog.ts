import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PasskeyUnanswered } from '../passkeys';
import { StepUp } from './step-up';

/** Asks whoever is signed in to show once more who they are. */
@Component({
  selector: 'wm-prove-dialog',
  imports: [MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (stepUp.asking()) {
      <wm-modal
        [heading]="words.say('member.account.proveTitle')"
        [closeWord]="words.say('member.account.cancel')"
        (closed)="stepUp.giveUp()"
      >
        <p>{{ words.say('member.account.proveLead') }}</p>
        @if (failure(); as text) {
          <p class="wm-notice bad" role="alert">{{ text }}</p>
        }
        <form (submit)="prove($event, password.value, code.value)">
          <div class="wm-control">
            <label for="prove-password">{{ words.say('session.password') }}</label>
            <input
              #password
              class="wm-input"
              id="prove-password"
              name="password"
              type="password"
              required
              maxlength="1000"
              autocomplete="current-password"
            />
          </div>
          <div class="wm-control" [hidden]="!isCodeNeeded()">
            <label for="prove-code">{{ words.say('member.session.code') }}</label>
            <input
              #code
              class="wm-input"
              id="prove-code"
              name="code"
              autocomplete="one-time-code"
              maxlength="20"
            />
          </div>
          <button matButton="filled" type="submit" [disabled]="isBusy()">
            {{ words.say('member.account.prove') }}
          </button>
          <button matButton="outlined" type="button" [disabled]="isBusy()" (click)="proveByPasskey()">
            {{ words.say('member.account.provePasskey') }}
          </button>
        </form>
      </wm-modal>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    .wm-control[hidden] {
      display: none;
    }
    .wm-input,
    button {
      min-block-size: 48px;
    }
  `,
})
export class ProveDialog {
  protected readonly words = inject(WORDS);
  protected readonly stepUp = inject(StepUp);
  protected readonly isBusy = signal(false);
  protected readonly isCodeNeeded = signal(false);
  protected readonly failure = signal('');

  protected prove(event: Event, password: string, code: string): Promise<void> {
    event.preventDefault();
    if (!(event.target as HTMLFormElement).reportValidity()) return Promise.resolve();
    return this.during(() => this.stepUp.prove({ password, ...(code.trim() === '' ? {} : { code }) }));
  }

  protected proveByPasskey(): Promise<void> {
    return this.during(() => this.stepUp.proveByPasskey());
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.failure.set('');
    try {
      await work();
    } catch (error) {
      if (error instanceof PasskeyUnanswered)
        this.failure.set(this.words.say('member.account.passkeyCancelled'));
      else {
        const failure = failureOf(error);
        if (failure.code === 'code-needed') this.isCodeNeeded.set(true);
        this.failure.set(sayFailure(this.words, failure));
      }
    } finally {
      this.isBusy.set(false);
    }
  }
}
