import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, type TemplateRef } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import type { CourseChanges } from '@wegmarke/domain/contracts';
import { changeSentence } from '@wegmarke/domain/sentences';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { WORDS } from './words';

/** How the figures moved between two days: one sentence for the strategy and for every pillar, each with a way to what is behind it. */
@Component({
  selector: 'wm-level-changes',
  imports: [NgTemplateOutlet, PillarNumber, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (level of levels(); track level.pillarId) {
        <li>
          @if (level.number !== null) {
            <wm-pillar-number
              [number]="level.number"
              [label]="words.say('pillar.number', { number: level.number })"
            />
          }
          <div>
            <p [class.whole]="level.pillarId === null">{{ level.sentence }}</p>
            @if (level.pillarId !== null && level.parts.length > 0) {
              @if (level.pillarId === open()) {
                @if (behind(); as template) {
                  <ng-container [ngTemplateOutlet]="template" />
                }
              } @else {
                <a
                  class="wm-link"
                  [routerLink]="path()"
                  [queryParams]="queryOf(level.pillarId)"
                  [attr.aria-label]="words.say('sentence.open') + ': ' + level.name"
                  >{{ words.say('sentence.open') }}</a
                >
              }
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: 12px;
    }
    div {
      flex: 1 1 auto;
      min-inline-size: 0;
    }
    p {
      margin: 0;
      max-inline-size: 80ch;
    }
    .whole {
      font-weight: 600;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-block-size: 32px;
      font-size: 0.8125rem;
    }
  `,
})
export class LevelChanges {
  readonly changes = input.required<CourseChanges>();
  /** Where the entries behind a pillar's change are, and with which query besides `pillar`. */
  readonly path = input.required<string>();
  readonly query = input<Params>({});
  /** The pillar whose entries stand open, and what they stand in. */
  readonly open = input<string | null>(null);
  readonly behind = input<TemplateRef<unknown> | null>(null);
  protected readonly words = inject(WORDS);
  protected readonly levels = computed(() =>
    this.changes().changes.map((level) => ({
      ...level,
      name: level.title === null ? '' : this.words.field(level.title),
      sentence: changeSentence(this.words, level),
    })),
  );

  protected queryOf(pillar: string): Params {
    return { ...this.query(), pillar };
  }
}
