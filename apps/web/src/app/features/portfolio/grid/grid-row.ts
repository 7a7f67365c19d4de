import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { ProgressBar } from '@wegmarke/ui/progress-bar';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import type { Column, ProjectRow } from '@wegmarke/domain/portfolio';
import {
  ageText,
  comparedText,
  evidenceLong,
  evidenceText,
  interimText,
  progressText,
} from './project-words';

/** The cells of one project. The row itself, with its place and state, is the grid's. */
@Component({
  selector: 'wm-grid-row',
  imports: [Icon, PillarNumber, ProgressBar, RouterLink, StatusChip, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './grid-row.html',
  styleUrl: './grid-row.css',
})
export class GridRow {
  readonly row = input.required<ProjectRow>();
  readonly columns = input.required<readonly Column[]>();
  readonly isSelectable = input.required<boolean>();
  readonly isSelected = input.required<boolean>();
  /** The column that the keyboard is at; null: it is in another row. */
  readonly active = input.required<number | null>();
  readonly toggled = output<MouseEvent>();
  protected readonly words = inject(WORDS);
  protected readonly shift = computed(() => (this.isSelectable() ? 1 : 0));
  protected readonly progress = computed(() => progressText(this.row(), this.words));
  protected readonly compared = computed(() => comparedText(this.row(), this.words));
  protected readonly interim = computed(() => interimText(this.row(), this.words));
  protected readonly age = computed(() => ageText(this.row(), this.words));
  protected readonly evidence = computed(() => evidenceText(this.row(), this.words));
  protected readonly evidenceHint = computed(() => evidenceLong(this.row(), this.words));
  protected readonly project = computed(() => this.row().project);

  protected cellId(at: number): string {
    return `cell-${this.row().key}-${String(at)}`;
  }

  protected word(prefix: 'health' | 'phase' | 'state', name: string): string {
    const key = `${prefix}.${name}`;
    return this.words.has(key) ? this.words.say(key satisfies WordKey) : name;
  }
}
