import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { WORDS } from '../language/words';
import { PlaceStore } from '../place/place-store';

/** Where the plan is written, for whoever reads it: who writes it, and where it stands to be read. */
@Component({
  selector: 'wm-plan-readers-page',
  imports: [EmptyState, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1 class="wm-page-title">{{ words.say(heading()) }}</h1>
      <wm-empty-state icon="plan" [heading]="words.say('member.plan.notYours')">
        <p>{{ words.say('member.plan.notYoursWhy') }}</p>
        <div class="on">
          <a matButton="filled" [routerLink]="['/', slug(), 'portfolio']">{{
            words.say('member.portfolio.title')
          }}</a>
          <a matButton="outlined" [routerLink]="['/', slug(), 'roadmap']">{{ words.say('roadmap.title') }}</a>
        </div>
      </wm-empty-state>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: 16px;
      padding: 24px clamp(16px, 2.2vw, 32px);
    }
    .on {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block-start: 16px;
    }
    p {
      margin: 0;
    }
  `,
})
export class PlanReadersPage {
  readonly heading = input.required<WordKey>();
  protected readonly words = inject(WORDS);
  protected readonly slug = inject(PlaceStore).slug;
}
