import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AccountLinkGuest } from '@wegmarke/domain/contracts';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PageTitle } from '../../shell/page-title';
import { AccountLinksApi, type AddressAct } from './account-links-api';

/** Where a mail about the address of an account leads: confirms the new one, or gives the old one back. */
@Component({
  selector: 'wm-address-page',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-page wm-panel-page">
      <h1 class="wm-page-title">{{ title() }}</h1>
      @if (isDone()) {
        <p class="wm-notice ok" role="status">
          {{ words.say(act() === 'confirm' ? 'member.address.confirmed' : 'member.address.restored') }}
        </p>
      } @else if (refusal(); as text) {
        <p class="wm-notice bad" role="alert">{{ text }}</p>
      } @else if (guest(); as link) {
        <p class="wm-lead">
          {{
            words.say(act() === 'confirm' ? 'member.address.confirmLead' : 'member.address.restoreLead', {
              email: link.email,
            })
          }}
        </p>
        <p>
          <button matButton="filled" type="button" [disabled]="isBusy()" (click)="takeUp()">
            {{ words.say(act() === 'confirm' ? 'member.address.confirm' : 'member.address.restore') }}
          </button>
        </p>
      } @else {
        <p class="wm-notice wm-without-script">{{ words.say('session.needsScript') }}</p>
        <p class="wm-lead wm-with-script" aria-live="polite">{{ words.say('loading') }}</p>
      }
    </div>
  `,
})
export class AddressPage {
  /** From the route. */
  readonly act = input.required<AddressAct>();
  protected readonly words = inject(WORDS);
  private readonly api = inject(AccountLinksApi);
  private readonly document = inject(DOCUMENT);
  private token = '';

  protected readonly guest = signal<AccountLinkGuest | null>(null);
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);
  protected readonly isDone = signal(false);
  protected readonly title = computed(() =>
    this.words.say(this.act() === 'confirm' ? 'member.address.confirmTitle' : 'member.address.restoreTitle'),
  );

  constructor() {
    inject(PageTitle).follow(this.title, inject(Injector));
    afterNextRender(() => {
      this.token = this.document.location.hash.slice(1);
      void this.during(async () => this.guest.set(await this.api.addressGuest(this.act(), this.token)));
    });
  }

  protected takeUp(): Promise<void> {
    return this.during(async () => {
      await this.api.takeUp(this.act(), this.token);
      this.isDone.set(true);
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    try {
      await work();
    } catch (error) {
      this.refusal.set(sayFailure(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }
}
