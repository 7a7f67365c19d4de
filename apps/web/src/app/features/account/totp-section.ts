import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TotpEnrolment } from '@wegmarke/domain/contracts';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { Announcer } from '../../shell/announcer';
import { AccountApi } from './account-api';
import { AccountStore } from './account-store';

/** White around the code, without which cameras do not find it. */
const QUIET = 4;

/** The authenticator app, and the recovery codes for whoever loses it. */
@Component({
  selector: 'wm-totp-section',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './totp-section.html',
  styleUrl: './account.css',
})
export class TotpSection {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(AccountStore);
  protected readonly place = inject(PlaceStore);
  private readonly api = inject(AccountApi);
  private readonly announcer = inject(Announcer);
  private readonly document = inject(DOCUMENT);

  protected readonly security = computed(() => this.store.facts()?.security ?? null);
  protected readonly enrolment = signal<TotpEnrolment | null>(null);
  /** Shown until they are said to be kept: nobody can read them again. */
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly side = computed(() => (this.enrolment()?.modules.length ?? 0) + 2 * QUIET);
  /** The dark modules of the QR code, one square each. */
  protected readonly squares = computed(() =>
    (this.enrolment()?.modules ?? [])
      .flatMap((row, y) =>
        Array.from(row, (dark, x) =>
          dark === '1' ? `M${String(x + QUIET)} ${String(y + QUIET)}h1v1h-1z` : '',
        ),
      )
      .join(''),
  );

  protected async enrol(): Promise<void> {
    await this.store.change(this.words.say('member.account.totpScan'), async () => {
      this.enrolment.set(await this.api.enrolTotp());
    });
  }

  protected async confirm(event: Event, code: string): Promise<void> {
    event.preventDefault();
    if (!(event.target as HTMLFormElement).reportValidity()) return;
    const done = await this.store.change(this.words.say('member.account.saved'), async () => {
      this.codes.set((await this.api.confirmTotp(code)).codes);
    });
    if (done) this.enrolment.set(null);
  }

  protected async remove(): Promise<void> {
    this.codes.set([]);
    await this.store.change(this.words.say('member.account.saved'), () => this.api.removeTotp());
  }

  protected async renew(): Promise<void> {
    await this.store.change(this.words.say('member.account.saved'), async () => {
      this.codes.set((await this.api.renewCodes()).codes);
    });
  }

  protected async copy(): Promise<void> {
    await this.document.defaultView?.navigator.clipboard.writeText(this.codes().join('\n'));
    this.announcer.announce(this.words.say('member.account.copied'));
  }
}
