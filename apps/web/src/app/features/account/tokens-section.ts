import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays, isDay } from '@wegmarke/domain/calendar';
import type { AccessToken } from '@wegmarke/domain/contracts';
import { TOKEN_SCOPES } from '@wegmarke/domain/permissions';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { Announcer } from '../../shell/announcer';
import { AccountApi } from './account-api';
import { AccountStore } from './account-store';

const MOST_DAYS = 365;
const USUAL_DAYS = 90;

/** Tokens for one's own programs. */
@Component({
  selector: 'wm-tokens-section',
  imports: [DateField, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tokens-section.html',
  styleUrl: './account.css',
})
export class TokensSection {
  readonly placeName = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(AccountApi);
  private readonly announcer = inject(Announcer);
  private readonly document = inject(DOCUMENT);
  protected readonly scopes = TOKEN_SCOPES;
  protected readonly today = this.place.today();
  protected readonly latest = addDays(this.today, MOST_DAYS);
  private readonly usual = addDays(this.today, USUAL_DAYS);
  protected readonly until = signal(this.usual);
  /** Shown until the next one: nobody can read it again. */
  protected readonly made = signal<string | null>(null);

  protected factsOf({ expiresOn, lastUsedAt }: AccessToken): string {
    const used = lastUsedAt === null ? 'no' : this.words.date(this.place.dayOf(lastUsedAt));
    return this.words.say('member.account.tokenFacts', { until: this.words.date(expiresOn), used });
  }

  protected scopesOf({ scopes }: AccessToken): string {
    return scopes.map((scope) => this.words.say(`member.account.scope.${scope}`)).join(', ');
  }

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity() || !isDay(this.until())) return;
    const data = new FormData(form);
    const textOf = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const input = {
      name: textOf('name'),
      scopes: TOKEN_SCOPES.filter((scope) => data.has(scope)),
      expiresOn: this.until(),
    };
    const done = await this.store.change(this.words.say('member.account.tokenOnce'), async () => {
      this.made.set((await this.api.makeToken(this.store.slug(), input)).token);
    });
    if (!done) return;
    form.reset();
    this.until.set(this.usual);
  }

  protected async revoke({ id }: AccessToken): Promise<void> {
    this.made.set(null);
    await this.store.change(this.words.say('member.account.saved'), () =>
      this.api.revokeToken(this.store.slug(), id),
    );
  }

  protected async copy(token: string): Promise<void> {
    await this.document.defaultView?.navigator.clipboard.writeText(token);
    this.announcer.announce(this.words.say('member.account.copied'));
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }
}
