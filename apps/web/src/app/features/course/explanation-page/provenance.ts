import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Explanation, Scope } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';

/** Where the figure comes from: what it leaves out, the rule, the record, the exact fraction, the data to check it. */
@Component({
  selector: 'wm-provenance',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './provenance.html',
  styleUrl: './provenance.css',
})
export class Provenance {
  readonly explanation = input.required<Explanation>();
  readonly scope = input.required<Scope>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);

  protected readonly figures = computed(() =>
    this.scope() === 'today' ? this.explanation().todayScope : this.explanation().asAdopted,
  );
  protected readonly unmeasurable = computed(() => {
    const coverage = this.figures().coverage?.projects;
    return coverage ? coverage.total - coverage.measurable : 0;
  });
  protected readonly undated = computed(() => {
    const coverage = this.figures().coverage?.milestones;
    return coverage ? coverage.total - coverage.dated : 0;
  });
  protected readonly leftOut = computed(() =>
    this.explanation().leftOut[this.scope()].flatMap((id) => {
      const pillar = this.explanation().tree.find((candidate) => candidate.id === id);
      return pillar ? [this.words.field(pillar.title)] : [];
    }),
  );
  protected readonly compared = computed(() => {
    const { compared, planned } = this.figures();
    return compared && planned
      ? this.words.say('explain.comparedText', {
          compared: this.words.percent(compared, 1),
          planned: this.words.percent(planned, 1),
          dated: this.figures().coverage?.milestones.dated ?? 0,
        })
      : null;
  });

  protected instant(text: string): string {
    return this.words.instant(text, this.place.municipality()?.timeZone ?? 'UTC');
  }
}
