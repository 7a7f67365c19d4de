import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AdoptionDialog } from '../adoption/adoption-dialog';
import { EffectDialog } from '../effect/effect-dialog';
import { UndoDialog } from '../effect/undo-dialog';
import { CopyDialog } from '../copy/copy-dialog';
import { TemplateDialog } from '../copy/template-dialog';
import type { MilestoneRow, ProjectRow } from '../outline/rows';
import { PasteDialog } from '../paste/paste-dialog';
import { MergeDialog } from '../row-sheet/merge-dialog';
import { SplitDialog } from '../row-sheet/split-dialog';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { MoveDialog } from '../row-sheet/move-dialog';
import { RowSheet } from '../row-sheet/row-sheet';

/** Whatever dialog is open; the effect of changes comes before all others, as it is what they lead to. */
@Component({
  selector: 'wm-plan-dialogs',
  imports: [
    AdoptionDialog,
    CopyDialog,
    EffectDialog,
    MergeDialog,
    MoveDialog,
    PasteDialog,
    RowSheet,
    SplitDialog,
    TemplateDialog,
    UndoDialog,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (editor.asked(); as asked) {
      <wm-undo-dialog [asked]="asked" />
    } @else if (editor.effectShown() && editor.collected().length > 0) {
      <wm-effect-dialog />
    } @else if (selection.dialog(); as dialog) {
      @switch (dialog.name) {
        @case ('row') {
          @if (row(); as row) {
            <wm-row-sheet [row]="row" />
          }
        }
        @case ('paste') {
          <wm-paste-dialog [lineId]="dialog.id" />
        }
        @case ('copy') {
          @if (project(); as row) {
            <wm-copy-dialog [row]="row" />
          }
        }
        @case ('template') {
          @if (project(); as row) {
            <wm-template-dialog [row]="row" />
          }
        }
        @case ('merge') {
          @if (project() ?? milestone(); as row) {
            <wm-merge-dialog [row]="row" />
          }
        }
        @case ('split') {
          @if (milestone(); as row) {
            <wm-split-dialog [row]="row" />
          }
        }
        @case ('move') {
          <wm-move-dialog [rows]="selection.dialogRows()" />
        }
        @case ('adopt') {
          <wm-adoption-dialog />
        }
      }
    }
  `,
})
export class PlanDialogs {
  protected readonly editor = inject(PlanEditor);
  protected readonly selection = inject(PlanSelection);
  /** The line that the open dialog is about: also where another has taken it away, lest what was typed goes with it. */
  protected readonly row = computed(() => this.selection.dialogRows()[0] ?? null);
  protected readonly project = computed<ProjectRow | null>(() => {
    const row = this.row();
    return row?.kind === 'project' ? row : null;
  });
  protected readonly milestone = computed<MilestoneRow | null>(() => {
    const row = this.row();
    return row?.kind === 'milestone' ? row : null;
  });
}
