import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Day } from '@wegmarke/domain/calendar';
import type { Dependency } from '@wegmarke/domain/contracts';
import type { PlacedMark } from '@wegmarke/domain/dependencies';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { Shape } from '@wegmarke/ui/shape';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import type { Zoom } from '../roadmap-question';
import type { Row } from '../roadmap-rows';
import type { Scale } from '../roadmap-scale';
import { axisLabels } from './axis-labels';
import { linksOf } from './links';
import { neighbourOf, type Step } from './neighbour';
import { nameOf } from './mark-words';

const ROW = 40;
/** Rows drawn beyond what is seen, so that scrolling meets no gap. */
const SPARE = 8;
/** Width of what stands before the time axis. */
const LABEL = 300;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'above',
  ArrowDown: 'below',
  Home: 'first',
  End: 'last',
};

/** Projects as rows, their milestones as marks along time. Only rows that are seen are drawn. */
@Component({
  selector: 'wm-roadmap-chart',
  imports: [PillarNumber, RouterLink, Shape, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roadmap-chart.html',
  styleUrl: './roadmap-chart.css',
  host: { '(window:resize)': 'look()' },
})
export class RoadmapChart {
  readonly rows = input.required<readonly Row[]>();
  readonly scale = input.required<Scale>();
  readonly zoom = input.required<Zoom>();
  readonly today = input.required<Day>();
  readonly dependencies = input.required<readonly Dependency[]>();
  readonly selected = input.required<string | null>();
  /** Everything is drawn: paper does not scroll. */
  readonly isWhole = input(false);
  /** The id of a milestone; null: none. */
  readonly selecting = output<string | null>();
  readonly zooming = output<1 | -1>();

  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly injector = inject(Injector);
  private readonly scroll = viewChild.required<ElementRef<HTMLElement>>('scroll');
  private readonly window = signal({ first: 0, count: 30 });
  private readonly focused = signal<string | null>(null);
  private centre: Day | null = null;

  protected readonly ROW = ROW;
  protected readonly visible = computed(() => {
    const { first, count } = this.window();
    return this.isWhole() ? this.rows() : this.rows().slice(first, first + count);
  });
  protected readonly before = computed(() => (this.isWhole() ? 0 : this.window().first * ROW));
  protected readonly after = computed(
    () => this.rows().length * ROW - this.before() - this.visible().length * ROW,
  );
  protected readonly grid = computed(() => this.scale().grid(ROW));
  protected readonly axis = computed(() => axisLabels(this.scale(), this.zoom(), this.words));
  protected readonly now = computed(() => this.scale().at(this.today()));
  protected readonly links = computed(() =>
    linksOf(this.rows(), this.dependencies(), this.focused() ?? this.selected(), this.scale(), ROW),
  );
  /** The one mark that the Tab key leads to. */
  protected readonly stop = computed(() => {
    const marks = this.visible().flatMap((row) => (row.kind === 'project' ? row.marks : []));
    const last = this.focused() ?? this.selected();
    return (marks.find(({ milestone }) => milestone.id === last) ?? marks[0])?.milestone.id ?? null;
  });

  constructor() {
    effect(() => {
      const scale = this.scale();
      const day = untracked(() => this.centre ?? this.today());
      afterNextRender(() => this.bring(scale, day), { injector: this.injector });
    });
    effect(() => {
      this.rows();
      afterNextRender(() => this.look(), { injector: this.injector });
    });
  }

  /** Brings a day into the middle of what is seen. */
  show(day: Day): void {
    this.centre = day;
    this.bring(this.scale(), day);
  }

  protected look(): void {
    const { scrollTop, clientHeight, clientWidth } = this.scroll().nativeElement;
    this.centre = this.scale().dayAt(this.scrolled() + (clientWidth - LABEL) / 2);
    const first = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const count = Math.ceil(clientHeight / ROW) + 2 * SPARE;
    const shown = this.window();
    if (shown.first !== first || shown.count !== count) this.window.set({ first, count });
  }

  protected name(mark: PlacedMark): string {
    return nameOf(mark, this.words);
  }

  protected slipPath({ milestone, day }: PlacedMark): string | null {
    const { baselineOn } = milestone;
    if (baselineOn === null || baselineOn === day) return null;
    return `M${String(this.scale().at(baselineOn))} ${String(ROW / 2)}H${String(this.scale().at(day))}`;
  }

  protected choose(mark: PlacedMark): void {
    const { id } = mark.milestone;
    this.selecting.emit(this.selected() === id ? null : id);
  }

  protected reach(mark: PlacedMark | null): void {
    this.focused.set(mark?.milestone.id ?? null);
  }

  protected steer(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const step = STEPS[key] ?? this.sideways(key);
    if (key === '+' || key === '-') this.zooming.emit(key === '+' ? 1 : -1);
    else if (key === 'Escape') this.selecting.emit(null);
    else if (step !== undefined) this.move(step);
    else return;
    event.preventDefault();
  }

  private move(step: Step): void {
    const id = this.focused() ?? this.stop();
    const next = id === null ? null : neighbourOf(this.rows(), id, step);
    if (!next) return;
    this.focused.set(next.mark.milestone.id);
    this.reveal(next.row * ROW, this.scale().along(next.mark.day));
    this.look();
    afterNextRender(
      () => {
        const { nativeElement } = this.scroll();
        const selector = `[data-mark="${CSS.escape(next.mark.milestone.id)}"]`;
        nativeElement.querySelector<SVGElement>(selector)?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  /** The arrow that points to where time goes leads on. */
  private sideways(key: string): Step | undefined {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
    return (key === 'ArrowRight') === (this.scale().direction === 'ltr') ? 'after' : 'before';
  }

  /** How far one has scrolled from where time begins, in pixels. */
  private scrolled(): number {
    return Math.abs(this.scroll().nativeElement.scrollLeft);
  }

  private scrollTo(along: number): void {
    const isMirrored = this.scale().direction === 'rtl';
    this.scroll().nativeElement.scrollLeft = isMirrored ? -Math.max(0, along) : along;
  }

  /** Scrolls no farther than needed, so that a row and a place along time are seen. */
  private reveal(y: number, along: number): void {
    const { nativeElement: view } = this.scroll();
    const [scrollTop, scrolled] = [view.scrollTop, this.scrolled()];
    const [height, width] = [view.clientHeight - 2 * ROW, view.clientWidth - LABEL];
    if (y < scrollTop) view.scrollTop = y;
    else if (y > scrollTop + height) view.scrollTop = y - height;
    if (along < scrolled + ROW) this.scrollTo(along - ROW);
    else if (along > scrolled + width - ROW) this.scrollTo(along - width + ROW);
  }

  private bring(scale: Scale, day: Day): void {
    this.scrollTo(scale.along(day) - (this.scroll().nativeElement.clientWidth - LABEL) / 2);
    this.look();
  }
}
