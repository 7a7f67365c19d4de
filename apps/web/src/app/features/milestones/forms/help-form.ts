import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { isDay, type Day } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { WORDS } from '../../../language/words';
import type { Report } from '../milestones-api';
import type { Trouble } from '../milestones-store';
import { Readers } from './readers';
import { TroubleNotice } from './trouble-notice';

let count = 0;

/** Asks the digital office for help: with what, and by when an answer is needed. */
@Component({
  selector: 'wm-help-form',
  imports: [DateField, Readers, SheetForm, TroubleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-sheet-form
      [heading]="words.say('member.help')"
      [lead]="words.field(milestone().title)"
      (closed)="closed.emit()"
      [isBusy]="isBusy()"
      [cancelWord]="words.say('action.cancel')"
      [sendWord]="words.say('member.sendHelp')"
      (send)="save()"
    >
      <div class="wm-control">
        <label [attr.for]="id + '-text'">{{ words.say('member.helpText') }}</label>
        <textarea
          class="wm-input"
          maxlength="2000"
          [id]="id + '-text'"
          [value]="text()"
          [attr.aria-invalid]="error() ? 'true' : null"
          [attr.aria-describedby]="error() ? id + '-error' : null"
          (input)="setText($event)"
        ></textarea>
        @if (error(); as message) {
          <p class="wm-input-error" role="alert" [id]="id + '-error'">{{ message }}</p>
        }
      </div>
      <div class="wm-control">
        <label [attr.for]="id + '-by'">{{ words.say('member.answerBy') }}</label>
        <wm-date-field
          [fieldId]="id + '-by'"
          [min]="today()"
          [day]="answerBy()"
          (dayChange)="setAnswerBy($event)"
        />
      </div>
      <wm-readers [isInternal]="true" />
      @if (trouble(); as met) {
        <wm-trouble-notice [trouble]="met" (retry)="save()" />
      }
    </wm-sheet-form>
  `,
  styleUrl: './form.css',
})
export class HelpForm {
  readonly milestone = input.required<Milestone>();
  readonly today = input.required<Day>();
  readonly isBusy = input.required<boolean>();
  readonly trouble = input.required<Trouble | null>();
  readonly send = output<Report>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly id = `help-${++count}`;
  protected readonly text = signal('');
  protected readonly answerBy = signal('');
  protected readonly error = signal('');

  protected setText(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
    this.error.set('');
  }

  protected setAnswerBy(value: string): void {
    this.answerBy.set(value);
  }

  protected save(): void {
    const text = this.text().trim();
    if (text === '') {
      this.error.set(this.words.say('member.helpMissing'));
      return;
    }
    // The field says what is wrong with the day.
    if (this.answerBy() !== '' && !isDay(this.answerBy())) return;
    const answerBy = this.answerBy() || null;
    this.send.emit({ kind: 'help', input: { text, answerBy } });
  }
}
