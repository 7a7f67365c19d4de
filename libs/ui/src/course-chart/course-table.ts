import { ChangeDetectionStrategy, Component, computed, input, ViewEncapsulation } from '@angular/core';
import { dayText, percentText, pointsText } from '@wegmarke/ui/figure-format';
import type { ChartPoint, CourseChartData, CourseChartWords } from './course-chart.data';
import { deviation } from '@wegmarke/domain/course-drawing';

/** So many open waymarks of a pillar are listed, the earliest: those that are late, then those that come next. */
const LISTED = 24;

/** The chart's figures at the end of every year and on its day, and what stands open in every pillar. */
@Component({
  selector: 'wm-course-table',
  templateUrl: './course-table.html',
  styleUrl: './course-table.css',
  // The styles name their element themselves: a mark on each of hundreds of elements would be a tenth of a page.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CourseTable {
  readonly data = input.required<CourseChartData>();
  readonly words = input.required<CourseChartWords>();
  readonly locale = input.required<string>();

  protected readonly rows = computed(() => {
    const data = this.data();
    const pillars = data.pillars.map((lane) => new Map(lane.points.map((point) => [point.on, point])));
    return yearEnds(data.points, data.on).map((point) => ({
      on: point.on,
      day: dayText(point.on, this.locale(), 'medium'),
      today: point.on === data.on,
      actual: this.percent(point.actual),
      planned: this.percent(point.planned),
      deviations: pillars.map((points) => this.points(points.get(point.on))),
    }));
  });

  protected readonly open = computed(() =>
    this.data().pillars.map((lane) => {
      const open = lane.waymarks
        .filter(({ state }) => state !== 'done')
        .sort((a, b) => a.on.localeCompare(b.on));
      return { lane, waymarks: open.slice(0, LISTED), more: Math.max(0, open.length - LISTED) };
    }),
  );

  private percent(value: number | null): string {
    return value === null ? '–' : percentText(value, this.locale(), 1);
  }

  private points(point: ChartPoint | undefined): string {
    const value = point ? deviation(point) : null;
    return value === null ? '–' : pointsText(value, this.locale(), 1, true);
  }
}

/** The last point of every year, and the one of the day. */
function yearEnds(points: readonly ChartPoint[], on: string): ChartPoint[] {
  return points.filter(
    (point, index) => point.on === on || points[index + 1]?.on.slice(0, 4) !== point.on.slice(0, 4),
  );
}
