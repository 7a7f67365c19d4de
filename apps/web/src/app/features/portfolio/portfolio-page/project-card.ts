import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { ProgressBar } from '@wegmarke/ui/progress-bar';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { ageText, comparedText, interimText, namedProgress } from '../grid/project-words';
import type { ProjectRow } from '@wegmarke/domain/portfolio';

/** A project on a phone. */
@Component({
  selector: 'wm-project-card',
  imports: [Icon, PillarNumber, ProgressBar, RouterLink, StatusChip, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="top">
      @if (row().pillar; as pillar) {
        <wm-pillar-number
          [number]="pillar.number"
          [label]="words.say('pillar.number', { number: pillar.number })"
        />
      }
      <a [routerLink]="[]" [queryParams]="{ open: row().key }" queryParamsHandling="merge"
        ><wm-text [text]="row().project.title" [language]="words.language"
      /></a>
      @if (isSelectable()) {
        <label class="pick"
          ><input type="checkbox" [checked]="isSelected()" (change)="toggled.emit()" /><span
            class="wm-visually-hidden"
            >{{ words.say('member.portfolio.select', { title: words.field(row().project.title) }) }}</span
          ></label
        >
      }
    </div>
    <div class="line">
      <wm-status-chip size="small" [status]="row().project.health" [word]="words.say(healthWord())" />
      @if (compared(); as text) {
        <span>{{ text }}</span>
      }
      @if (row().project.milestones.overdue > 0) {
        <span class="bad">{{
          words.say('member.portfolio.overdue', { count: row().project.milestones.overdue })
        }}</span>
      }
      @if (row().project.milestones.late > 0) {
        <span>{{ words.say('member.portfolio.late', { count: row().project.milestones.late }) }}</span>
      }
    </div>
    <wm-progress-bar
      [actual]="row().project.actual?.percent ?? null"
      [planned]="row().project.planned?.percent ?? null"
      [text]="progress()"
    />
    <div class="line quiet">
      @if (row().office; as office) {
        <wm-text class="office" [text]="office.title" [language]="words.language" />
        @if (office.vacant) {
          <span class="warn">{{ words.say('office.vacant') }}</span>
        } @else if (interim(); as text) {
          <span class="warn">{{ text }}</span>
        }
      }
      <span class="age" [class.warn]="row().flags.has('silent')"
        ><wm-icon name="clock" [size]="15" />{{ age() }}</span
      >
    </div>
  `,
  styles: `
    :host {
      display: grid;
      align-content: center;
      gap: 8px;
      box-sizing: border-box;
      block-size: 136px;
      padding: 10px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--wm-radius-card);
      background: var(--mat-sys-surface-container-lowest);
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
    .top,
    .line {
      display: flex;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
      overflow: hidden;
      white-space: nowrap;
    }
    a {
      flex: 1;
      overflow: hidden;
      min-block-size: 40px;
      color: inherit;
      font-size: 0.9375rem;
      font-weight: 600;
      line-height: 40px;
      text-decoration: none;
      text-overflow: ellipsis;
    }
    .pick {
      display: grid;
      flex: none;
      place-items: center;
      inline-size: 48px;
      block-size: 40px;
      margin-inline-end: -12px;
    }
    .pick input {
      inline-size: 20px;
      block-size: 20px;
    }
    .quiet {
      color: var(--mat-sys-on-surface-variant);
    }
    .office {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .age {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 4px;
      margin-inline-start: auto;
    }
    .bad {
      color: var(--wm-bad);
      font-weight: 600;
    }
    .warn {
      color: var(--wm-warn);
      font-weight: 600;
    }
  `,
})
export class ProjectCard {
  readonly row = input.required<ProjectRow>();
  readonly isSelectable = input.required<boolean>();
  readonly isSelected = input.required<boolean>();
  readonly toggled = output();
  protected readonly words = inject(WORDS);
  protected readonly healthWord = computed(() => `health.${this.row().project.health}` as const);
  protected readonly compared = computed(() => comparedText(this.row(), this.words));
  protected readonly progress = computed(() => namedProgress(this.row(), this.words));
  protected readonly interim = computed(() => interimText(this.row(), this.words));
  protected readonly age = computed(() => ageText(this.row(), this.words));
}
