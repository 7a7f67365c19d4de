import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { earlier, later } from '@wegmarke/domain/calendar';
import type { WordKey } from '@wegmarke/domain/words';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { Waymark } from '@wegmarke/ui/waymark';
import { map } from 'rxjs';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import {
  type Choice,
  CHOICES,
  chosen,
  type Grouping,
  GROUPINGS,
  VIEWS,
  type Zoom,
  zoomed,
  ZOOMS,
} from '../roadmap-question';
import { byTime, choose, groupBy, rowsOf } from '../roadmap-rows';
import { pixelsFor, scaleOf } from '../roadmap-scale';
import { RoadmapStore } from '../roadmap-store';
import { MilestonePanel } from './milestone-panel';
import { RoadmapChart } from './roadmap-chart';
import { RoadmapTable } from './roadmap-table';

/** What is left for the time axis beside the names, on A4 across, in CSS pixels. */
const PAPER_WIDTH = 740;

/** The plan along time, by pillar, department or office. What is chosen stands in the address. */
@Component({
  selector: 'wm-roadmap-page',
  imports: [
    EmptyState,
    FailurePanel,
    Icon,
    MatButton,
    MilestonePanel,
    RoadmapChart,
    RoadmapTable,
    RouterLink,
    Waymark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roadmap-page.html',
  styleUrl: './roadmap-page.css',
  host: { '(window:beforeprint)': 'print(true)', '(window:afterprint)': 'print(false)' },
})
export class RoadmapPage {
  /** From the address. */
  readonly group = input<string>();
  readonly zoom = input<string>();
  readonly show = input<string>();
  readonly view = input<string>();

  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(RoadmapStore);
  private readonly router = inject(Router);
  private readonly application = inject(ApplicationRef);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly chart = viewChild(RoadmapChart);

  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 839.98px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly isPrinting = signal(false);
  protected readonly selected = signal<string | null>(null);
  protected readonly today = computed(() => this.place.today());
  protected readonly grouping = computed<Grouping>(() => chosen(this.group(), GROUPINGS));
  protected readonly level = computed(() => chosen<Zoom>(this.zoom(), ['quarters', ...ZOOMS]));
  protected readonly choice = computed<Choice>(() => chosen(this.show(), CHOICES));
  protected readonly shape = computed(() => chosen(this.view(), VIEWS));

  protected readonly marks = computed(() => choose(this.store.marks(), this.choice()));
  /** What is open by its day, then what is done, the latest first. */
  protected readonly inTime = computed(() => {
    const placed = byTime(this.marks());
    return [
      ...placed.filter(({ state }) => state !== 'done'),
      ...this.marks().filter(({ day }) => day === null),
      ...placed.filter(({ state }) => state === 'done').toReversed(),
    ];
  });
  protected readonly rows = computed(() =>
    rowsOf(
      this.marks(),
      this.store.facts()?.roadmap.projects ?? [],
      this.store.headings(this.grouping()),
      this.grouping(),
      this.choice(),
    ),
  );
  private readonly range = computed(() => {
    const days = this.store
      .marks()
      .flatMap(({ day, milestone }) => [day, milestone.baselineOn])
      .filter((day) => day !== null)
      .sort();
    const today = this.today();
    return { from: earlier(days[0] ?? today, today) ?? today, to: later(days.at(-1) ?? today, today) };
  });
  protected readonly scale = computed(() => {
    const { from, to } = this.range();
    if (!this.isPrinting()) return scaleOf(from, to, this.level());
    return scaleOf(from, to, 'years', pixelsFor(from, to, PAPER_WIDTH));
  });
  protected readonly dependencies = computed(() => this.store.facts()?.roadmap.dependencies ?? []);
  protected readonly needs = computed(() => {
    const marks = this.store.marksById();
    const titles = groupBy(this.dependencies(), ({ milestoneId }) => milestoneId);
    return new Map(
      [...titles].map(([id, needed]) => [
        id,
        needed
          .map(({ needsId }) => marks.get(needsId)?.milestone.title)
          .flatMap((title) => (title ? [this.words.field(title)] : []))
          .join('; '),
      ]),
    );
  });
  protected readonly selectedMark = computed(() => {
    const id = this.selected();
    return id === null ? null : (this.store.marksById().get(id) ?? null);
  });
  protected readonly switches = computed(() => [
    ...(this.isChart() ? [this.switchOf('group', 'grouping', GROUPINGS, this.grouping())] : []),
    this.switchOf('show', 'choice', CHOICES, this.choice()),
    ...(this.isNarrow() ? [] : [this.switchOf('view', 'view', VIEWS, this.shape())]),
    ...(this.isChart() ? [this.switchOf('zoom', 'zoom', ZOOMS, this.level())] : []),
  ]);
  protected readonly isChart = computed(() => this.shape() === 'chart' && !this.isNarrow());
  protected readonly legend = ['done', 'due', 'late', 'overdue', 'planned'] as const;

  constructor() {
    inject(Live).follow(['plan', 'milestones', 'dependencies', 'offices'], () => this.store.refresh());
    inject(PageTitle).follow(signal(this.words.say('member.roadmap.title')), inject(Injector));
  }

  protected stateWord(state: (typeof this.legend)[number]): WordKey {
    return `state.${state}`;
  }

  protected goTo(by: 1 | -1): void {
    void this.router.navigate([], {
      queryParams: { zoom: zoomed(this.level(), by) },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected toToday(): void {
    this.chart()?.show(this.today());
  }

  protected onPaper(): void {
    this.window?.print();
  }

  /** Paper is drawn at once: it does not wait for the next turn. */
  protected print(isPrinting: boolean): void {
    this.isPrinting.set(isPrinting);
    this.application.tick();
  }

  private switchOf(name: string, word: string, among: readonly string[], current: string) {
    return {
      name,
      label: this.words.say(`member.roadmap.${word}` as WordKey),
      options: among.map((value) => ({
        value,
        query: { [name]: value },
        label: this.words.say(`member.roadmap.${word}.${value}` as WordKey),
        isCurrent: value === current,
      })),
    };
  }
}
