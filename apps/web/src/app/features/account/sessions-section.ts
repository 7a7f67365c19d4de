import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SessionEntry, SignInMethod, SignInRecord } from '@wegmarke/domain/contracts';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { AccountApi } from './account-api';
import { AccountStore } from './account-store';

/** Where the account is signed in, and when it was of late. */
@Component({
  selector: 'wm-sessions-section',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.facts(); as facts) {
      <section class="card" aria-labelledby="sessions-heading">
        <h2 class="wm-panel-title" id="sessions-heading">{{ words.say('member.account.sessions') }}</h2>
        <ul class="rows">
          @for (session of facts.sessions; track session.id) {
            <li>
              <div class="row">
                <div class="what">
                  <strong>{{ nameOf(session) }}</strong>
                  <p class="wm-muted">{{ factsOf(session) }}</p>
                </div>
                @if (session.isCurrent) {
                  <span class="tag">{{ words.say('member.account.sessionHere') }}</span>
                } @else {
                  <button
                    matButton="outlined"
                    type="button"
                    [attr.aria-label]="words.say('member.account.sessionEnd') + ': ' + nameOf(session)"
                    [disabled]="store.isBusy()"
                    (click)="end(session)"
                  >
                    {{ words.say('member.account.sessionEnd') }}
                  </button>
                }
              </div>
            </li>
          }
        </ul>
        @if (facts.sessions.length > 1) {
          <div class="buttons">
            <button matButton="outlined" type="button" [disabled]="store.isBusy()" (click)="endOthers()">
              {{ words.say('member.account.sessionsEndOthers') }}
            </button>
          </div>
        }
      </section>
      <section class="card" aria-labelledby="sign-ins-heading">
        <h2 class="wm-panel-title" id="sign-ins-heading">{{ words.say('member.account.signIns') }}</h2>
        <ul class="rows">
          @for (record of facts.signIns.slice(0, 10); track record.id) {
            <li>
              <div class="what">
                <span>{{ sayRecord(record) }}</span>
                <p class="wm-muted">
                  {{ momentOf(record.at) }}{{ record.device ? ', ' + record.device : '' }}
                </p>
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './account.css',
})
export class SessionsSection {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(AccountApi);

  protected nameOf({ device }: SessionEntry): string {
    return device ?? this.words.say('member.account.sessionUnknown');
  }

  protected factsOf({ beganAt, lastUsedAt }: SessionEntry): string {
    return this.words.say('member.account.sessionFacts', {
      since: this.momentOf(beganAt),
      used: this.momentOf(lastUsedAt),
    });
  }

  protected momentOf(instant: string): string {
    return this.words.instant(instant, this.place.municipality()?.timeZone ?? 'Europe/Berlin');
  }

  protected sayRecord({ outcome, methods, count }: SignInRecord): string {
    if (outcome === 'refused') return this.words.say('member.account.signInRefused', { count });
    const said = methods.map((method: SignInMethod) => this.words.say(`member.account.method.${method}`));
    return this.words.say('member.account.signInBegun', { methods: said.join(' + ') });
  }

  protected async end({ id }: SessionEntry): Promise<void> {
    await this.store.change(this.words.say('member.account.saved'), () => this.api.endSession(id));
  }

  protected async endOthers(): Promise<void> {
    await this.store.change(this.words.say('member.account.saved'), () => this.api.endOtherSessions());
  }
}
