import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { Shape, WAYMARK_STATES } from '@wegmarke/ui/shape';
import { timeAxis, type Direction } from '@wegmarke/domain/course-drawing';
import { chartDirection } from '@wegmarke/ui/time-axis';
import { ChartLaneRow } from './chart-lane';
import type { CourseChartData, CourseChartWords } from './course-chart.data';
import { CourseTable } from './course-table';
import { OverallPanel } from './overall-panel';

/**
 * The course of a strategy: the whole of it above, one lane for every pillar below, on one axis of time. It is
 * drawn by lengths in percent, so that the server's page fits every width, and can be read as a table. On a phone the
 * lanes are folded: what is told of each pillar stands before how it came there.
 */
@Component({
  selector: 'wm-course-chart',
  imports: [ChartLaneRow, CourseTable, Icon, OverallPanel, Shape],
  template: `
    <svg class="marks" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        @for (state of states; track state) {
          <g class="mark" halo [wmShape]="state" [id]="'wm-mark-' + state" />
        }
      </defs>
    </svg>
    <wm-overall-panel [data]="data()" [axis]="axis()" [words]="words()" [locale]="locale()" />
    <details class="fold">
      <summary><wm-icon name="chevron-down" [size]="18" />{{ words().byPillar }}</summary>
      <div class="lanes">
        <p class="deviation">
          <span>{{ words().deviation }}</span>
        </p>
        @for (lane of data().pillars; track lane.id) {
          <wm-chart-lane
            [lane]="lane"
            [axis]="axis()"
            [on]="data().on"
            [tolerances]="data().tolerances"
            [words]="words()"
            [locale]="locale()"
          />
        }
      </div>
    </details>
    <details>
      <summary><wm-icon name="table" [size]="18" />{{ words().showTable }}</summary>
      <wm-course-table [data]="data()" [words]="words()" [locale]="locale()" />
    </details>
  `,
  styleUrl: './course-chart.css',
  host: { '[attr.dir]': 'textDirection()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CourseChart {
  readonly data = input.required<CourseChartData>();
  readonly words = input.required<CourseChartWords>();
  /** For numbers and days: `de`, `ar`. */
  readonly locale = input.required<string>();
  readonly direction = input<Direction | null>(null);

  protected readonly states = WAYMARK_STATES;
  protected readonly textDirection = chartDirection(this.direction);
  protected readonly axis = computed(() => timeAxis(this.data().from, this.data().to, this.textDirection()));
}
