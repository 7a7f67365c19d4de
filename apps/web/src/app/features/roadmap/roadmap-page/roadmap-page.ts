import { BreakpointObserver } from '@angular/cdk/layout';
import {
  afterNextRender,
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
import {
  chooseMarks,
  readingOrder,
  ROADMAP_CHOICES,
  type RoadmapChoice,
  type RoadmapFilter as Asked,
} from '@wegmarke/domain/dependencies';
import type { WordKey } from '@wegmarke/domain/words';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { chartDirection } from '@wegmarke/ui/time-axis';
import { Waymark } from '@wegmarke/ui/waymark';
import { map } from 'rxjs';
import { ExportMenu } from '../../../export/export-menu';
import { StrategyFiles } from '../../../export/strategy-files';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import {
  chosen,
  type Grouping,
  GROUPINGS,
  type View,
  VIEWS,
  type Zoom,
  zoomed,
  ZOOMS,
} from '../roadmap-question';
import { groupBy, rowsOf } from '../roadmap-rows';
import { pixelsFor, scaleOf } from '../roadmap-scale';
import { RoadmapStore } from '../roadmap-store';
import { MilestonePanel } from './milestone-panel';
import { RoadmapChart } from './roadmap-chart';
import { type FilterField, RoadmapFilter } from './roadmap-filter';
import { RoadmapTable } from './roadmap-table';

/** What is left for the time axis beside the names, on A4 across, in CSS pixels. */
const PAPER_WIDTH = 740;

/** The plan along time, by pillar, department or office. What is chosen stands in the address. */
@Component({
  selector: 'wm-roadmap-page',
  imports: [
    EmptyState,
    ExportMenu,
    FailurePanel,
    Icon,
    MatButton,
    MilestonePanel,
    NoStrategy,
    RoadmapChart,
    RoadmapFilter,
    RoadmapTable,
    RouterLink,
    StrategyFiles,
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
  readonly pillar = input<string>();
  readonly department = input<string>();
  readonly office = input<string>();

  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(RoadmapStore);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly application = inject(ApplicationRef);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly chart = viewChild(RoadmapChart);

  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 839.98px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  private readonly direction = chartDirection(signal(null));
  private readonly isDrawable = signal(false);
  protected readonly isPrinting = signal(false);
  protected readonly selected = signal<string | null>(null);
  protected readonly today = computed(() => this.place.today());
  protected readonly grouping = computed<Grouping>(() => chosen(this.group(), GROUPINGS));
  protected readonly level = computed(() => chosen<Zoom>(this.zoom(), ['quarters', ...ZOOMS]));
  protected readonly choice = computed<RoadmapChoice>(() => chosen(this.show(), ROADMAP_CHOICES));
  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  /** The public finds what reads without a script first. */
  protected readonly shape = computed(() =>
    chosen<View>(this.view(), this.isMember() ? ['chart', ...VIEWS] : ['table', ...VIEWS]),
  );
  protected readonly fields = computed<readonly FilterField[]>(() =>
    GROUPINGS.map((name) => {
      const options = this.store.headings(name);
      return { name, options, chosen: options.find(({ id }) => id === this[name]()) ?? null };
    }),
  );
  private readonly asked = computed<Asked>(() => {
    const [pillar = null, department = null, office = null] = this.fields().map(
      (field) => field.chosen?.id ?? null,
    );
    return { pillar, department, office, choice: this.choice() };
  });
  /** What the address asks for beside the filter. */
  protected readonly rest = computed(() => ({
    group: this.group(),
    zoom: this.zoom(),
    show: this.show(),
    view: this.view(),
  }));
  protected readonly exported = computed(() => {
    const { choice, ...filter } = this.asked();
    return { ...filter, show: choice };
  });
  protected readonly marks = computed(() => chooseMarks(this.store.marks(), this.asked()));
  protected readonly inReadingOrder = computed(() => readingOrder(this.marks()));
  private readonly projects = computed(() => {
    const { pillar, department, office, choice } = this.asked();
    const shown = new Set(this.marks().map(({ project }) => project.id));
    return (this.store.roadmap()?.projects ?? []).filter(
      (project) =>
        shown.has(project.id) ||
        // Without a milestone it still has its place.
        (choice === 'all' &&
          (pillar ?? project.pillarId) === project.pillarId &&
          (department ?? project.departmentId) === project.departmentId &&
          (office ?? project.officeId) === project.officeId),
    );
  });
  protected readonly rows = computed(() =>
    rowsOf(this.marks(), this.projects(), this.store.headings(this.grouping()), this.grouping()),
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
    const direction = this.direction();
    if (!this.isPrinting()) return scaleOf(from, to, this.level(), direction);
    return scaleOf(from, to, 'years', direction, pixelsFor(from, to, PAPER_WIDTH));
  });
  protected readonly dependencies = computed(() => this.store.roadmap()?.dependencies ?? []);
  /** By milestone, the titles of what it needs. */
  protected readonly needs = computed(() =>
    this.titlesBy(
      groupBy(this.dependencies(), ({ milestoneId }) => milestoneId),
      ({ needsId }) => needsId,
    ),
  );
  /** By milestone, the titles of what its slip pushes. */
  protected readonly pushed = computed(() => {
    const causes = new Set(this.store.marks().flatMap(({ push }) => push?.byId ?? []));
    const pushes = [...causes].flatMap((causeId) =>
      this.store.pushedBy(causeId).map((push) => ({ causeId, push })),
    );
    return this.titlesBy(
      groupBy(pushes, ({ causeId }) => causeId),
      ({ push }) => push.milestoneId,
    );
  });
  protected readonly selectedMark = computed(() => {
    const id = this.selected();
    return id === null ? null : (this.store.marksById().get(id) ?? null);
  });
  protected readonly switches = computed(() => [
    ...(this.isChart() ? [this.switchOf('group', 'grouping', GROUPINGS, this.grouping())] : []),
    this.switchOf('show', 'choice', ROADMAP_CHOICES, this.choice()),
    ...(this.isNarrow() ? [] : [this.switchOf('view', 'view', VIEWS, this.shape())]),
    ...(this.isChart() ? [this.switchOf('zoom', 'zoom', ZOOMS, this.level())] : []),
  ]);
  /** Where no script runs, the public reads the table. */
  protected readonly isChart = computed(
    () => this.shape() === 'chart' && !this.isNarrow() && (this.isMember() || this.isDrawable()),
  );
  protected readonly legend = ['done', 'due', 'late', 'overdue', 'planned'] as const;

  constructor() {
    afterNextRender(() => this.isDrawable.set(true));
    inject(Live).follow(['plan', 'milestones', 'dependencies', 'offices'], () => this.store.refresh());
    inject(PageTitle).follow(signal(this.words.say('roadmap.title')), inject(Injector));
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

  private titlesBy<T>(groups: ReadonlyMap<string, readonly T[]>, idOf: (one: T) => string) {
    const marks = this.store.marksById();
    return new Map(
      [...groups].map(([id, some]) => [
        id,
        some
          .flatMap((one) => marks.get(idOf(one))?.milestone.title ?? [])
          .map((title) => this.words.field(title))
          .join('; '),
      ]),
    );
  }

  private switchOf(name: string, word: string, among: readonly string[], current: string) {
    return {
      name,
      label: this.words.say(`roadmap.${word}` as WordKey),
      options: among.map((value) => ({
        value,
        query: { [name]: value },
        label: this.words.say(`roadmap.${word}.${value}` as WordKey),
        isCurrent: value === current,
      })),
    };
  }
}
