import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { OperatorGuest } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { failureOf, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { textIn } from '../../../session/form-text';
import { SessionStore } from '../../../session/session-store';
import { PageTitle } from '../../../shell/page-title';
import { OperatorApi } from '../operator-api';

/** Where an operator's one-time link leads. */
@Component({
  selector: 'wm-operator-welcome',
  imports: [Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './operator-welcome.html',
  styleUrl: '../operator-page/operator-page.css',
})
export class OperatorWelcome {
  protected readonly words = inject(WORDS);
  private readonly api = inject(OperatorApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  /** Behind the # of the address, which browsers send to nobody. */
  private token = '';
  protected readonly guest = signal<OperatorGuest | null>(null);
  /** Why the link leads nowhere. */
  protected readonly refusal = signal('');
  /** The link itself is spent or unknown, so that trying again does not help. */
  protected readonly isDead = signal(false);
  protected readonly trouble = signal('');
  protected readonly isBusy = signal(false);

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.operator.welcome')), inject(Injector));
    // In the browser alone: what the server renders for a link would be kept.
    afterNextRender(() => void this.look());
  }

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const guest = this.guest();
    if (!guest || !form.reportValidity()) return;
    const value = (field: string): string => textIn(form, field);
    this.isBusy.set(true);
    this.trouble.set('');
    try {
      const [name, code] = [value('name').trim(), value('code').trim()];
      const session = await this.api.accept({
        token: this.token,
        password: value('password'),
        ...(name === '' ? {} : { name }),
        ...(code === '' ? {} : { code }),
      });
      this.session.adopt(session);
      await this.router.navigate(['/operator'], { replaceUrl: true });
    } catch (error) {
      this.trouble.set(sayFailure(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private async look(): Promise<void> {
    this.token = this.document.location.hash.slice(1);
    try {
      this.guest.set(await this.api.guest(this.token));
    } catch (error) {
      const failure = failureOf(error);
      this.isDead.set(failure.code === 'invitation-invalid');
      this.refusal.set(sayFailure(this.words, failure));
    }
  }
}
