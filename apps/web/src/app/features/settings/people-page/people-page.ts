import { ChangeDetectionStrategy, Component, DOCUMENT, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Person, Role } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { Announcer } from '../../../shell/announcer';
import { isComplete, valuesOf } from '../form-values';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

const ROLES: readonly Role[] = ['admin', 'council'];

/** The people of the municipality, and who of them has access. */
@Component({
  selector: 'wm-people-page',
  imports: [FailurePanel, MatButton, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrls: ['../settings.css'],
})
export class PeoplePage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  private readonly announcer = inject(Announcer);
  private readonly document = inject(DOCUMENT);
  protected readonly roles = ROLES;
  /** The person who is being invited or edited. */
  protected readonly openId = signal<string | null>(null);
  /** Shown until the next one: nobody can read it again. */
  protected readonly link = signal<{ readonly personId: string; readonly address: string } | null>(null);

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.settings.people')), inject(Injector));
  }

  protected toggle({ id }: Person): void {
    this.openId.update((open) => (open === id ? null : id));
  }

  protected async add(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const form = event.target as HTMLFormElement;
    const write = { method: 'POST', path: 'people', body: { name: value('name') } } as const;
    await this.store.change(this.words.say('member.settings.saved'), write, () => {
      form.reset();
    });
  }

  protected async invite(event: Event, { id }: Person): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const roles = ROLES.filter((role) => value(role) === 'yes');
    let notice = this.words.say('member.settings.saved');
    await this.store.during(
      () => notice,
      async () => {
        const email = value('email');
        const { link } = await this.api.invite(this.store.slug(), id, { email, roles });
        this.link.set(link === null ? null : { personId: id, address: this.document.location.origin + link });
        if (link === null) notice = this.words.say('member.people.mailed', { email });
        this.openId.set(null);
      },
    );
  }

  protected async setRoles(event: Event, { id, version }: Person): Promise<void> {
    const value = valuesOf(event);
    const body = { roles: ROLES.filter((role) => value(role) === 'yes') };
    const write = { method: 'PATCH', path: `people/${id}`, body, version } as const;
    if (await this.store.change(this.words.say('member.settings.saved'), write)) this.openId.set(null);
  }

  protected async removeAccess({ id, version }: Person): Promise<void> {
    const write = { method: 'DELETE', path: `people/${id}/access`, version } as const;
    if (await this.store.change(this.words.say('member.settings.saved'), write)) this.openId.set(null);
  }

  protected async copy(address: string): Promise<void> {
    await this.document.defaultView?.navigator.clipboard.writeText(address);
    this.announcer.announce(this.words.say('member.people.copied'));
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }
}
