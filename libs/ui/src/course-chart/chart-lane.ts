import { ChangeDetectionStrategy, Component, computed, input, ViewEncapsulation } from '@angular/core';
import {
  LANE_HEIGHT,
  laneGeometry,
  placeWaymarks,
  ROAD,
  yearLines,
  type LaneTolerances,
  type PlacedMark,
  type TimeAxis,
} from '@wegmarke/domain/course-drawing';
import { pointsText } from '@wegmarke/ui/figure-format';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { Waymark } from '@wegmarke/ui/waymark';
import type { ChartLane, CourseChartWords } from './course-chart.data';

/** One pillar: its words, its road with the deviation from plan, how far behind it is and what comes next. */
@Component({
  selector: 'wm-chart-lane',
  imports: [PillarNumber, StatusChip, Waymark],
  templateUrl: './chart-lane.html',
  styleUrls: ['./chart-plot.css', './chart-lane.css', './chart-lane.print.css'],
  // The styles name their element themselves: a mark on each of hundreds of elements would be a tenth of a page.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartLaneRow {
  readonly lane = input.required<ChartLane>();
  readonly axis = input.required<TimeAxis>();
  readonly on = input.required<string>();
  readonly tolerances = input.required<LaneTolerances>();
  readonly words = input.required<CourseChartWords>();
  readonly locale = input.required<string>();

  protected readonly height = LANE_HEIGHT;
  protected readonly roadMiddle = ROAD;
  protected readonly today = computed(() => this.axis().at(this.on()));
  protected readonly future = computed(() =>
    this.axis().direction === 'rtl'
      ? { x: 0, width: this.today() }
      : { x: this.today(), width: 100 - this.today() },
  );
  protected readonly years = computed(() => yearLines(this.axis()));
  protected readonly marks = computed(() =>
    placeWaymarks(this.lane().waymarks, this.axis(), this.on(), this.words().states),
  );
  protected readonly shape = computed(() =>
    laneGeometry(this.lane(), this.tolerances(), this.axis(), this.on()),
  );
  protected readonly road = computed(() => this.shape().road);
  protected readonly limitPath = computed(() => `M0 ${this.shape().limit}H1000`);

  /** Late and done end before today, what comes starts after it; each on the side with more room. */
  protected readonly labelBefore = computed(() => {
    const elapsed = this.axis().direction === 'rtl' ? 100 - this.today() : this.today();
    const late = this.lane().label?.state === 'late' || this.lane().label?.state === 'overdue';
    return late ? elapsed > 38 : elapsed > 66;
  });

  protected markClass({ roomyOnly, aside }: PlacedMark): string | null {
    const side = aside === 0 ? null : aside > 0 ? 'after' : 'before';
    return [roomyOnly ? 'roomy-only' : null, side].filter((name) => name !== null).join(' ') || null;
  }

  protected points(value: number): string {
    return pointsText(value, this.locale(), 0);
  }
}
