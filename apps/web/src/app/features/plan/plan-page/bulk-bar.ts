import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlanChange } from '@wegmarke/domain/contracts';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { takenOut } from '../outline/changes';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';

/** What can be done with several lines at once: each is one revision, taken back as one. */
@Component({
  selector: 'wm-bulk-bar',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [attr.aria-label]="words.say('member.plan.chosen', { count: selection.ids().size })">
      <strong>{{ words.say('member.plan.chosen', { count: selection.ids().size }) }}</strong>
      @if (canMove()) {
        <button matButton="tonal" type="button" (click)="selection.show({ name: 'move' })">
          <wm-icon name="move" />{{ words.say('member.plan.move') }}
        </button>
      }
      @if (weighted().length > 0) {
        <label>
          {{ words.say('member.plan.weight') }}
          <input
            #weight
            class="wm-input"
            type="number"
            [min]="min"
            [max]="max"
            (change)="setWeight(weight)"
          />
        </label>
      }
      @if (answered().length > 0) {
        <label>
          {{ words.say('member.plan.office') }}
          <select class="wm-input" (change)="setOffice($event)">
            <option value="">{{ words.say('member.pleaseChoose') }}</option>
            @for (office of store.offices(); track office.id) {
              <option [value]="office.id">{{ words.field(office.title) }}</option>
            }
          </select>
        </label>
      }
      @if (hidden().length > 0 && store.isAdopted()) {
        <button matButton type="button" (click)="publish()">
          <wm-icon name="eye" />{{ words.say('member.plan.publish') }}
        </button>
      }
      <button matButton type="button" (click)="takeOut()">
        <wm-icon [name]="isDrop() ? 'drop' : 'delete'" />{{
          words.say(isDrop() ? 'member.plan.drop' : 'member.plan.remove')
        }}
      </button>
      <button matButton type="button" (click)="selection.clear()">
        {{ words.say('member.plan.chooseNone') }}
      </button>
    </section>
  `,
  styles: `
    section {
      position: sticky;
      inset-block-end: 0;
      z-index: 4;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 10px 16px;
      border-block-start: 2px solid var(--mat-sys-primary);
      background: var(--mat-sys-surface-container-high);
      box-shadow: 0 -4px 16px rgb(14 22 28 / 14%);
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      font-size: 0.875rem;
    }
    input {
      inline-size: 76px;
    }
    select {
      max-inline-size: 220px;
    }
    @media (max-width: 839.98px) {
      section {
        inset-block-end: 80px;
        max-block-size: 40dvb;
        overflow: auto;
      }
    }
  `,
})
export class BulkBar {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PlanStore);
  protected readonly selection = inject(PlanSelection);
  private readonly editor = inject(PlanEditor);
  protected readonly min = WEIGHT_MIN;
  protected readonly max = WEIGHT_MAX;

  protected readonly weighted = computed(() =>
    this.selection.rows().filter(({ item }) => item.weight !== null),
  );
  protected readonly answered = computed(() => this.selection.rows().filter(({ kind }) => kind !== 'pillar'));
  protected readonly hidden = computed(() =>
    this.selection.rows().filter((row) => row.kind === 'project' && !row.item.published),
  );
  protected readonly canMove = computed(() => {
    const kinds = new Set(this.selection.top().map(({ kind }) => kind));
    return kinds.size === 1 && !kinds.has('pillar');
  });
  protected readonly isDrop = computed(() => this.selection.top().some(({ item }) => item.adopted));

  protected setWeight(field: HTMLInputElement): void {
    const weight = Number(field.value);
    if (!Number.isInteger(weight) || weight < WEIGHT_MIN || weight > WEIGHT_MAX) {
      field.reportValidity();
      return;
    }
    this.editor.edit(this.weighted().map(({ id }) => ({ kind: 'set-weight', subjectId: id, weight })));
  }

  protected setOffice(event: Event): void {
    const officeId = (event.target as HTMLSelectElement).value;
    if (officeId === '') return;
    this.editor.edit(
      this.answered().map(({ kind, id }): PlanChange =>
        kind === 'project'
          ? { kind: 'describe-project', subjectId: id, officeId }
          : { kind: 'describe-milestone', subjectId: id, officeId },
      ),
    );
  }

  protected publish(): void {
    this.editor.edit(this.hidden().map(({ id }) => ({ kind: 'publish', subjectId: id })));
  }

  protected takeOut(): void {
    this.editor.edit(this.selection.top().map(takenOut));
    this.selection.clear();
  }
}
