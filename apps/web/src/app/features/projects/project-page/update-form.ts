import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  type OnInit,
  output,
  signal,
  type WritableSignal,
} from '@angular/core';
import { type Day, isDay } from '@wegmarke/domain/calendar';
import {
  type FieldText,
  type Language,
  LANGUAGES,
  type Office,
  type ProjectUpdate,
  type ProjectUpdateInput,
  type Readers,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Choice } from '@wegmarke/ui/choice';
import { DateField } from '@wegmarke/ui/date-field';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { ReadBy, ReadersChoice } from './readers-choice';

let count = 0;

/** Writes or corrects an update, and says below each field who will read it. */
@Component({
  selector: 'wm-update-form',
  imports: [Choice, DateField, ReadBy, ReadersChoice, SheetForm, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './update-form.html',
  styleUrl: './form.css',
})
export class UpdateForm implements OnInit {
  /** What is corrected, as it is stored; null: a new one. */
  readonly update = input.required<ProjectUpdate | null>();
  readonly published = input.required<boolean>();
  readonly offices = input.required<readonly Office[]>();
  readonly today = input.required<Day>();
  readonly isBusy = input.required<boolean>();
  /** What went wrong with the last attempt; empty if nothing did. */
  readonly trouble = input.required<string>();
  /** Somebody else has changed the update since the form was opened. */
  readonly isChangedMeanwhile = input.required<boolean>();
  readonly send = output<ProjectUpdateInput>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly id = `update-${++count}`;
  protected readonly languages = LANGUAGES;
  protected readonly readers = signal<Readers>('office');
  protected readonly language = signal<Language>(this.words.language);
  protected readonly happened = signal('');
  protected readonly next = signal('');
  protected readonly asks = signal(false);
  protected readonly askOffice = signal('');
  protected readonly askText = signal('');
  protected readonly askBy = signal('');
  protected readonly happenedError = signal('');
  protected readonly officeError = signal('');
  protected readonly askError = signal('');

  ngOnInit(): void {
    const update = this.update();
    if (!update) return;
    const { source } = update.happened;
    const textOf = (text: FieldText | null | undefined): string => text?.texts[source] ?? '';
    this.readers.set(update.readers);
    this.language.set(source);
    this.happened.set(textOf(update.happened));
    this.next.set(textOf(update.next));
    this.asks.set(update.ask !== null);
    this.askOffice.set(update.ask?.office.id ?? '');
    this.askText.set(textOf(update.ask?.text));
    this.askBy.set(update.ask?.answerBy ?? '');
  }

  protected languageWord(language: Language): WordKey {
    return `language.${language}`;
  }

  protected type(field: WritableSignal<string>, event: Event): void {
    field.set((event.target as HTMLInputElement).value);
    for (const error of [this.happenedError, this.officeError, this.askError]) error.set('');
  }

  protected setLanguage(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.language.set(LANGUAGES.find((language) => language === chosen) ?? this.words.language);
  }

  protected save(): void {
    const happened = this.happened().trim();
    const askText = this.askText().trim();
    if (happened === '') this.happenedError.set(this.words.say('member.update.happenedMissing'));
    if (this.asks() && this.askOffice() === '') this.officeError.set(this.words.say('member.officeMissing'));
    if (this.asks() && askText === '') this.askError.set(this.words.say('member.update.askTextMissing'));
    if (this.happenedError() || this.officeError() || this.askError()) return;
    // The field says what is wrong with the day.
    if (this.asks() && this.askBy() !== '' && !isDay(this.askBy())) return;
    const next = this.next().trim();
    const before = this.update();
    this.send.emit({
      readers: this.readers(),
      happened: this.textOf(happened, before?.happened),
      next: next === '' ? null : this.textOf(next, before?.next),
      ask: this.asks()
        ? {
            officeId: this.askOffice(),
            text: this.textOf(askText, before?.ask?.text),
            answerBy: isDay(this.askBy()) ? this.askBy() : null,
          }
        : null,
    });
  }

  /** Translations stay while the text is in the language it was first written in. */
  private textOf(text: string, before: FieldText | null | undefined): FieldText {
    const source = this.language();
    return { source, texts: { ...(before?.source === source ? before.texts : {}), [source]: text } };
  }
}
