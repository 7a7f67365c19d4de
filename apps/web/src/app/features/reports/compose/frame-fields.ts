import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { EDITION_READERS, type OfficeRecord, type ReportPatch } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import type { Composed } from './unsaved';

const STEPS = ['callOn', 'freezeOn', 'approvalOn', 'paperDueOn'] as const;

/** For whom the report is, when, about which day, and the dates that are counted back from its session. */
@Component({
  selector: 'wm-frame-fields',
  imports: [DateField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame-fields.html',
  styleUrl: './fields.css',
})
export class FrameFields {
  readonly report = input.required<Composed>();
  readonly offices = input.required<readonly OfficeRecord[]>();
  readonly changed = output<ReportPatch>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly readers = EDITION_READERS.map((each) => ({
    value: each,
    word: `member.report.readers.${each}` as const,
  }));
  protected readonly languages = computed(() =>
    (this.place.municipality()?.languages ?? []).map((value) => ({
      value,
      word: `language.${value}` as const,
    })),
  );
  protected readonly occasions = computed(() =>
    (this.place.strategy()?.occasions ?? [])
      .filter(({ on }) => on < this.report().on)
      .toSorted((one, other) => other.on.localeCompare(one.on)),
  );
  /** Whoever composes does not approve. */
  protected readonly approving = computed(() =>
    this.offices().filter(({ id }) => id !== this.report().composingOffice.id),
  );
  protected readonly steps = computed(() => {
    const { schedule } = this.report();
    return STEPS.flatMap((step) => {
      const on = schedule[step];
      return on === null ? [] : [{ step, on, word: `member.report.step.${step}` as const }];
    });
  });
  protected readonly next = computed(() => {
    const next = this.steps().find(({ on }) => on >= this.place.today());
    if (!next) return this.words.say('member.report.allPast');
    return this.words.say('member.report.next', {
      step: this.words.say(next.word),
      on: this.words.date(next.on),
    });
  });

  protected text(field: 'title' | 'body', event: Event): void {
    this.changed.emit({ [field]: (event.target as HTMLInputElement).value });
  }

  protected reference(event: Event): void {
    this.changed.emit({ reference: (event.target as HTMLInputElement).value.trim() || null });
  }

  protected day(field: 'sessionOn' | 'comparedOn', value: string): void {
    if (value === '' || /^\d{4}-\d\d-\d\d$/.test(value)) this.changed.emit({ [field]: value || null });
  }

  protected on(value: string): void {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) this.changed.emit({ on: value });
  }

  protected step(step: (typeof STEPS)[number], value: string): void {
    if (/^\d{4}-\d\d-\d\d$/.test(value))
      this.changed.emit({ schedule: { ...this.report().schedule, [step]: value } });
  }

  protected choose(field: 'approvalOfficeId' | 'comparedOn', event: Event): void {
    this.changed.emit({ [field]: (event.target as HTMLSelectElement).value || null });
  }

  protected chooseLanguage(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const language = this.languages().find((each) => each.value === value);
    if (language) this.changed.emit({ language: language.value });
  }

  protected chooseReaders(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const readers = EDITION_READERS.find((each) => each === value);
    if (readers) this.changed.emit({ readers });
  }
}
