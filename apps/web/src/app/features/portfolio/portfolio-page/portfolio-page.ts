import { BreakpointObserver } from '@angular/cdk/layout';
import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollViewport,
  CdkVirtualScrollableWindow,
} from '@angular/cdk/scrolling';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import type { SavedView } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { Skeleton } from '@wegmarke/ui/skeleton';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { map } from 'rxjs';
import { ExportMenu } from '../../../export/export-menu';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import { BulkForm } from '../bulk-change/bulk-form';
import { BulkStore } from '../bulk-change/bulk-store';
import { PortfolioFilters } from '../filters/portfolio-filters';
import { GroupHead } from '../grid/group-head';
import { ProjectGrid } from '../grid/project-grid';
import {
  fromText,
  HEALTHS,
  isNarrowed,
  nextSort,
  readQuery,
  toParams,
  type GridRow as AnyRow,
  type PortfolioQuery,
  type Sort,
} from '@wegmarke/domain/portfolio';
import { PortfolioStore } from '../portfolio-store';
import { SidePanel } from '../side-panel/side-panel';
import { ViewTabs } from '../views/view-tabs';
import { ViewsStore } from '../views-store';
import { ProjectCard } from './project-card';

const CARD_HEIGHT = 148;

/** The working place of whoever steers the projects: find, look closer, change many, take it back. */
@Component({
  selector: 'wm-portfolio-page',
  imports: [
    BulkForm,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    CdkVirtualScrollableWindow,
    EmptyState,
    ExportMenu,
    FailurePanel,
    GroupHead,
    Icon,
    MatButton,
    NoStrategy,
    PortfolioFilters,
    ProjectCard,
    ProjectGrid,
    SidePanel,
    Skeleton,
    StatusChip,
    ViewTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './portfolio-page.html',
  styleUrl: './portfolio-page.css',
})
export class PortfolioPage {
  /** The project beside the list, by the address. */
  readonly open = input<string>();
  readonly view = input<string>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(PortfolioStore);
  protected readonly views = inject(ViewsStore);
  protected readonly bulk = inject(BulkStore);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly grid = viewChild(ProjectGrid);
  private readonly panel = viewChild(SidePanel);
  protected readonly cardHeight = CARD_HEIGHT;
  protected readonly isChanging = signal(false);
  protected readonly openId = computed(() => this.open() ?? null);
  protected readonly viewId = computed(() => (this.view() === 'all' ? null : (this.view() ?? null)));
  protected readonly isNarrowed = computed(() => isNarrowed(this.store.query()));
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 839.98px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  /** What the file holds: the rows that are shown, in their order, with their columns. */
  protected readonly asked = computed(() => {
    const query = this.store.query();
    return {
      ...toParams(query),
      columns: query.columns.join(',') || 'none',
      strategy: this.place.strategy()?.id ?? null,
    };
  });
  protected readonly healths = computed(() =>
    HEALTHS.map((health) => ({
      health,
      count: this.store.health()[health],
      text: this.words.say('member.portfolio.health', {
        count: this.store.health()[health],
        health: this.words.say(`health.${health}`),
      }),
    })).filter(({ count }) => count > 0),
  );
  protected readonly doneText = computed(() => {
    const done = this.bulk.done();
    if (!done) return null;
    if (done.confirmed === null) return this.words.say('member.bulk.done', { count: done.projects });
    const confirmed = this.words.say('member.bulk.confirmed', { count: done.confirmed });
    return done.overdue === 0
      ? confirmed
      : `${confirmed}, ${this.words.say('member.bulk.leftOut', { count: done.overdue })}`;
  });

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('member.portfolio.title')),
      this.injector,
    );
    const address = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
    effect(() => {
      const query = readQuery(address());
      untracked(() => {
        this.store.ask(query);
      });
    });
    this.announceFound();
    // The server draws the frame; two thousand projects need not travel inside the page.
    afterNextRender(() => void this.begin());
  }

  protected ask(query: PortfolioQuery): void {
    // At once: what is typed is not lost to an address that follows.
    this.store.ask(query);
    void this.go({ ...toParams(query) }, true);
  }

  protected sortBy(by: Sort): void {
    this.ask({ ...this.store.query(), sort: nextSort(this.store.query().sort, by) });
  }

  protected show(view: SavedView | null): void {
    const params = view ? toParams(fromText(view.query)) : {};
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { ...params, view: view?.id ?? 'all' },
    });
  }

  protected async openPanel(id: string): Promise<void> {
    await this.go({ open: id });
    // Drawn by then.
    afterNextRender(() => this.panel()?.focus(), { injector: this.injector });
  }

  protected async closePanel(): Promise<void> {
    await this.go({ open: null });
    this.grid()?.focus();
  }

  protected changeOne(id: string): void {
    this.store.chooseOnly(id);
    this.isChanging.set(true);
  }

  protected closeForm(): void {
    this.isChanging.set(false);
    const text = this.doneText();
    if (text !== null) this.announcer.announce(text);
    this.grid()?.focus();
  }

  protected clear(): void {
    this.isChanging.set(false);
    this.store.clear();
    this.grid()?.focus();
  }

  protected async undo(): Promise<void> {
    if (await this.bulk.undo()) this.announcer.announce(this.words.say('member.bulk.undone'));
  }

  protected readonly keyOf = (_: number, row: AnyRow): string => row.key;

  private async begin(): Promise<void> {
    const [preferred] = await Promise.all([this.views.open(), this.store.open()]);
    const isBare = this.route.snapshot.queryParamMap.keys.filter((key) => key !== 'lang').length === 0;
    if (preferred && isBare) {
      await this.go({ ...toParams(fromText(preferred.query)), view: preferred.id }, true);
    }
  }

  private go(queryParams: Readonly<Record<string, string | null>>, replaceUrl = false): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  private announceFound(): void {
    let before: number | null = null;
    effect(() => {
      const count = this.store.found().length;
      if (!this.store.portfolio()) return;
      if (before !== null && before !== count) {
        this.announcer.announce(this.words.say('project.found', { count }));
      }
      before = count;
    });
  }
}
