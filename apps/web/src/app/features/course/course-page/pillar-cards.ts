import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FieldText, Health, PillarCourse } from '@wegmarke/domain/contracts';
import { wholePercent, type WordKey } from '@wegmarke/domain/words';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { ProgressBar } from '@wegmarke/ui/progress-bar';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import type { Road } from '@wegmarke/domain/course-drawing';
import type { CourseFacts } from '../course-facts';

interface Card {
  readonly pillar: PillarCourse;
  readonly road: Road | null;
  readonly title: FieldText;
  readonly value: string;
  readonly reason: string | null;
  readonly trend: string | null;
}

/** Each pillar in a card: value and plan, how it moved, the one thing that matters most now. */
@Component({
  selector: 'wm-pillar-cards',
  imports: [PillarNumber, ProgressBar, StatusChip, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pillar-cards.html',
  styleUrl: './pillar-cards.css',
})
export class PillarCards {
  readonly facts = input.required<CourseFacts>();
  protected readonly words = inject(WORDS);

  protected readonly cards = computed<readonly Card[]>(() =>
    this.facts().course.pillars.map((pillar) => {
      const road = this.facts().roads.find((candidate) => candidate.pillarId === pillar.id) ?? null;
      const { actual } = pillar.todayScope;
      return {
        pillar,
        road,
        title: pillar.title,
        value: actual ? this.words.percent(actual) : '–',
        reason: road && this.reason(road),
        trend: this.trend(pillar),
      };
    }),
  );
  protected readonly hasWeights = computed(() =>
    this.facts().course.pillars.some(
      (pillar) => pillar.weight !== null && pillar.weight !== this.facts().course.pillars[0]?.weight,
    ),
  );

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  private reason(road: Road): string | null {
    if (road.worst?.baselineOn) {
      return this.words.say('pillars.reasonLate', {
        title: this.words.field(road.worst.title),
        month: this.words.month(road.worst.baselineOn),
      });
    }
    const day = road.next && (road.next.promisedOn ?? road.next.baselineOn);
    if (!road.next || !day) return null;
    return this.words.say('pillars.reasonNext', {
      title: this.words.field(road.next.title),
      on: this.words.date(day),
    });
  }

  private trend(pillar: PillarCourse): string | null {
    const comparison = this.facts().comparison;
    const before = comparison?.reached[pillar.id];
    const now = pillar.todayScope.actual;
    if (!comparison || !before || !now) return null;
    const points = wholePercent(now) - wholePercent(before);
    const on = this.words.date(comparison.on);
    return points === 0
      ? this.words.say('pillars.trendNone', { on })
      : this.words.say('pillars.trend', { points: this.words.points(points, 0), on });
  }
}
