import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@wegmarke/ui/icon';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { takenOut } from '../outline/changes';
import { OfficeField, PhaseField } from '../outline/choice-fields';
import { OutlineKeys } from '../outline/outline-keys';
import type { PlanRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { DayField } from '../outline/day-field';
import { WeightField } from '../outline/value-fields';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { GoneNotice } from './gone-notice';

/** All of one line: on a phone what the columns say on a desktop, and everything that can be done with it. */
@Component({
  selector: 'wm-row-sheet',
  imports: [DayField, GoneNotice, Icon, MatButton, Modal, OfficeField, PhaseField, WeightField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './row-sheet.html',
  styleUrl: '../effect/dialog-form.css',
})
export class RowSheet {
  readonly row = input.required<PlanRow>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PlanStore);
  protected readonly selection = inject(PlanSelection);
  private readonly editor = inject(PlanEditor);
  private readonly keys = inject(OutlineKeys);

  protected readonly title = computed(() => this.words.field(this.row().item.title));
  protected readonly addWord = computed(() => `member.plan.add.${this.row().kind}` as const);
  protected readonly isDrop = computed(() => this.row().item.adopted);
  protected readonly isHidden = computed(() => {
    const row = this.row();
    return row.kind === 'project' && !row.item.published && this.store.isAdopted();
  });

  protected close(): void {
    this.editor.commitTyping();
    this.selection.close();
  }

  protected add(where: 'after' | 'below'): void {
    const row = this.row();
    this.close();
    if (where === 'after') this.keys.addAfter(row);
    else this.keys.addBelow(row);
  }

  protected move(): void {
    this.editor.commitTyping();
    this.selection.only([this.row().id]);
    this.selection.show({ name: 'move' });
  }

  protected show(name: 'copy' | 'template' | 'merge' | 'split' | 'paste'): void {
    this.editor.commitTyping();
    this.selection.show({ name, id: this.row().id });
  }

  protected publish(): void {
    const { id } = this.row();
    this.close();
    this.editor.edit([{ kind: 'publish', subjectId: id }]);
  }

  protected takeOut(): void {
    const row = this.row();
    this.close();
    this.editor.edit([takenOut(row)]);
  }
}
