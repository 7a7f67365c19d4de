import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Day } from '@wegmarke/domain/calendar';
import type { ExplainedMilestone, ExplainedProject, Scope } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import { roadState } from '@wegmarke/domain/course-drawing';

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
    @media (max-width: 599px) {
      table,
      tbody {
        display: block;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tbody tr {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        padding-block: 10px;
        border-block-end: 1px solid var(--mat-sys-outline-variant);
      }
      th[scope='row'] {
        flex: 1 1 100%;
        font-weight: 500;
      }
      tbody :is(th, td) {
        padding: 0;
        border: 0;
      }
      [data-label]::before {
        content: attr(data-label) ' ';
        color: var(--mat-sys-on-surface-variant);
        font-weight: 400;
        font-size: 0.75rem;
      }
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
