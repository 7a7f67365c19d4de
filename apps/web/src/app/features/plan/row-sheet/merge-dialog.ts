import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { WORDS } from '../../../language/words';
import type { MilestoneRow, ProjectRow } from '../outline/rows';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { ChooseDialog, type Target } from './choose-dialog';

/** A project goes on in another, a milestone in another; that one counts for both. */
@Component({
  selector: 'wm-merge-dialog',
  imports: [ChooseDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-choose-dialog
      [act]="words.say('member.plan.merge')"
      [label]="words.say('member.plan.mergeInto')"
      [targets]="targets()"
      (chosen)="merge($event)"
    >
      <p>{{ words.say('member.plan.mergeText', { title: words.field(row().item.title) }) }}</p>
    </wm-choose-dialog>
  `,
  styles: 'p { margin: 0; }',
})
export class MergeDialog {
  readonly row = input.required<ProjectRow | MilestoneRow>();
  protected readonly words = inject(WORDS);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  /** Those beside it first. */
  protected readonly targets = computed((): readonly Target[] => {
    const { kind, id, parentId } = this.row();
    const others = this.store.allRows().filter((row) => row.kind === kind && row.id !== id);
    return [
      ...others.filter((row) => row.parentId === parentId),
      ...others.filter((row) => row.parentId !== parentId),
    ].map((row) => ({
      id: row.id,
      name: `${this.words.field(row.item.title)} (${this.store.titleOf(row.parentId ?? '')})`,
    }));
  });

  protected merge(intoId: string): void {
    this.editor.edit([{ kind: 'merge', subjectId: this.row().id, intoId }]);
  }
}
