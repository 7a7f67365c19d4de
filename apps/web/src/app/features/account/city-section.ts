import { afterNextRender, ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ProviderLink } from '@wegmarke/domain/contracts';
import { load } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { CitySignIn } from '../../session/city/city-sign-in';
import { AccountStore } from './account-store';

/** Connects the own account with the one that the city gives its people. Nothing where the city has no provider. */
@Component({
  selector: 'wm-city-section',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (link(); as known) {
      @if (known.available) {
        <section class="card" aria-labelledby="city-heading">
          <h2 class="wm-panel-title" id="city-heading">{{ words.say('member.city.link') }}</h2>
          @if (known.linkedAt; as at) {
            <p>{{ words.say('member.city.linked', { day: words.date(place.dayOf(at)) }) }}</p>
            <div class="buttons">
              <button matButton="outlined" type="button" [disabled]="store.isBusy()" (click)="unlink()">
                {{ words.say('member.city.unlink') }}
              </button>
            </div>
          } @else {
            <p>{{ words.say('member.city.linkLead', { place: placeName() }) }}</p>
            <div class="buttons">
              <button matButton="outlined" type="button" [disabled]="store.isBusy()" (click)="connect()">
                {{ words.say('member.city.linkDo') }}
              </button>
            </div>
          }
        </section>
      }
    }
  `,
  styleUrl: './account.css',
})
export class CitySection {
  readonly placeName = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  protected readonly place = inject(PlaceStore);
  private readonly city = inject(CitySignIn);
  protected readonly link = signal<ProviderLink | null>(null);

  constructor() {
    afterNextRender(() => void this.ask());
  }

  protected async connect(): Promise<void> {
    const slug = this.store.slug();
    await this.store.change('', () => this.city.leave(slug, 'links', `/${slug}/account`));
  }

  protected async unlink(): Promise<void> {
    const slug = this.store.slug();
    await this.store.change(this.words.say('member.city.unlinked'), () => this.city.unlink(slug));
    await this.ask();
  }

  private async ask(): Promise<void> {
    const loaded = await load(() => this.city.link(this.store.slug()));
    this.link.set(loaded.state === 'ready' ? loaded.value : null);
  }
}
