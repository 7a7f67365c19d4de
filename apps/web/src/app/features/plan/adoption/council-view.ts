import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Course, Office, PlanOutline } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { councilPillars } from './council-pillars';

/** A plan as it is put before the council: pillar by pillar with what it weighs, holds and promises, opening to its projects. */
@Component({
  selector: 'wm-council-view',
  imports: [Icon, PillarNumber, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './council-view.html',
  styleUrl: './council-view.css',
})
export class CouncilView {
  readonly outline = input.required<PlanOutline>();
  readonly offices = input.required<readonly Office[]>();
  /** The figures as they would be; null while they are computed. */
  readonly course = input.required<Course | null>();
  protected readonly words = inject(WORDS);
  protected readonly pillars = computed(() => councilPillars(this.outline(), this.offices()));
  protected readonly counts = computed(() => {
    const pillars = this.pillars();
    const sum = (of: (pillar: (typeof pillars)[number]) => number): number =>
      pillars.reduce((total, pillar) => total + of(pillar), 0);
    return {
      pillars: pillars.length,
      projects: sum(({ projects }) => projects.length),
      milestones: sum(({ milestones }) => milestones),
    };
  });
  protected readonly weights = computed(() =>
    this.pillars().reduce((total, { weight }) => total + weight, 0),
  );
  /** What the council will read as the state of the day. */
  protected readonly standing = computed(() => {
    const figures = this.course()?.asAdopted;
    if (!figures) return '';
    const { actual, planned } = figures;
    return this.words.say('member.plan.adoption.standing', {
      actual: actual ? this.words.percent(actual, 1) : this.words.say('member.plan.noFigure'),
      planned: planned ? this.words.percent(planned, 1) : this.words.say('member.plan.noFigure'),
    });
  });

  protected period(from: string | null, to: string | null): string {
    if (from === null || to === null) return this.words.say('member.plan.adoption.noDates');
    if (from === to) return this.words.date(from);
    return this.words.say('member.plan.adoption.period', {
      from: this.words.date(from),
      to: this.words.date(to),
    });
  }
}
