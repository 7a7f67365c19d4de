import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { PlanSelection } from '../outline/selection';
import { GoneNotice } from './gone-notice';

export interface Target {
  readonly id: string;
  readonly name: string;
}

/** Asks where something goes: the frame of merging and of moving. Content: what that means. */
@Component({
  selector: 'wm-choose-dialog',
  imports: [GoneNotice, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal [heading]="act()" [closeWord]="words.say('action.cancel')" (closed)="selection.close()">
      <wm-gone-notice />
      <ng-content />
      <div class="wm-control">
        <label for="choose-into">{{ label() }}</label>
        <select #field id="choose-into" class="wm-input" (change)="into.set(field.value)">
          <option value="">{{ words.say('member.pleaseChoose') }}</option>
          @for (target of targets(); track target.id) {
            <option [value]="target.id">{{ target.name }}</option>
          }
        </select>
      </div>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmModalActions matButton="filled" type="button" [disabled]="!isReady()" (click)="choose()">
        {{ act() }}
      </button>
    </wm-modal>
  `,
  styleUrl: '../effect/dialog-form.css',
})
export class ChooseDialog {
  /** Heading and button: what is done. */
  readonly act = input.required<string>();
  readonly label = input.required<string>();
  readonly targets = input.required<readonly Target[]>();
  /** The dialog is closed by then. */
  readonly chosen = output<string>();
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
  protected readonly into = signal('');
  /** Others may take away what goes, and where it was to go. */
  protected readonly isReady = computed(
    () => !this.selection.isGone() && this.targets().some(({ id }) => id === this.into()),
  );

  protected choose(): void {
    this.chosen.emit(this.into());
    this.selection.close();
  }
}
