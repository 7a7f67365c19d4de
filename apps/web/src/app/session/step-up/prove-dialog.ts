import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { CitySignIn } from '../city/city-sign-in';
import { PasskeyUnanswered } from '../passkeys';
import { SessionStore } from '../session-store';
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
        @if (citySlug(); as slug) {
          <p>{{ words.say('member.city.proveLead') }}</p>
          <button matButton="filled" type="button" [disabled]="isBusy()" (click)="proveByCity(slug)">
            {{ words.say('member.city.prove') }}
          </button>
        } @else {
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
        }
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
  private readonly session = inject(SessionStore);
  private readonly city = inject(CitySignIn);
  private readonly document = inject(DOCUMENT);
  /** Whoever is signed in by a city's account shows it to the city. */
  protected readonly citySlug = computed(() => this.session.session()?.confinedTo ?? null);
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

  /** Leaves the page; what was to be done is done again by whoever comes back. */
  protected proveByCity(slug: string): Promise<void> {
    const { pathname, search } = this.document.location;
    return this.during(() => this.city.leave(slug, 'proofs', pathname + search));
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
