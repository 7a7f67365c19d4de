import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { Icon } from '@wegmarke/ui/icon';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { newId } from '../outline/changes';
import type { MilestoneRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { GoneNotice } from './gone-notice';

interface Part {
  readonly id: string;
  readonly title: string;
  readonly share: number;
}

/** A milestone in parts, which share its weight. */
@Component({
  selector: 'wm-split-dialog',
  imports: [GoneNotice, Icon, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say('member.plan.split')"
      [closeWord]="words.say('action.cancel')"
      (closed)="selection.close()"
    >
      <wm-gone-notice />
      <p>{{ words.say('member.plan.splitText', { title: words.field(row().item.title) }) }}</p>
      @for (part of parts(); track part.id) {
        <div class="part">
          <label>
            {{ words.say('member.plan.partTitle', { number: $index + 1 }) }}
            <input
              #title
              class="wm-input"
              maxlength="200"
              [value]="part.title"
              (input)="set(part.id, { title: title.value })"
            />
          </label>
          <label>
            {{ words.say('member.plan.share') }}
            <input
              #share
              class="wm-input"
              type="number"
              [min]="min"
              [max]="max"
              [value]="part.share"
              (input)="set(part.id, { share: share.valueAsNumber })"
            />
          </label>
          <output class="wm-muted">{{ weightOf(part) }}</output>
        </div>
      }
      <div>
        <button matButton type="button" (click)="add()">
          <wm-icon name="plus" />{{ words.say('member.plan.anotherPart') }}
        </button>
      </div>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button
        wmModalActions
        matButton="filled"
        type="button"
        [disabled]="!isWhole() || selection.isGone()"
        (click)="split()"
      >
        {{ words.say('member.plan.split') }}
      </button>
    </wm-modal>
  `,
  styles: `
    p {
      margin: 0;
    }
    .part {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 88px 56px;
      align-items: end;
      gap: 12px;
    }
    input {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 48px;
    }
    output {
      line-height: 48px;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    label {
      display: grid;
      gap: 4px;
      font-size: 0.8125rem;
    }
    @media (max-width: 839.98px) {
      .part {
        grid-template-columns: 88px minmax(0, 1fr);
      }
      label:first-child {
        grid-column: 1 / -1;
      }
      output {
        text-align: start;
      }
    }
  `,
})
export class SplitDialog {
  readonly row = input.required<MilestoneRow>();
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  protected readonly min = WEIGHT_MIN;
  protected readonly max = WEIGHT_MAX;
  protected readonly parts = signal<readonly Part[]>([
    { id: newId(), title: '', share: 1 },
    { id: newId(), title: '', share: 1 },
  ]);
  protected readonly isWhole = computed(() =>
    this.parts().every(
      ({ title, share }) =>
        title.trim() !== '' && Number.isInteger(share) && share >= WEIGHT_MIN && share <= WEIGHT_MAX,
    ),
  );

  /** How much of the whole a part is worth. */
  protected weightOf({ share }: Part): string {
    const whole = this.parts().reduce((sum, part) => sum + part.share, 0);
    if (!(share > 0) || !Number.isInteger(whole)) return '';
    const exact = `${String(share)}/${String(whole)}`;
    return this.words.percent({ exact, percent: Math.round((share / whole) * 1000) / 10 });
  }

  protected set(id: string, change: Partial<Part>): void {
    this.parts.update((parts) => parts.map((part) => (part.id === id ? { ...part, ...change } : part)));
  }

  protected add(): void {
    this.parts.update((parts) => [...parts, { id: newId(), title: '', share: 1 }]);
  }

  protected split(): void {
    const source = this.store.language();
    const parts = this.parts().map(({ id, title, share }) => ({
      id,
      title: { source, texts: { [source]: title.trim() } },
      share,
    }));
    const { id } = this.row();
    this.selection.close();
    this.editor.edit([{ kind: 'split', subjectId: id, parts }]);
  }
}
