import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { addDays, daysBetween, roundedMonths, type Day } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Shape, type WaymarkState } from '@wegmarke/ui/shape';
import { axisYears, timeAxis } from '@wegmarke/domain/course-drawing';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { HistoryPanel } from '../../../history/history-panel';
import { WORDS } from '../../../language/words';
import { urgentState } from '../milestone-state';
import { MilestoneEvidence } from './milestone-evidence';

interface Row {
  readonly milestone: Milestone;
  readonly state: WaymarkState;
  readonly word: WordKey;
  /** Today's day: done, else promised, else as adopted. */
  readonly day: Day | null;
  readonly slip: string | null;
  readonly isLater: boolean;
  /** Places along the track, in percent. */
  readonly baselineAt: number | null;
  readonly at: number | null;
}

/** Days of air on both sides of the tracks. */
const MARGIN_DAYS = 60;
const YEARS_NAMED = 4;

/** Every milestone with its adopted day, every promise since, and where it stands. */
@Component({
  selector: 'wm-milestone-table',
  imports: [HistoryPanel, MilestoneEvidence, Shape, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-table.html',
  styleUrl: './milestone-table.css',
})
export class MilestoneTable {
  readonly milestones = input.required<readonly Milestone[]>();
  readonly on = input.required<Day>();
  /** Whether the history is for whoever looks. */
  readonly isMember = input(false);
  protected readonly words = inject(WORDS);

  private readonly axis = computed(() => {
    const days = this.milestones()
      .flatMap((milestone) => [milestone.baselineOn, milestone.promisedOn, milestone.completedOn])
      .filter((day) => day !== null)
      .concat(this.on())
      .sort();
    const first = days[0] ?? this.on();
    const last = days.at(-1) ?? this.on();
    return timeAxis(addDays(first, -MARGIN_DAYS), addDays(last, MARGIN_DAYS), this.words.direction);
  });
  protected readonly todayAt = computed(() => this.axis().at(this.on()));
  protected readonly years = computed(() => axisYears(this.axis()));
  /** As many years as the head has room for. */
  protected readonly namedYears = computed(() => {
    const every = Math.ceil(this.years().length / YEARS_NAMED);
    return this.years().filter((_, index) => index % every === 0);
  });

  protected readonly rows = computed<readonly Row[]>(() =>
    [...this.milestones()]
      .map((milestone) => {
        const day = milestone.completedOn ?? milestone.promisedOn ?? milestone.baselineOn;
        const state: WaymarkState = milestone.left?.how ?? urgentState(milestone.states);
        const { baselineOn } = milestone;
        return {
          milestone,
          state,
          word: `state.${state}` as const,
          day,
          slip: this.slip(baselineOn, day),
          isLater: baselineOn !== null && day !== null && day > baselineOn,
          baselineAt: baselineOn !== null && baselineOn !== day ? this.axis().at(baselineOn) : null,
          at: day === null ? null : this.axis().at(day),
        };
      })
      .sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9')),
  );

  /** The days promised before the one in force, in order; the adopted day has a column of its own. */
  protected formerDays({ promises, promisedOn }: Milestone): readonly Day[] {
    const days = promises.map((promise) => promise.promisedOn);
    return days.at(-1) === promisedOn ? days.slice(0, -1) : days;
  }

  protected date(day: Day | null): string {
    return day ? this.words.shortDate(day) : '–';
  }

  protected line(row: Row): { readonly from: string; readonly to: string } | null {
    return row.baselineAt === null || row.at === null
      ? null
      : { from: `${row.baselineAt}%`, to: `${row.at}%` };
  }

  private slip(baselineOn: Day | null, day: Day | null): string | null {
    if (baselineOn === null || day === null || day === baselineOn) return null;
    const isLater = day > baselineOn;
    const days = Math.abs(daysBetween(baselineOn, day));
    return this.words.say(isLater ? 'project.daysLater' : 'project.daysEarlier', {
      days,
      months: roundedMonths(days),
    });
  }
}
