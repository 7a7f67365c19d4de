import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@wegmarke/ui/icon';
import { failureOf, sayFailure } from '../http/failure';
import { WORDS } from '../language/words';
import { textIn } from './form-text';
import { SessionStore } from './session-store';

/** Whoever does something dangerous shows once more who they are; then it goes on. */
@Component({
  selector: 'wm-proof-form',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="proof" aria-labelledby="proof-title" (submit)="prove($event)">
      <h2 class="wm-panel-title" id="proof-title">{{ words.say('member.proof.title') }}</h2>
      <div class="wm-control">
        <label for="proof-password">{{ words.say('session.password') }}</label>
        <input
          class="wm-input"
          id="proof-password"
          name="password"
          type="password"
          required
          autocomplete="current-password"
        />
      </div>
      <div class="wm-control">
        <label for="proof-code">{{ words.say('member.proof.code') }}</label>
        <input
          class="wm-input"
          id="proof-code"
          name="code"
          inputmode="numeric"
          maxlength="40"
          autocomplete="one-time-code"
        />
      </div>
      @if (trouble(); as text) {
        <p class="wm-notice bad" role="alert"><wm-icon name="warning" />{{ text }}</p>
      }
      <div>
        <button matButton="filled" type="submit" [disabled]="isBusy()">
          {{ words.say('member.proof.go') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .proof {
      display: grid;
      gap: 14px;
      max-inline-size: 560px;
      padding: 18px;
      border: 2px solid var(--mat-sys-primary);
      border-radius: var(--wm-radius-card);
      background: var(--mat-sys-surface-container-lowest);
    }
    .wm-control {
      display: grid;
    }
    .wm-input {
      min-block-size: 48px;
    }
    h2,
    p {
      margin: 0;
    }
  `,
})
export class ProofForm {
  readonly proven = output();
  protected readonly words = inject(WORDS);
  private readonly session = inject(SessionStore);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');

  protected async prove(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const code = textIn(form, 'code').trim();
    this.isBusy.set(true);
    this.trouble.set('');
    try {
      await this.session.prove({ password: textIn(form, 'password'), ...(code === '' ? {} : { code }) });
      this.proven.emit();
    } catch (error) {
      this.trouble.set(sayFailure(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
