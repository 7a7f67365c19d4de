import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  type Import,
  IMPORT_FIELDS,
  type ImportColumnView,
  type ImportField,
  type ImportMappingInput,
  LANGUAGES,
  type Language,
} from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { ImportsStore } from '../imports-store';
import { sayReason } from '../reason-words';
import { ImportTrouble } from '../trouble-text';
import { type ChosenName, NameTable } from './name-table';

/** What each column holds, as guessed, with reasons; whatever is changed is checked at once. */
@Component({
  selector: 'wm-import-mapping',
  imports: [Icon, ImportTrouble, MatButton, NameTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mapping-step.html',
  styleUrls: ['../import.css', './mapping-step.css'],
})
export class MappingStep {
  readonly import = input.required<Import>();
  readonly next = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ImportsStore);
  private readonly announcer = inject(Announcer);
  protected readonly fields = IMPORT_FIELDS;
  protected readonly languages = LANGUAGES;
  protected readonly dayOrders = ['day-first', 'month-first'] as const;
  protected readonly columns = computed(() =>
    this.import().mapping.columns.filter(({ filled, field }) => filled > 0 || field !== 'ignore'),
  );
  protected readonly known = computed(() => this.columns().filter(({ field }) => field !== 'ignore').length);
  /** Columns that stand open: those that a person should look at, until somebody opens or folds one. */
  protected readonly opened = linkedSignal<string, ReadonlySet<number>>({
    // Computed, so that another meaning of a column folds nothing: least of all the one in which somebody is.
    source: computed(() => {
      const { id, mapping } = this.import();
      return JSON.stringify([id, mapping.sheet, mapping.headerLine]);
    }),
    computation: () =>
      new Set(
        untracked(this.columns)
          .filter((column) => isDoubtful(column))
          .map(({ index }) => index),
      ),
  });
  protected readonly hasMilestones = computed(() =>
    this.import().mapping.columns.some(({ field }) => field === 'milestone'),
  );
  protected readonly pillarChoices = computed(() =>
    (this.store.strategy()?.pillars ?? [])
      .filter(({ droppedOn }) => droppedOn === null)
      .map(({ id, title }) => ({ id, title })),
  );
  protected readonly officeChoices = computed(() =>
    this.store.offices().map(({ id, title }) => ({ id, title })),
  );
  protected readonly readAs = computed(() => {
    const { encoding, separator } = this.import();
    if (separator === null) return null;
    return this.words.say('member.import.mapping.read', {
      encoding: (encoding ?? '').toUpperCase(),
      separator: separator === '\t' ? 'TAB' : separator,
    });
  });

  protected title({ header, index }: ImportColumnView): string {
    return header || this.words.say('member.import.mapping.unnamed', { number: index + 1 });
  }

  protected remember(index: number, event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.opened().has(index)) return;
    const others = [...this.opened()].filter((other) => other !== index);
    this.opened.set(new Set(open ? [...others, index] : others));
  }

  protected why(column: ImportColumnView): string {
    return column.reasons.map((reason) => sayReason(this.words, reason)).join(' ');
  }

  protected samples({ samples }: ImportColumnView): string {
    return this.words.say('member.import.mapping.samples', { samples: samples.slice(0, 3).join(' · ') });
  }

  protected setField(index: number, event: Event): void {
    const field = (event.target as HTMLSelectElement).value as ImportField;
    const columns = this.import().mapping.columns.map((column) => ({
      index: column.index,
      header: column.header,
      // One column a field: what another had becomes free.
      field:
        column.index === index ? field : isTaken(column.field, field) ? ('ignore' as const) : column.field,
    }));
    void this.change({ columns });
  }

  protected set(key: 'sheet' | 'days' | 'template' | 'language', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    switch (key) {
      case 'sheet':
        return void this.change({ sheet: value, headerLine: undefined });
      case 'days':
        return void this.change({ days: value === 'month-first' ? 'month-first' : 'day-first' });
      case 'template':
        return void this.change({ template: value === '' ? null : value });
      case 'language':
        return void this.change({ language: value as Language });
    }
  }

  protected setHeaderLine(event: Event): void {
    const line = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(line) && line >= 0) void this.change({ headerLine: line === 0 ? null : line });
  }

  protected readonly toPillar = ({ name, id }: ChosenName) => ({ name, pillarId: id });
  protected readonly toOffice = ({ name, id }: ChosenName) => ({ name, officeId: id });

  protected setNames(names: ImportMappingInput): void {
    void this.change(names);
  }

  private async change(mapping: ImportMappingInput): Promise<void> {
    if (await this.store.changeMapping(mapping)) {
      const { rows, imported, rejected, ignored } = this.import().account;
      this.announcer.announce(
        this.words.say('member.import.summaryAhead', { rows, imported, rejected, ignored }),
      );
    }
  }
}

/** Where neither a heading nor a person decides, or a heading has two meanings. */
const DOUBTFUL = new Set([
  'heading-part',
  'heading-unit',
  'values-distinct',
  'values-days',
  'unknown-heading',
]);

const isDoubtful = ({ reasons }: ImportColumnView): boolean => reasons.some(({ code }) => DOUBTFUL.has(code));

const isTaken = (other: ImportField, field: ImportField): boolean =>
  other === field && field !== 'judgement' && field !== 'ignore';
