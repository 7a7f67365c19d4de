import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollableElement,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import type { GridRow as AnyRow, ProjectRow, Sort } from '@wegmarke/domain/portfolio';
import { PortfolioStore } from '../portfolio-store';
import { COLUMN_WORDS, tracksOf } from './grid-columns';
import { GridRow } from './grid-row';
import { type GridPlace, moved } from './grid-keys';
import { GroupHead } from './group-head';

/** In CSS pixels; groups and projects alike, so that the place of a row follows from its number. */
export const ROW_HEIGHT = 52;
const HEAD_HEIGHT = 40;
let grids = 0;

/**
 * The table of projects: only what can be seen is drawn. The focus stays on the grid, which names the cell that the
 * keyboard is at, so that nothing is lost where rows come and go.
 */
@Component({
  selector: 'wm-project-grid',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    CdkVirtualScrollableElement,
    GridRow,
    GroupHead,
    Icon,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-grid.html',
  styleUrl: './project-grid.css',
})
export class ProjectGrid {
  readonly opened = input.required<string | null>();
  readonly sorted = output<Sort>();
  readonly chosen = output<string>();
  /** What is open beside the list is not wanted any more. */
  readonly left = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PortfolioStore);
  private readonly announcer = inject(Announcer);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly rowHeight = ROW_HEIGHT;
  protected readonly hintId = `wm-grid-hint-${String(++grids)}`;

  protected readonly rows = this.store.rows;
  protected readonly columns = computed(() => this.store.query().columns);
  protected readonly heads = computed<readonly Sort[]>(() => ['title', ...this.columns()]);
  protected readonly tracks = computed(() => tracksOf(this.columns(), this.store.maySteer()));
  protected readonly cellCount = computed(() => this.heads().length + (this.store.maySteer() ? 1 : 0));
  protected readonly isAll = computed(() => {
    const found = this.store.found();
    return found.length > 0 && found.every(({ key }) => this.store.selected().has(key));
  });
  /** Row -1 is the head. */
  private readonly place = signal<GridPlace>({ row: 0, column: 0 });
  protected readonly at = computed<GridPlace>(() => {
    const { row, column } = this.place();
    return {
      row: Math.max(-1, Math.min(row, this.rows().length - 1)),
      column: Math.max(0, Math.min(column, this.cellCount() - 1)),
    };
  });
  protected readonly activeId = computed(() => {
    const { row, column } = this.at();
    const here = this.rows()[row];
    if (row === -1) return `head-${String(column)}`;
    if (!here) return null;
    return here.kind === 'group' ? `group-${here.key}` : `cell-${here.key}-${String(column)}`;
  });

  constructor() {
    // What is open beside the list is where the keyboard goes on.
    effect(() => {
      const index = this.rows().findIndex(({ key }) => key === this.opened());
      if (this.opened() !== null && index >= 0) this.place.update(({ column }) => ({ row: index, column }));
    });
  }

  focus(): void {
    this.scroller().nativeElement.focus();
  }

  protected readonly keyOf = (_: number, row: AnyRow): string => row.key;
  protected readonly columnWord = (sort: Sort): string => this.words.say(COLUMN_WORDS[sort]);

  protected ariaSort(by: Sort): 'ascending' | 'descending' | null {
    const sort = this.store.query().sort;
    if (sort?.by !== by) return null;
    return sort.isDown ? 'descending' : 'ascending';
  }

  protected sortIcon(by: Sort): IconName {
    const order = this.ariaSort(by);
    if (order === null) return 'sort';
    return order === 'ascending' ? 'arrow-up' : 'arrow-down';
  }

  protected pick(row: ProjectRow, event: MouseEvent): void {
    event.preventDefault();
    const index = this.rows().indexOf(row);
    if (event.shiftKey) this.pickUpTo(index);
    else this.toggle(row);
    this.place.set({ row: index, column: 0 });
    this.focus();
  }

  protected pickAll(): void {
    this.store.toggleAll();
    this.tellSelection();
  }

  protected onKey(event: KeyboardEvent): void {
    const next = moved(event, this.at(), {
      rows: this.rows().length,
      columns: this.cellCount(),
      page: Math.max(1, Math.floor(this.scroller().nativeElement.clientHeight / ROW_HEIGHT) - 2),
    });
    if (next) {
      event.preventDefault();
      if (event.shiftKey && this.store.maySteer()) this.pickUpTo(next.row);
      this.place.set(next);
      this.show(next.row);
      return;
    }
    if (this.act(event)) event.preventDefault();
  }

  private act(event: KeyboardEvent): boolean {
    const { row, column } = this.at();
    const here = this.rows()[row];
    if (event.key === 'a' && (event.ctrlKey || event.metaKey) && this.store.maySteer()) {
      this.pickAll();
      return true;
    }
    if (event.key === 'Escape' && this.opened() !== null) {
      this.left.emit();
      return true;
    }
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    const shift = this.store.maySteer() ? 1 : 0;
    if (row === -1) {
      const sort = this.heads()[column - shift];
      if (sort) this.sorted.emit(sort);
      else this.pickAll();
    } else if (here?.kind === 'group') this.store.fold(here.key);
    else if (here && event.key === 'Enter') this.chosen.emit(here.key);
    else if (here && this.store.maySteer()) this.toggle(here);
    return true;
  }

  private toggle(row: ProjectRow): void {
    this.store.toggle(row.key);
    this.tellSelection();
  }

  private pickUpTo(to: number): void {
    const { row } = this.at();
    const between = this.rows().slice(Math.max(0, Math.min(row, to)), Math.max(row, to) + 1);
    this.store.choose(between.filter(({ kind }) => kind === 'project').map(({ key }) => key));
    this.tellSelection();
  }

  private tellSelection(): void {
    const count = this.store.selection().length;
    this.announcer.announce(this.words.say('member.bulk.selectedOf', { count }));
  }

  /** Scrolls as far as needed for the row to stand below the head. */
  private show(row: number): void {
    const scroller = this.scroller().nativeElement;
    const top = Math.max(0, row) * ROW_HEIGHT;
    const room = scroller.clientHeight - HEAD_HEIGHT;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scroller.scrollTop + room) scroller.scrollTop = top + ROW_HEIGHT - room;
  }
}
