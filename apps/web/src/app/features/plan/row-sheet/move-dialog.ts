import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { OutlineKeys } from '../outline/outline-keys';
import type { PlanRow } from '../outline/rows';
import { PlanStore } from '../plan-store';
import { ChooseDialog, type Target } from './choose-dialog';

/** Projects into another pillar, milestones into another project. */
@Component({
  selector: 'wm-move-dialog',
  imports: [ChooseDialog, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-choose-dialog
      [act]="words.say('member.plan.move')"
      [label]="words.say('member.plan.moveInto')"
      [targets]="targets()"
      (chosen)="move($event)"
    >
      <ul>
        @for (row of rows(); track row.id) {
          <li><wm-text [text]="row.item.title" [language]="words.language" /></li>
        }
      </ul>
    </wm-choose-dialog>
  `,
  styles: `
    ul {
      max-block-size: 200px;
      margin: 0;
      padding-inline-start: 20px;
      overflow: auto;
      font-weight: 500;
    }
  `,
})
export class MoveDialog {
  readonly rows = input.required<readonly PlanRow[]>();
  protected readonly words = inject(WORDS);
  private readonly store = inject(PlanStore);
  private readonly keys = inject(OutlineKeys);
  protected readonly targets = computed((): readonly Target[] => {
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

  protected move(intoId: string): void {
    this.keys.moveInto(this.rows(), intoId);
  }
}
