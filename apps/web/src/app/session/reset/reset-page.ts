import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AccountLinkGuest } from '@wegmarke/domain/contracts';
import { failureOf, sayFailure, sayTrouble } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PageTitle } from '../../shell/page-title';
import { AccountLinksApi } from './account-links-api';

/**
 * For whoever has forgotten their password: asks for a link, and where the link leads. Its token stands behind the # of
 * the address, which no server and no log gets to see.
 */
@Component({
  selector: 'wm-reset-page',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reset-page.html',
  styleUrl: '../sign-in/sign-in.css',
})
export class ResetPage {
  readonly slug = input<string>();
  protected readonly words = inject(WORDS);
  private readonly api = inject(AccountLinksApi);
  private readonly document = inject(DOCUMENT);
  private token = '';

  protected readonly guest = signal<AccountLinkGuest | null>(null);
  /** Why the link leads nowhere. */
  protected readonly refusal = signal('');
  protected readonly state = signal<'open' | 'sent' | 'saved'>('open');
  protected readonly isBusy = signal(false);
  protected readonly isShown = signal(false);
  protected readonly failure = signal('');

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.reset.title')), inject(Injector));
    afterNextRender(() => void this.look());
  }

  protected signInAddress(): readonly string[] {
    const slug = this.slug();
    return slug === undefined ? ['/sign-in'] : ['/', slug, 'sign-in'];
  }

  protected send(event: Event, email: string): Promise<void> {
    const slug = this.slug();
    return this.during(event, async () => {
      await this.api.requestReset({ email: email.trim(), ...(slug === undefined ? {} : { slug }) });
      this.state.set('sent');
    });
  }

  protected save(event: Event, password: string): Promise<void> {
    return this.during(event, async () => {
      await this.api.reset({ token: this.token, password });
      this.state.set('saved');
    });
  }

  private async during(event: Event, work: () => Promise<void>): Promise<void> {
    event.preventDefault();
    if (this.isBusy() || !(event.target as HTMLFormElement).reportValidity()) return;
    this.isBusy.set(true);
    this.failure.set('');
    try {
      await work();
    } catch (error) {
      this.failure.set(sayTrouble(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private async look(): Promise<void> {
    this.token = this.document.location.hash.slice(1);
    if (this.token === '') return;
    try {
      this.guest.set(await this.api.resetGuest(this.token));
    } catch (error) {
      this.refusal.set(sayFailure(this.words, failureOf(error)));
    }
  }
}
