import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PlanOutline } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { missingIn } from '../adoption/missing';

/** Where the plan stands: as a draft with the figures as they would be, or adopted, since when and by which paper. */
@Component({
  selector: 'wm-plan-figures',
  imports: [Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      @if (outline().adoption; as adoption) {
        <span class="state"><wm-icon name="seal" [size]="18" />{{ adopted() }}</span>
      } @else {
        <span class="state"><wm-icon name="edit" [size]="18" />{{ words.say('member.plan.draft') }}</span>
      }
      <span class="counts">{{ words.say('member.plan.counts', counts()) }}</span>
      @if (outline().actual; as actual) {
        <span class="figure">
          <strong>{{ words.percent(actual, 1) }}</strong>
          @if (outline().planned; as planned) {
            {{ words.say('member.plan.ofPlanned', { planned: words.percent(planned, 1) }) }}
          }
        </span>
      }
      @if (editor.saveState() === 'offline' || editor.collected().length > 0) {
        <span class="wm-muted">{{ words.say('member.plan.figuresLater') }}</span>
      }
    </p>
    @if (!outline().adoption && outline().pillars.length > 0) {
      <button matButton="filled" type="button" (click)="selection.show({ name: 'adopt' })">
        <wm-icon name="seal" />{{ words.say('member.plan.adopt') }}
      </button>
    } @else if (outline().adoption && !outline().published) {
      <a matButton="outlined" [routerLink]="['/', place.slug(), 'settings', 'strategy']">
        <wm-icon name="eye" />{{ words.say('member.plan.publishStrategy') }}
      </a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 24px;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 20px;
      margin: 0;
    }
    .state {
      display: inline-flex;
      align-items: baseline;
      gap: 6px;
      font-weight: 600;
    }
    .state wm-icon {
      align-self: center;
    }
    .figure strong {
      font-size: 1.25rem;
    }
  `,
})
export class PlanFigures {
  readonly outline = input.required<PlanOutline>();
  protected readonly words = inject(WORDS);
  protected readonly editor = inject(PlanEditor);
  protected readonly selection = inject(PlanSelection);
  protected readonly place = inject(PlaceStore);
  protected readonly counts = computed(() => ({ ...missingIn(this.outline(), []).counts }));
  protected readonly adopted = computed(() => {
    const adoption = this.outline().adoption;
    if (!adoption) return '';
    const on = this.words.date(adoption.on);
    const { resolution } = adoption;
    return resolution === null
      ? this.words.say('member.plan.adoptedOn', { on })
      : this.words.say('member.plan.adoptedBy', { on, resolution });
  });
}
