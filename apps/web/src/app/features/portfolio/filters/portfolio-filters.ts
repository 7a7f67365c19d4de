import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { PHASES, type FieldText } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { COLUMN_WORDS, flagWord, GROUP_WORDS } from '../grid/grid-columns';
import {
  COLUMNS,
  EVERYTHING,
  FILTERS,
  FLAGS,
  GROUPS,
  HEALTHS,
  isNarrowed,
  readQuery,
  SORTS,
  toggled,
  toParams,
  type Filter,
  type PortfolioQuery,
} from '@wegmarke/domain/portfolio';
import { PortfolioStore } from '../portfolio-store';
import { FilterMenu, type Choice } from './filter-menu';

interface Named {
  readonly id: string;
  readonly title: FieldText;
}

/** What narrows, groups and orders the portfolio; every choice is a new address. */
@Component({
  selector: 'wm-portfolio-filters',
  imports: [FilterMenu, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './portfolio-filters.html',
  styleUrl: './portfolio-filters.css',
})
export class PortfolioFilters {
  readonly asked = output<PortfolioQuery>();
  protected readonly words = inject(WORDS);
  private readonly store = inject(PortfolioStore);
  protected readonly query = this.store.query;
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  protected readonly filters = computed(() =>
    FILTERS.map((name) => ({ name, word: this.nameOf(name), choices: this.choicesOf(name) })),
  );
  protected readonly chips = computed(() =>
    this.filters().flatMap(({ name, choices }) =>
      choices
        .filter(({ value }) => this.query()[name].some((one) => one === value))
        .map((choice) => ({ ...choice, name })),
    ),
  );
  protected readonly groups: readonly Choice[] = [
    { value: '', text: this.words.say('member.portfolio.groupNone') },
    ...GROUPS.map((group) => ({ value: group, text: this.words.say(GROUP_WORDS[group]) })),
  ];
  protected readonly columns: readonly Choice[] = COLUMNS.map((column) => ({
    value: column,
    text: this.words.say(COLUMN_WORDS[column]),
  }));
  protected readonly orders: readonly Choice[] = [
    { value: '', text: this.words.say('project.orderNone') },
    ...SORTS.flatMap((sort) =>
      [false, true].map((isDown) => ({
        value: `${isDown ? '-' : ''}${sort}`,
        text: this.words.say(isDown ? 'project.orderDown' : 'project.orderUp', {
          column: this.words.say(COLUMN_WORDS[sort]),
        }),
      })),
    ),
  ];
  protected readonly group = computed(() => [this.query().group ?? '']);
  protected readonly order = computed(() => [toParams(this.query())['sort'] ?? '']);

  protected take(name: Filter, value: string): void {
    this.asked.emit(toggled(this.query(), name, value));
  }

  /** One parameter of the address set anew. */
  protected set(name: string, value: string): void {
    const params = { ...toParams(this.query()), [name]: value };
    this.asked.emit(readQuery({ get: (asked) => params[asked] ?? null }));
  }

  protected takeColumn(column: string): void {
    const shown: readonly string[] = this.query().columns;
    const next = shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column];
    this.set('columns', next.join(',') || 'none');
  }

  protected search(event: Event): void {
    this.asked.emit({ ...this.query(), q: (event.target as HTMLInputElement).value });
  }

  protected reset(): void {
    const { group, sort, columns } = this.query();
    this.asked.emit({ ...EVERYTHING, group, sort, columns });
  }

  private nameOf(name: Filter): string {
    return this.words.say(name === 'flag' ? 'member.portfolio.flags' : GROUP_WORDS[name]);
  }

  private choicesOf(name: Filter): readonly Choice[] {
    const portfolio = this.store.portfolio();
    switch (name) {
      case 'pillar':
        return (portfolio?.pillars ?? []).map(({ id, number, title }) => ({
          value: id,
          text: `${this.words.number(number)} ${this.words.field(title)}`,
        }));
      case 'department':
        return this.named(portfolio?.departments ?? []);
      case 'office':
        return this.named(portfolio?.offices ?? []);
      case 'phase':
        return PHASES.filter((phase) => phase !== 'stopped').map((phase) => ({
          value: phase,
          text: this.words.say(`phase.${phase}`),
        }));
      case 'health':
        return HEALTHS.map((health) => ({ value: health, text: this.words.say(`health.${health}`) }));
      case 'flag':
        return FLAGS.map((flag) => ({ value: flag, text: this.words.say(flagWord(flag)) }));
    }
  }

  private named(items: readonly Named[]): readonly Choice[] {
    return items.map(({ id, title }) => ({ value: id, text: this.words.field(title) }));
  }
}
