import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import type { MilestoneRow, ProjectRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';

/** A project goes on in another, a milestone in another; that one counts for both. */
@Component({
  selector: 'wm-merge-dialog',
  imports: [MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say('member.plan.merge')"
      [closeWord]="words.say('action.cancel')"
      (closed)="selection.close()"
    >
      <p>{{ words.say('member.plan.mergeText', { title: words.field(row().item.title) }) }}</p>
      <div class="wm-control">
        <label for="merge-into">{{ words.say('member.plan.mergeInto') }}</label>
        <select #field id="merge-into" class="wm-input" (change)="into.set(field.value)">
          <option value="">{{ words.say('member.pleaseChoose') }}</option>
          @for (target of targets(); track target.id) {
            <option [value]="target.id">{{ target.name }}</option>
          }
        </select>
      </div>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmModalActions matButton="filled" type="button" [disabled]="into() === ''" (click)="merge()">
        {{ words.say('member.plan.merge') }}
      </button>
    </wm-modal>
  `,
  styleUrl: '../effect/dialog-form.css',
})
export class MergeDialog {
  readonly row = input.required<ProjectRow | MilestoneRow>();
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  protected readonly into = signal('');
  /** Those beside it first. */
  protected readonly targets = computed(() => {
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

  protected merge(): void {
    const { id } = this.row();
    const intoId = this.into();
    this.selection.close();
    this.editor.edit([{ kind: 'merge', subjectId: id, intoId }]);
  }
}
