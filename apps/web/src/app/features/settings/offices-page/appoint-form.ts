import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OfficeRecord } from '@wegmarke/domain/contracts';
import { BottomSheetForm } from '@wegmarke/ui/bottom-sheet-form';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { isComplete, valuesOf } from '../form-values';
import { PastReason } from '../past-reason';
import { SettingsStore } from '../settings-store';

const KINDS = ['regular', 'interim', 'stand-in'] as const;
let count = 0;

/** Who holds an office, how, and from when to when. */
@Component({
  selector: 'wm-appoint-form',
  imports: [BottomSheetForm, DateField, MatButton, PastReason],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-bottom-sheet-form
      [level]="2"
      [heading]="words.say('member.offices.appointTitle', { office: words.field(office().title) })"
      (closed)="closed.emit()"
    >
      <form [id]="id" (submit)="save($event)">
        <div class="wm-control">
          <label [attr.for]="id + '-person'">{{ words.say('member.offices.person') }}</label>
          <select class="wm-input" name="personId" [id]="id + '-person'">
            @for (person of store.people(); track person.id) {
              <option [value]="person.id">{{ person.name }}</option>
            }
          </select>
        </div>
        <div class="wm-control">
          <label [attr.for]="id + '-kind'">{{ words.say('member.offices.appointmentKind') }}</label>
          <select class="wm-input" name="kind" [id]="id + '-kind'">
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ words.say(wordOf(kind)) }}</option>
            }
          </select>
        </div>
        <div class="two">
          <div class="wm-control">
            <label [attr.for]="id + '-from'">{{ words.say('member.offices.fromOn') }}</label>
            <wm-date-field
              name="fromOn"
              [fieldId]="id + '-from'"
              [required]="true"
              [day]="fromOn()"
              (dayChange)="fromOn.set($event)"
            />
          </div>
          <div class="wm-control">
            <label [attr.for]="id + '-until'">{{ words.say('member.offices.untilOn') }}</label>
            <wm-date-field name="untilOn" [fieldId]="id + '-until'" />
          </div>
        </div>
        @if (fromOn() !== '' && fromOn() < today) {
          <wm-past-reason [id]="id + '-reason'" />
        }
      </form>
      <button wmSheetActions matButton="outlined" type="button" (click)="closed.emit()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmSheetActions matButton="filled" type="submit" [attr.form]="id" [disabled]="store.isBusy()">
        {{ words.say('member.offices.appoint') }}
      </button>
    </wm-bottom-sheet-form>
  `,
  styleUrl: '../settings.css',
})
export class AppointForm {
  readonly office = input.required<OfficeRecord>();
  readonly saved = output<object>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly today = inject(PlaceStore).today();
  protected readonly id = `appoint-form-${++count}`;
  protected readonly kinds = KINDS;
  protected readonly fromOn = signal(this.today);

  protected wordOf(kind: (typeof KINDS)[number]): `member.offices.appointmentKind.${(typeof KINDS)[number]}` {
    return `member.offices.appointmentKind.${kind}`;
  }

  protected save(event: Event): void {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    this.saved.emit({
      personId: value('personId'),
      kind: value('kind'),
      fromOn: value('fromOn'),
      untilOn: value('untilOn') || null,
      reason: value('reason') || null,
    });
  }
}
