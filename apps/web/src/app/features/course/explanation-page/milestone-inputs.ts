import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Day } from '@wegmarke/domain/calendar';
import type { ExplainedMilestone, ExplainedProject, Scope } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import { roadState } from '../course-facts';

interface Row {
  readonly milestone: ExplainedMilestone;
  readonly state: WaymarkState;
  readonly word: WordKey;
  readonly weight: string;
  readonly counts: string;
  readonly baseline: Day | null;
  readonly status: string;
  readonly isBad: boolean;
}

/** The milestones behind a project's figure: weight, the three dates, and what each counts. */
@Component({
  selector: 'wm-milestone-inputs',
  imports: [UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-inputs.html',
  styles: `
    .title {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    th[scope='row'] {
      font-weight: 400;
    }
    p {
      margin: 8px;
    }
  `,
})
export class MilestoneInputs {
  readonly project = input.required<ExplainedProject>();
  readonly scope = input.required<Scope>();
  readonly on = input.required<Day>();
  protected readonly words = inject(WORDS);

  protected readonly rows = computed<readonly Row[]>(() =>
    this.project().milestones.map((milestone) => this.row(milestone)),
  );

  protected day(day: Day | null): string {
    return day ? this.words.shortDate(day) : '–';
  }

  private row(milestone: ExplainedMilestone): Row {
    const part = this.scope() === 'today' ? milestone.today : milestone.adopted;
    const state = this.stateOf(milestone);
    return {
      milestone,
      state,
      word: `state.${state}`,
      weight: part ? shortFraction(part.weight) : '–',
      counts: part ? shortFraction(part.counts) : '–',
      baseline: this.scope() === 'today' ? milestone.baselineOn : milestone.adoptedBaselineOn,
      status: this.statusText(milestone, state),
      isBad: state === 'late' || state === 'overdue',
    };
  }

  private stateOf(milestone: ExplainedMilestone): WaymarkState {
    if (this.scope() === 'adopted' && milestone.adopted) {
      const { status } = milestone.adopted;
      return status === 'open' ? 'planned' : status;
    }
    if (
      milestone.excluded === 'dropped' ||
      milestone.excluded === 'merged' ||
      milestone.excluded === 'split'
    ) {
      return milestone.excluded;
    }
    return roadState(milestone, this.on());
  }

  private statusText(milestone: ExplainedMilestone, state: WaymarkState): string {
    if (state === 'done' && milestone.completedOn) return this.words.shortDate(milestone.completedOn);
    if (milestone.excluded && !milestone.today && this.scope() === 'today') {
      const reason = this.words.say(`explain.excluded.${milestone.excluded}`);
      return milestone.leftOn ? `${reason}, ${this.words.shortDate(milestone.leftOn)}` : reason;
    }
    if (state === 'planned' || state === 'due') return this.words.say('state.open');
    return this.words.say('explain.openState', { state: this.words.say(`state.${state}`) });
  }
}

/** `3/1` reads as 3. */
function shortFraction(exact: string): string {
  return exact.replace(/\/1$/, '').replace('/', ' : ');
}
