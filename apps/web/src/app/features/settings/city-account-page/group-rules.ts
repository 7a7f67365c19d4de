import { ChangeDetectionStrategy, Component, inject, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { GroupGift, GroupRule } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { SettingsStore } from '../settings-store';

const GIFTS: readonly GroupGift[] = ['member', 'admin', 'council', 'office'];
const APPOINTMENTS = ['regular', 'stand-in'] as const;
const EMPTY: GroupRule = { group: '', gives: 'member', officeId: null, appointment: null };

/** What each group of the city's identity provider is worth here. */
@Component({
  selector: 'wm-group-rules',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (rule of rules(); track $index; let index = $index) {
      <fieldset class="rule">
        <legend>{{ words.say('member.city.rule', { number: index + 1 }) }}</legend>
        <div class="two">
          <div class="wm-control">
            <label [for]="'group-' + index">{{ words.say('member.city.group') }}</label>
            <input
              class="wm-input"
              [id]="'group-' + index"
              required
              maxlength="300"
              autocapitalize="none"
              spellcheck="false"
              [value]="rule.group"
              (change)="change(index, { group: valueOf($event).trim() })"
            />
          </div>
          <div class="wm-control">
            <label [for]="'gives-' + index">{{ words.say('member.city.gives') }}</label>
            <select class="wm-input" [id]="'gives-' + index" (change)="setGift(index, valueOf($event))">
              @for (gift of gifts; track gift) {
                <option [value]="gift" [selected]="gift === rule.gives">
                  {{ words.say(giftWord(gift)) }}
                </option>
              }
            </select>
          </div>
          @if (rule.gives === 'office') {
            <div class="wm-control">
              <label [for]="'office-' + index">{{ words.say('member.city.office') }}</label>
              <select
                class="wm-input"
                required
                [id]="'office-' + index"
                (change)="change(index, { officeId: valueOf($event) })"
              >
                @for (office of store.offices(); track office.id) {
                  <option [value]="office.id" [selected]="office.id === rule.officeId">
                    {{ words.field(office.title) }}
                  </option>
                }
              </select>
            </div>
            <div class="wm-control">
              <label [for]="'appointment-' + index">{{ words.say('member.city.appointment') }}</label>
              <select
                class="wm-input"
                [id]="'appointment-' + index"
                (change)="setAppointment(index, valueOf($event))"
              >
                @for (kind of appointments; track kind) {
                  <option [value]="kind" [selected]="kind === rule.appointment">
                    {{ words.say(appointmentWord(kind)) }}
                  </option>
                }
              </select>
            </div>
          }
        </div>
        <div class="buttons">
          <button matButton type="button" (click)="remove(index)">
            {{ words.say('member.city.ruleRemove', { number: index + 1 }) }}
          </button>
        </div>
      </fieldset>
    }
    <div class="buttons">
      <button matButton="outlined" type="button" (click)="add()">
        {{ words.say('member.city.ruleAdd') }}
      </button>
    </div>
  `,
  styleUrls: ['../settings.css'],
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
    /* Room for the names that stand on the borders of the fields. */
    .rule legend {
      margin-block-end: 14px;
    }
  `,
})
export class GroupRules {
  readonly rules = model.required<readonly GroupRule[]>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly gifts = GIFTS;
  protected readonly appointments = APPOINTMENTS;

  protected add(): void {
    this.rules.update((rules) => [...rules, EMPTY]);
  }

  protected remove(index: number): void {
    this.rules.update((rules) => rules.filter((_, at) => at !== index));
  }

  protected change(index: number, patch: Partial<GroupRule>): void {
    this.rules.update((rules) => rules.map((rule, at) => (at === index ? { ...rule, ...patch } : rule)));
  }

  protected setGift(index: number, value: string): void {
    const gives = GIFTS.find((gift) => gift === value) ?? 'member';
    const officeId = gives === 'office' ? (this.store.offices()[0]?.id ?? null) : null;
    this.change(index, { gives, officeId, appointment: gives === 'office' ? 'regular' : null });
  }

  protected setAppointment(index: number, value: string): void {
    this.change(index, { appointment: APPOINTMENTS.find((kind) => kind === value) ?? 'regular' });
  }

  protected giftWord(gift: GroupGift) {
    return `member.city.gives.${gift}` as const;
  }

  protected appointmentWord(kind: (typeof APPOINTMENTS)[number]) {
    return `member.city.appointment.${kind}` as const;
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
