import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Passkey } from '@wegmarke/domain/contracts';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { Passkeys } from '../../session/passkeys';
import { AccountApi } from './account-api';
import { AccountStore } from './account-store';

/** Passkeys: several a person, each by its name. */
@Component({
  selector: 'wm-passkeys-section',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="passkeys-heading">
      <h2 class="wm-panel-title" id="passkeys-heading">{{ words.say('member.account.passkeys') }}</h2>
      <p class="wm-muted">{{ words.say('member.account.passkeysLead') }}</p>
      @if (store.facts()?.security?.passkeys; as passkeys) {
        @if (passkeys.length > 0) {
          <ul class="rows">
            @for (passkey of passkeys; track passkey.id) {
              <li>
                <div class="row">
                  <div class="what">
                    <strong>{{ passkey.name }}</strong>
                    <p class="wm-muted">{{ factsOf(passkey) }}</p>
                  </div>
                  <button
                    matButton="outlined"
                    type="button"
                    [attr.aria-label]="words.say('member.account.rename') + ': ' + passkey.name"
                    [attr.aria-expanded]="openId() === passkey.id"
                    (click)="openId.set(openId() === passkey.id ? null : passkey.id)"
                  >
                    {{ words.say('member.account.rename') }}
                  </button>
                  <button
                    matButton
                    type="button"
                    [attr.aria-label]="words.say('member.account.remove') + ': ' + passkey.name"
                    [disabled]="store.isBusy()"
                    (click)="remove(passkey)"
                  >
                    {{ words.say('member.account.remove') }}
                  </button>
                </div>
                @if (openId() === passkey.id) {
                  <form (submit)="rename($event, passkey, renamed.value)">
                    <div class="wm-control">
                      <label [attr.for]="'name-' + passkey.id">{{
                        words.say('member.account.passkeyName')
                      }}</label>
                      <input
                        #renamed
                        class="wm-input"
                        name="name"
                        required
                        maxlength="100"
                        [id]="'name-' + passkey.id"
                        [value]="passkey.name"
                      />
                    </div>
                    <div class="buttons">
                      <button matButton="filled" type="submit" [disabled]="store.isBusy()">
                        {{ words.say('member.account.rename') }}
                      </button>
                    </div>
                  </form>
                }
              </li>
            }
          </ul>
        }
      }
      <form (submit)="add($event, name.value)">
        <div class="wm-control">
          <label for="passkey-name">{{ words.say('member.account.passkeyName') }}</label>
          <input
            #name
            class="wm-input"
            id="passkey-name"
            name="name"
            required
            maxlength="100"
            autocomplete="off"
          />
        </div>
        <div class="buttons">
          <button matButton="outlined" type="submit" [disabled]="store.isBusy()">
            {{ words.say('member.account.passkeyAdd') }}
          </button>
        </div>
      </form>
    </section>
  `,
  styleUrl: './account.css',
})
export class PasskeysSection {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(AccountApi);
  private readonly passkeys = inject(Passkeys);
  protected readonly openId = signal<string | null>(null);

  protected factsOf({ createdAt, lastUsedAt }: Passkey): string {
    const dayOf = (instant: string): string => this.words.date(this.place.dayOf(instant));
    const used = lastUsedAt === null ? 'no' : dayOf(lastUsedAt);
    return this.words.say('member.account.passkeyFacts', { day: dayOf(createdAt), used });
  }

  protected async add(event: Event, name: string): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const done = await this.store.change(this.words.say('member.account.saved'), async () =>
      this.api.addPasskey({ ...(await this.passkeys.create()), name: name.trim() }),
    );
    if (done) form.reset();
  }

  protected async rename(event: Event, { id }: Passkey, name: string): Promise<void> {
    event.preventDefault();
    if (!(event.target as HTMLFormElement).reportValidity()) return;
    const done = await this.store.change(this.words.say('member.account.saved'), () =>
      this.api.renamePasskey(id, name.trim()),
    );
    if (done) this.openId.set(null);
  }

  protected async remove({ id }: Passkey): Promise<void> {
    await this.store.change(this.words.say('member.account.saved'), () => this.api.removePasskey(id));
  }
}
