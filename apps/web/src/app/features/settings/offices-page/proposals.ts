import { afterNextRender, ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AppointmentProposal, List } from '@wegmarke/domain/contracts';
import { load } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';

/** Appointments that follow from groups of the city's identity provider, for whoever decides. Nothing where there are none. */
@Component({
  selector: 'wm-proposals',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (proposals().length > 0) {
      <section class="card" aria-labelledby="proposals-heading">
        <h2 class="wm-panel-title" id="proposals-heading">{{ words.say('member.city.proposals') }}</h2>
        <p class="wm-muted">{{ words.say('member.city.proposalsLead') }}</p>
        <ul class="rows">
          @for (proposal of proposals(); track proposal.id) {
            <li>
              <div class="row">
                <div class="what">
                  <strong>{{ said(proposal) }}</strong>
                </div>
                <div class="buttons">
                  <button
                    matButton="outlined"
                    type="button"
                    [disabled]="store.isBusy()"
                    [attr.aria-label]="words.say('member.city.accept') + ': ' + said(proposal)"
                    (click)="decide(proposal, true)"
                  >
                    {{ words.say('member.city.accept') }}
                  </button>
                  <button
                    matButton
                    type="button"
                    [disabled]="store.isBusy()"
                    [attr.aria-label]="words.say('member.city.decline') + ': ' + said(proposal)"
                    (click)="decide(proposal, false)"
                  >
                    {{ words.say('member.city.decline') }}
                  </button>
                </div>
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrls: ['../settings.css'],
})
export class Proposals {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  protected readonly proposals = signal<readonly AppointmentProposal[]>([]);

  constructor() {
    afterNextRender(() => void this.ask());
  }

  protected said({ personName, officeTitle, kind }: AppointmentProposal): string {
    return this.words.say('member.city.proposal', {
      person: personName,
      office: this.words.field(officeTitle),
      kind: this.words.say(`member.city.appointment.${kind}`),
    });
  }

  protected async decide({ id, version }: AppointmentProposal, accepted: boolean): Promise<void> {
    const write = {
      method: 'POST',
      path: `appointment-proposals/${id}/decision`,
      body: { accepted },
      version,
    } as const;
    await this.store.change(this.words.say('member.settings.saved'), write);
    await this.ask();
  }

  private async ask(): Promise<void> {
    const path = 'appointment-proposals';
    const loaded = await load(() => this.api.read<List<AppointmentProposal>>(this.store.slug(), path));
    if (loaded.state === 'ready') this.proposals.set(loaded.value.items);
  }
}
