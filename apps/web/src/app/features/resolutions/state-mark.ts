import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Resolution, ResolutionState } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';

const ICONS: Readonly<Record<ResolutionState, IconName>> = {
  'not-linked': 'link',
  open: 'clock',
  'under-way': 'trend-up',
  implemented: 'check',
  'left-scope': 'minus',
};

/** How far a resolution is carried out: a mark and its word, and the milestones behind it. */
@Component({
  selector: 'wm-resolution-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="state"><wm-icon [name]="icon()" [size]="18" />{{ words.say(word()) }}</span>
    @if (counts(); as text) {
      <span class="counts">{{ text }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      gap: 2px;
    }
    .state {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-weight: 600;
    }
    .counts {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }
  `,
})
export class StateMark {
  readonly resolution = input.required<Pick<Resolution, 'state' | 'milestones'>>();
  protected readonly words = inject(WORDS);
  protected readonly word = computed<WordKey>(() => `resolution.state.${this.resolution().state}`);
  protected readonly icon = computed(() => ICONS[this.resolution().state]);
  protected readonly counts = computed(() => {
    const { done, late, total } = this.resolution().milestones;
    if (total === 0) return '';
    const told = this.words.say('resolutions.counts', { done: this.words.number(done), count: total });
    return late === 0 ? told : `${told} · ${this.words.say('resolutions.late', { count: late })}`;
  });
}
