import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { OutlineKeys } from '../outline/outline-keys';
import type { PlanRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { PlanStore } from '../plan-store';

/** Projects into another pillar, milestones into another project. */
@Component({
  selector: 'wm-move-dialog',
  imports: [MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say('member.plan.move')"
      [closeWord]="words.say('action.cancel')"
      (closed)="selection.close()"
    >
      <div class="wm-control">
        <label for="move-into">{{ words.say('member.plan.moveInto') }}</label>
        <select #field id="move-into" class="wm-input" (change)="into.set(field.value)">
          <option value="">{{ words.say('member.pleaseChoose') }}</option>
          @for (target of targets(); track target.id) {
            <option [value]="target.id">{{ target.name }}</option>
          }
        </select>
      </div>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmModalActions matButton="filled" type="button" [disabled]="into() === ''" (click)="move()">
        {{ words.say('member.plan.move') }}
      </button>
    </wm-modal>
  `,
  styleUrl: '../effect/dialog-form.css',
})
export class MoveDialog {
  readonly rows = input.required<readonly PlanRow[]>();
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly keys = inject(OutlineKeys);
  protected readonly into = signal('');
  protected readonly targets = computed(() => {
    const wanted = this.rows()[0]?.kind === 'project' ? 'pillar' : 'project';
    const present = new Set(this.rows().map(({ parentId }) => parentId));
    return this.store
      .allRows()
      .filter((row) => row.kind === wanted && !(present.size === 1 && present.has(row.id)))
      .map((row) => {
        const title = this.words.field(row.item.title);
        const above = row.parentId === null ? '' : ` (${this.store.titleOf(row.parentId)})`;
        return { id: row.id, name: title + above };
      });
  });

  protected move(): void {
    const rows = this.rows();
    this.selection.close();
    this.keys.moveInto(rows, this.into());
  }
}
