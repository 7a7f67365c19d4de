import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { Chart } from 'chart.js';
import { dayText, percentText } from '@wegmarke/ui/figure-format';
import { Icon } from '@wegmarke/ui/icon';
import { axisYears, stepPath, timeAxis, yearLines, type Direction } from '@wegmarke/domain/course-drawing';
import { chartDirection } from '@wegmarke/ui/time-axis';
import type { StepColours } from './draw';
import type { StepChartData, StepChartWords } from './step-chart.data';

const HEIGHT = 220;
const TOP = 12;
const SCALE = 1.8;

/**
 * Actual against plan as steps. The server draws it as a still picture; in the browser chart.js, loaded only
 * then, takes its place with tooltips. Its figures can be read as a table.
 */
@Component({
  selector: 'wm-step-chart',
  imports: [Icon],
  templateUrl: './step-chart.html',
  styleUrl: './step-chart.css',
  host: { '[attr.dir]': 'textDirection()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepChart {
  readonly data = input.required<StepChartData>();
  readonly words = input.required<StepChartWords>();
  readonly locale = input.required<string>();
  readonly direction = input<Direction | null>(null);

  protected readonly height = HEIGHT;
  protected readonly textDirection = chartDirection(this.direction);
  protected readonly drawn = signal(false);
  private readonly axis = computed(() => timeAxis(this.data().from, this.data().to, this.textDirection()));

  protected readonly still = computed(() => {
    const { points, on, to } = this.data();
    const axis = this.axis();
    const steps = (value: 'actual' | 'planned') =>
      points.map((point) => ({ on: point.on, y: point[value] === null ? null : levelY(point[value]) }));
    const today = axis.at(on);
    return {
      actual: stepPath(steps('actual'), axis, on),
      planned: stepPath(steps('planned'), axis, to),
      levels: [100, 50, 0].map((value) => ({ text: percentText(value, this.locale()), y: levelY(value) })),
      lines: [100, 75, 50, 25, 0].map((value) => `M0 ${levelY(value)}H1000`).join(''),
      yearLines: yearLines(axis),
      years: axisYears(axis).filter((_, index, all) => index % Math.ceil(all.length / 6) === 0),
      today,
      future: axis.direction === 'rtl' ? { x: 0, width: today } : { x: today, width: 100 - today },
    };
  });

  protected readonly rows = computed(() =>
    this.data().points.map((point) => ({
      on: point.on,
      day: dayText(point.on, this.locale(), 'medium'),
      actual: point.actual === null ? '–' : percentText(point.actual, this.locale(), 1),
      planned: point.planned === null ? '–' : percentText(point.planned, this.locale(), 1),
    })),
  );

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly probes = viewChild.required<ElementRef<HTMLElement>>('probes');
  private chart: Chart | null = null;
  private drawing = 0;

  constructor() {
    let observer: MutationObserver | null = null;
    let scheme: MediaQueryList | null = null;
    const repaint = () => void this.draw();
    // Runs in the browser alone: the server keeps the still picture.
    afterRenderEffect(() => {
      this.data();
      this.words();
      this.locale();
      this.textDirection();
      if (!observer) {
        const root = this.canvas().nativeElement.ownerDocument.documentElement;
        observer = new MutationObserver(repaint);
        observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'class'] });
        const view = root.ownerDocument.defaultView;
        scheme = view && 'matchMedia' in view ? view.matchMedia('(prefers-color-scheme: dark)') : null;
        scheme?.addEventListener('change', repaint);
      }
      void this.draw();
    });
    inject(DestroyRef).onDestroy(() => {
      observer?.disconnect();
      scheme?.removeEventListener('change', repaint);
      this.drawing = Number.NaN;
      this.chart?.destroy();
    });
  }

  private async draw(): Promise<void> {
    const turn = ++this.drawing;
    const { drawSteps } = await import('./draw');
    if (turn !== this.drawing) {
      return;
    }
    this.chart?.destroy();
    this.chart = drawSteps(this.canvas().nativeElement, {
      data: this.data(),
      words: this.words(),
      locale: this.locale(),
      direction: this.textDirection(),
      colours: this.colours(),
    });
    this.drawn.set(this.chart !== null);
  }

  /** The theme's colours as a canvas understands them: read from elements that wear them. */
  private colours(): StepColours {
    const read = (name: string): string => {
      const probe = this.probes().nativeElement.querySelector(`.${name}`);
      return probe ? getComputedStyle(probe).color : 'currentcolor';
    };
    return {
      course: read('course'),
      plan: read('plan'),
      grid: read('grid'),
      text: read('text'),
      halo: read('halo'),
      future: read('future'),
    };
  }
}

function levelY(percent: number): number {
  return Math.round((TOP + (100 - Math.min(100, Math.max(0, percent))) * SCALE) * 10) / 10;
}
