import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Adoption, AdoptedFigures, Course, Figures, Health } from '@wegmarke/domain/contracts';
import { fromExact, subtract, toPercent } from '@wegmarke/domain/rational';
import type { WordKey } from '@wegmarke/domain/words';
import { EvidenceBar } from '@wegmarke/ui/evidence-bar';
import { Fact, FactStrip } from '@wegmarke/ui/fact-strip';
import { Icon } from '@wegmarke/ui/icon';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { WORDS } from '../../../language/words';
import { PhraseText } from '../../../language/phrase';

/** Points ahead of plan (behind: negative), over the milestones that have a baseline; null without a comparison. */
export function deviation(figures: Figures | AdoptedFigures): number | null {
  if (!figures.compared || !figures.planned) return null;
  return toPercent(subtract(fromExact(figures.compared.exact), fromExact(figures.planned.exact)));
}

/** What stands beside the headline: both scopes, coverage, evidence, and the way to open the figure. */
@Component({
  selector: 'wm-fact-row',
  imports: [EvidenceBar, Fact, FactStrip, Icon, PhraseText, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './fact-row.html',
  styleUrl: './fact-row.css',
})
export class FactRow {
  readonly course = input.required<Course>();
  readonly adoption = input.required<Adoption | null>();
  /** The opened figure: its page and the days in its address. */
  readonly path = input.required<string>();
  readonly query = input.required<Readonly<Record<string, string | null>>>();
  protected readonly words = inject(WORDS);

  protected readonly comparedNote = computed(() => {
    const { actual, compared } = this.course().todayScope;
    if (!actual || !compared || actual.exact === compared.exact) return null;
    return this.words.say('fact.compared', { compared: this.words.percent(compared, 1) });
  });
  protected readonly evidence = computed(() => {
    const { evidence } = this.course().todayScope;
    if (!evidence) return null;
    const { claimed, evidenced, verified } = evidence;
    return {
      shares: { claimed: claimed.percent, evidenced: evidenced.percent, verified: verified.percent },
      text: this.words.say('fact.evidenceText', {
        verified: this.words.percent(verified),
        evidenced: this.words.percent(evidenced),
        claimed: this.words.percent(claimed),
      }),
    };
  });
  protected readonly adoptedLabel = computed(() => {
    const adoption = this.adoption();
    return adoption
      ? this.words.say('fact.adoptedOn', { on: this.words.date(adoption.on) })
      : this.words.say('fact.adopted');
  });
  protected readonly successorShare = computed(() => {
    const share = this.course().throughSuccessors;
    return share && share.percent > 0 ? share : null;
  });
  protected readonly unpublished = computed(() => this.course().unpublishedProjects);

  protected deviationText(figures: Figures | AdoptedFigures): string {
    const points = deviation(figures);
    if (points === null) return '';
    if (points === 0) return this.words.say('fact.even');
    return this.words.say(points < 0 ? 'fact.behind' : 'fact.ahead', {
      points: this.words.number(Math.abs(points), 1),
      count: Math.abs(points) === 1 ? 1 : 2,
    });
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected percent(share: Figures['actual']): string {
    return share ? this.words.percent(share) : '–';
  }
}
