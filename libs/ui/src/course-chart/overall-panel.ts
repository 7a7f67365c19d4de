import { ChangeDetectionStrategy, Component, computed, input, ViewEncapsulation } from '@angular/core';
import { percentText } from '@wegmarke/ui/figure-format';
import { Waymark, type WaymarkState } from '@wegmarke/ui/waymark';
import type { CourseChartData, CourseChartWords } from './course-chart.data';
import {
  OVERALL_HEIGHT,
  overallGeometry,
  yearLabels,
  yearLines,
  type TimeAxis,
} from '@wegmarke/domain/course-drawing';

const LEGEND: readonly WaymarkState[] = ['done', 'due', 'late', 'overdue', 'planned'];

/** The whole strategy: legend, the travelled and the planned course on the years, and how far behind it is. */
@Component({
  selector: 'wm-overall-panel',
  imports: [Waymark],
  templateUrl: './overall-panel.html',
  styleUrls: ['./chart-plot.css', './overall-panel.css'],
  // The styles name their element themselves: a mark on each of hundreds of elements would be a tenth of a page.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverallPanel {
  readonly data = input.required<CourseChartData>();
  readonly axis = input.required<TimeAxis>();
  readonly words = input.required<CourseChartWords>();
  readonly locale = input.required<string>();

  protected readonly height = OVERALL_HEIGHT;
  protected readonly shape = computed(() => overallGeometry(this.data(), this.axis()));
  protected readonly years = computed(() => yearLines(this.axis()));
  protected readonly yearLabels = computed(() => yearLabels(this.axis(), this.data().on, this.flag().width));
  protected readonly future = computed(() => {
    const today = this.shape().today;
    return this.axis().direction === 'rtl' ? { x: 0, width: today } : { x: today, width: 100 - today };
  });
  protected readonly levels = computed(() =>
    [100, 75, 50, 25, 0].map((percent) => `M0 ${14 + (100 - percent) * 1.6}H1000`).join(''),
  );
  /** The flag of the day is as wide as its words, and stays inside the chart. */
  protected readonly flag = computed(() => {
    const width = Math.round(this.words().on.length * 7.3) + 24;
    const { today } = this.shape();
    return { width, x: today < 6 ? -8 : today > 94 ? 8 - width : -width / 2 };
  });
  protected readonly legend = computed(() => {
    const states = this.words().states;
    return LEGEND.flatMap((state) => (states[state] ? [{ state, word: states[state] }] : []));
  });

  protected percent(value: number): string {
    return percentText(value, this.locale());
  }
}
