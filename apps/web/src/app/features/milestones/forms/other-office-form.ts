import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Milestone } from '@wegmarke/domain/contracts';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { WORDS } from '../../../language/words';
import type { Report } from '../milestones-api';
import { MilestonesStore, type Trouble } from '../milestones-store';
import { Readers } from './readers';
import { TroubleNotice } from './trouble-notice';

let count = 0;

/** "Not ours": suggests another office; the digital office decides. */
@Component({
  selector: 'wm-other-office-form',
  imports: [Readers, SheetForm, TroubleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-sheet-form
      [heading]="words.say('member.notOurs')"
      [lead]="words.say('member.notOursLead')"
      (closed)="closed.emit()"
      [isBusy]="isBusy()"
      [cancelWord]="words.say('action.cancel')"
      [sendWord]="words.say('member.suggestOffice')"
      (send)="save()"
    >
      <div class="wm-control">
        <label [attr.for]="id + '-office'">{{ words.say('member.whichOffice') }}</label>
        <select
          class="wm-input"
          [id]="id + '-office'"
          [attr.aria-invalid]="officeError() ? 'true' : null"
          [attr.aria-describedby]="officeError() ? id + '-office-error' : null"
          (change)="setOffice($event)"
        >
          <option value="">{{ words.say('member.pleaseChoose') }}</option>
          @for (office of offices(); track office.id) {
            <option [value]="office.id" [selected]="office.id === officeId()">
              {{ words.field(office.title) }}
            </option>
          }
        </select>
        @if (officeError(); as message) {
          <p class="wm-input-error" role="alert" [id]="id + '-office-error'">{{ message }}</p>
        }
      </div>
      <div class="wm-control">
        <label [attr.for]="id + '-reason'">{{ words.say('member.whyOffice') }}</label>
        <textarea
          class="wm-input"
          maxlength="2000"
          [id]="id + '-reason'"
          [value]="reason()"
          [attr.aria-invalid]="reasonError() ? 'true' : null"
          [attr.aria-describedby]="reasonError() ? id + '-reason-error' : null"
          (input)="setReason($event)"
        ></textarea>
        @if (reasonError(); as message) {
          <p class="wm-input-error" role="alert" [id]="id + '-reason-error'">{{ message }}</p>
        }
      </div>
      <wm-readers [isInternal]="true" />
      @if (trouble(); as met) {
        <wm-trouble-notice [trouble]="met" (retry)="save()" />
      }
    </wm-sheet-form>
  `,
  styleUrl: './form.css',
})
export class OtherOfficeForm {
  readonly milestone = input.required<Milestone>();
  readonly isBusy = input.required<boolean>();
  readonly trouble = input.required<Trouble | null>();
  readonly send = output<Report>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  private readonly store = inject(MilestonesStore);
  protected readonly id = `other-office-${++count}`;
  protected readonly officeId = signal('');
  protected readonly reason = signal('');
  protected readonly officeError = signal('');
  protected readonly reasonError = signal('');
  protected readonly offices = computed(() =>
    this.store.offices().filter((office) => office.id !== this.milestone().office.id),
  );

  protected setOffice(event: Event): void {
    this.officeId.set((event.target as HTMLSelectElement).value);
    this.officeError.set('');
  }

  protected setReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.reasonError.set('');
  }

  protected save(): void {
    const reason = this.reason().trim();
    if (this.officeId() === '') this.officeError.set(this.words.say('member.officeMissing'));
    if (reason === '') this.reasonError.set(this.words.say('member.reasonMissing'));
    if (this.officeError() || this.reasonError()) return;
    this.send.emit({ kind: 'suggest', input: { officeId: this.officeId(), reason } });
  }
}
