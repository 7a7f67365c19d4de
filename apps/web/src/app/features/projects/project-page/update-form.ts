import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
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
import { Drafts } from '../drafts';
import { DraftNotice } from './draft-notice';
import { ReadBy, ReadersChoice } from './readers-choice';

let count = 0;

/** What stands in the form. */
interface Draft {
  readonly readers: Readers;
  readonly language: Language;
  readonly happened: string;
  readonly next: string;
  readonly asks: boolean;
  readonly askOffice: string;
  readonly askText: string;
  readonly askBy: string;
}

/** Writes or corrects an update, and says below each field who will read it. */
@Component({
  selector: 'wm-update-form',
  imports: [Choice, DateField, DraftNotice, ReadBy, ReadersChoice, SheetForm, UserText],
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
  /** Under which what is typed is kept. */
  readonly draftName = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly drafts = inject(Drafts);
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
  private readonly draft = computed<Draft>(() => ({
    readers: this.readers(),
    language: this.language(),
    happened: this.happened(),
    next: this.next(),
    asks: this.asks(),
    askOffice: this.askOffice(),
    askText: this.askText(),
    askBy: this.askBy(),
  }));
  /** The draft as the form began with it, as JSON. */
  private begun = '';
  protected readonly isRestored = signal(false);
  /** What is stored was corrected since the draft was written. */
  protected readonly isOvertaken = signal(false);
  protected readonly happenedError = signal('');
  protected readonly officeError = signal('');
  protected readonly askError = signal('');

  constructor() {
    effect(() => {
      const draft = this.draft();
      if (this.begun === '') return;
      if (JSON.stringify(draft) === this.begun) this.drafts.drop(this.draftName());
      else this.drafts.keep(this.draftName(), { ...draft, version: this.update()?.version ?? 0 });
    });
  }

  ngOnInit(): void {
    this.fill();
    this.begun = JSON.stringify(this.draft());
    const kept = this.drafts.find(this.draftName()) as (Draft & { readonly version: number }) | null;
    if (!kept) return;
    this.restore(kept);
    this.isRestored.set(true);
    this.isOvertaken.set(kept.version !== (this.update()?.version ?? 0));
  }

  /** Begins anew, with what is stored. */
  protected discard(): void {
    this.isRestored.set(false);
    this.isOvertaken.set(false);
    this.restore(JSON.parse(this.begun) as Draft);
  }

  private restore(draft: Draft): void {
    this.readers.set(draft.readers);
    this.language.set(draft.language);
    this.happened.set(draft.happened);
    this.next.set(draft.next);
    this.asks.set(draft.asks);
    this.askOffice.set(draft.askOffice);
    this.askText.set(draft.askText);
    this.askBy.set(draft.askBy);
  }

  private fill(): void {
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
