import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type {
  ExplainedPart,
  ExplainedPillar,
  ExplainedProject,
  Explanation,
  Health,
  Scope,
  Share,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { MilestoneInputs } from './milestone-inputs';
import { isOpen, toggled, type OpenRows } from './open-rows';

/** Longer fractions are for checking, not for reading: they unfold below the table. */
const READABLE = 11;

/** The figure as a table that opens: strategy, pillars, projects, milestones, each with weight and calculation. */
@Component({
  selector: 'wm-figure-tree',
  imports: [Icon, MilestoneInputs, PillarNumber, RouterLink, StatusChip, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './figure-tree.html',
  styleUrl: './figure-tree.css',
})
export class FigureTree {
  readonly explanation = input.required<Explanation>();
  readonly scope = input.required<Scope>();
  readonly open = input.required<OpenRows>();
  readonly path = input.required<string>();
  readonly query = input.required<Readonly<Record<string, string | null>>>();
  protected readonly words = inject(WORDS);

  /** Every row that can be opened: what "all" stands for. */
  private readonly everything = computed(() =>
    this.explanation().tree.flatMap((pillar) => [pillar.id, ...pillar.projects.map((project) => project.id)]),
  );
  protected readonly figures = computed(() =>
    this.scope() === 'today' ? this.explanation().todayScope : this.explanation().asAdopted,
  );
  protected readonly health = computed(() =>
    this.scope() === 'today' ? this.explanation().health : this.explanation().healthAsAdopted,
  );
  protected readonly counted = computed(
    () => this.explanation().tree.filter((pillar) => this.pillarPart(pillar)?.actual).length,
  );

  protected isOpen(id: string): boolean {
    return isOpen(this.open(), id);
  }

  protected toggleQuery(id: string): Record<string, string | null> {
    return { ...this.query(), open: toggled(this.open(), id, this.everything()) };
  }

  protected pillarPart(pillar: ExplainedPillar): ExplainedPart | null {
    return this.scope() === 'today' ? pillar.today : pillar.adopted;
  }

  protected projectPart(project: ExplainedProject): ExplainedPart | null {
    return this.scope() === 'today' ? project.today : project.adopted;
  }

  protected pillarHealth(pillar: ExplainedPillar): Health | null {
    const course = this.explanation().pillars.find((candidate) => candidate.id === pillar.id);
    return (this.scope() === 'today' ? course?.health : course?.healthAsAdopted) ?? null;
  }

  protected measurable(pillar: ExplainedPillar): string {
    const parts = pillar.projects.map((project) => this.projectPart(project)).filter((part) => part !== null);
    return this.words.say('explain.measurable', {
      measurable: parts.filter((part) => part.actual !== null).length,
      total: parts.length,
    });
  }

  protected percent(share: Share | null | undefined): string {
    return share ? this.words.percent(share, 1) : '–';
  }

  protected fraction(share: Share | null | undefined): string {
    if (!share) return '';
    return share.exact.length <= READABLE
      ? share.exact.replace('/', ' : ')
      : this.words.say('explain.longFraction');
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected exclusion(project: ExplainedProject): string {
    const reason = this.projectPart(project) ? 'no-milestones' : project.excluded;
    return this.words.say(`explain.excluded.${reason ?? 'not-adopted'}`);
  }
}
