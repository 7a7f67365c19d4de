import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { isDay, type Day } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { FileField } from '@wegmarke/ui/file-field';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { WORDS } from '../../../language/words';
import type { Report } from '../milestones-api';
import type { Trouble } from '../milestones-store';
import { Readers } from './readers';
import { TroubleNotice } from './trouble-notice';

let count = 0;

/** Done on another day than today, with a photo, a file or a link as evidence where there is one. */
@Component({
  selector: 'wm-done-on-form',
  imports: [DateField, FileField, Readers, SheetForm, TroubleNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-sheet-form
      [heading]="words.say('member.doneOn')"
      [lead]="words.field(milestone().title)"
      (closed)="closed.emit()"
      [isBusy]="isBusy()"
      [cancelWord]="words.say('action.cancel')"
      [sendWord]="saveWord()"
      (send)="save()"
    >
      <div class="wm-control">
        <label [attr.for]="id + '-day'">{{ words.say('member.whichDay') }}</label>
        <wm-date-field
          [fieldId]="id + '-day'"
          [max]="today()"
          [day]="day()"
          [invalid]="error() !== ''"
          [describedBy]="error() ? id + '-error' : ''"
          (dayChange)="setDay($event)"
        />
        @if (error(); as text) {
          <p class="wm-input-error" role="alert" [id]="id + '-error'">{{ text }}</p>
        }
      </div>
      @if (takesEvidence()) {
        <div class="wm-control">
          <label [attr.for]="id + '-link'">{{ words.say('member.evidenceLink') }}</label>
          <input
            class="wm-input"
            type="url"
            inputmode="url"
            maxlength="2000"
            [id]="id + '-link'"
            [value]="link()"
            (input)="setLink($event)"
          />
        </div>
        <div class="wm-control">
          <label [attr.for]="id + '-file'">{{ words.say('member.evidenceFile') }}</label>
          <wm-file-field
            accept="image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv"
            [fieldId]="id + '-file'"
            [describedBy]="id + '-file-readers'"
            [chooseWord]="words.say('member.file.choose')"
            [noneWord]="words.say('member.file.none')"
            (chosen)="file.set($event)"
          />
          <p class="wm-muted" [id]="id + '-file-readers'">{{ words.say('member.evidenceFileReaders') }}</p>
        </div>
      }
      <wm-readers />
      @if (trouble(); as met) {
        <wm-trouble-notice [trouble]="met" (retry)="save()" />
      }
    </wm-sheet-form>
  `,
  styleUrl: './form.css',
})
export class DoneOnForm {
  readonly milestone = input.required<Milestone>();
  readonly today = input.required<Day>();
  readonly isBusy = input.required<boolean>();
  readonly trouble = input.required<Trouble | null>();
  /** Whether a link or file can go with it. */
  readonly takesEvidence = input(true);
  readonly send = output<Report>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly id = `done-on-${++count}`;
  protected readonly day = signal('');
  protected readonly link = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly error = signal('');
  protected readonly saveWord = computed(() =>
    isDay(this.day())
      ? this.words.say('member.saveDone', { on: this.words.near(this.day(), this.today()) })
      : this.words.say('member.save'),
  );

  protected setDay(value: string): void {
    this.day.set(value);
    this.error.set('');
  }

  protected setLink(event: Event): void {
    this.link.set((event.target as HTMLInputElement).value);
  }

  protected save(): void {
    const completedOn = this.day();
    if (!isDay(completedOn)) {
      this.error.set(this.words.say('date.invalid'));
      return;
    }
    if (completedOn > this.today()) {
      this.error.set(this.words.say('member.notInFuture'));
      return;
    }
    const evidenceLink = this.link().trim();
    const file = this.file();
    this.send.emit({
      kind: 'patch',
      input: evidenceLink ? { completedOn, evidenceLink } : { completedOn },
      ...(file ? { file } : {}),
    });
  }
}
