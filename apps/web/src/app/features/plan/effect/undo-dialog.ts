import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Modal } from '@wegmarke/ui/modal';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { type AskedUndo, PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';

/** Why something of an adopted plan is taken back, and what would go with it. */
@Component({
  selector: 'wm-undo-dialog',
  imports: [MatButton, Modal, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say(asked().redoes ? 'member.plan.redo' : 'member.plan.undo')"
      [closeWord]="words.say('action.cancel')"
      (closed)="editor.cancelUndo()"
    >
      <p>{{ editor.say(asked().step.label) }}</p>
      @if (asked().since.length > 0) {
        <p role="alert">{{ words.say('member.plan.sinceText') }}</p>
        <ul class="batches">
          @for (since of asked().since; track $index) {
            <li><wm-text [text]="since.title" [language]="words.language" /></li>
          }
        </ul>
      }
      @if (needsReason()) {
        <div class="wm-control">
          <label for="undo-reason">{{ words.say('member.plan.reason') }}</label>
          <textarea
            #field
            id="undo-reason"
            class="wm-input"
            maxlength="2000"
            [value]="reason()"
            [attr.aria-invalid]="isMissing() ? 'true' : null"
            (input)="reason.set(field.value); isMissing.set(false)"
          ></textarea>
          @if (isMissing()) {
            <p class="wm-input-error" role="alert">{{ words.say('member.reasonMissing') }}</p>
          }
        </div>
      }
      <button wmModalActions matButton="outlined" type="button" (click)="editor.cancelUndo()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmModalActions matButton="filled" type="button" (click)="answer()">
        {{
          words.say(
            asked().since.length > 0
              ? 'member.plan.undoAll'
              : asked().redoes
                ? 'member.plan.redo'
                : 'member.plan.undo'
          )
        }}
      </button>
    </wm-modal>
  `,
  styleUrl: './dialog-form.css',
})
export class UndoDialog {
  readonly asked = input.required<AskedUndo>();
  protected readonly words = inject(WORDS);
  protected readonly editor = inject(PlanEditor);
  private readonly store = inject(PlanStore);
  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);
  protected readonly needsReason = computed(() => this.store.isAdopted());

  protected answer(): void {
    const reason = this.reason().trim();
    this.isMissing.set(this.needsReason() && reason === '');
    if (!this.isMissing()) this.editor.answerUndo(reason);
  }
}
