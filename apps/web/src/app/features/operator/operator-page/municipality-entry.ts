import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OperatorMunicipality } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { textIn } from '../../../session/form-text';
import { OperatorApi } from '../operator-api';
import { OperatorStore } from '../operator-store';

/** One municipality as its operator sees it, and what can be done about it. */
@Component({
  selector: 'wm-municipality-entry',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './municipality-entry.html',
  styleUrl: './municipality-entry.css',
})
export class MunicipalityEntry {
  readonly municipality = input.required<OperatorMunicipality>();
  readonly invited = output<{ readonly email: string; readonly link: string | null }>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(OperatorStore);
  private readonly api = inject(OperatorApi);
  protected readonly isOpen = signal(false);
  protected readonly troubles = computed(() => {
    const { waiting, refused } = this.municipality().mail;
    return waiting + refused;
  });
  protected readonly exportAddress = computed(
    () => `/api/v1/operator/municipalities/${this.municipality().id}/municipality.zip`,
  );

  protected time(instant: string): string {
    return this.words.instant(instant, this.municipality().timeZone);
  }

  protected day(instant: string): string {
    return this.words.date(instant.slice(0, 10));
  }

  protected async suspend(): Promise<void> {
    const municipality = this.municipality();
    const suspended = municipality.suspendedAt === null;
    const notice = this.words.say(suspended ? 'member.operator.suspended' : 'member.operator.kept', {
      name: municipality.name,
    });
    await this.store.during(`${municipality.name}: ${notice}`, async () => {
      await this.api.setSuspended(municipality, suspended);
    });
  }

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const email = textIn(form, 'email').trim();
    await this.store.during(this.words.say('member.operator.state.invited'), async () => {
      const { link } = await this.api.invite(this.municipality().id, email);
      this.invited.emit({ email, link });
      form.reset();
    });
  }

  protected async mark(): Promise<void> {
    const { id, name } = this.municipality();
    await this.store.during(this.words.say('member.operator.marked', { name }), async () => {
      await this.api.remove(id);
    });
  }

  protected async removeNow(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { id, name } = this.municipality();
    if (!form.reportValidity()) return;
    const typed = textIn(form, 'slug').trim();
    await this.store.during(this.words.say('member.operator.removed', { name }), async () => {
      await this.api.remove(id, typed);
    });
  }

  protected async keep(): Promise<void> {
    const { id, name } = this.municipality();
    await this.store.during(this.words.say('member.operator.kept', { name }), async () => {
      await this.api.keep(id);
    });
  }
}
