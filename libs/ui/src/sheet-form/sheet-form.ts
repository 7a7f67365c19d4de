import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { BottomSheetForm } from '@wegmarke/ui/bottom-sheet-form';
import { Icon } from '@wegmarke/ui/icon';

/**
 * What every form of a page has around its fields: what went wrong with the last attempt, the way out and the way on.
 * Content: fields, and further buttons marked `wmSheetActions`, which come first.
 */
@Component({
  selector: 'wm-sheet-form',
  imports: [BottomSheetForm, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-bottom-sheet-form [heading]="heading()" [level]="level()" [lead]="lead()" (closed)="closed.emit()">
      <ng-content />
      @if (trouble(); as text) {
        <p class="wm-notice bad" role="alert">
          <wm-icon name="warning" /><span>{{ text }}</span>
        </p>
      }
      <ng-container ngProjectAs="[wmSheetActions]"><ng-content select="[wmSheetActions]" /></ng-container>
      <button wmSheetActions matButton="outlined" type="button" (click)="closed.emit()">
        {{ cancelWord() }}
      </button>
      <button wmSheetActions matButton="filled" type="button" [disabled]="isBusy()" (click)="send.emit()">
        {{ sendWord() }}
      </button>
    </wm-bottom-sheet-form>
  `,
  styles: `
    p {
      margin: 0;
    }
    @media (max-width: 839.98px) {
      button {
        min-block-size: 52px;
      }
    }
  `,
})
export class SheetForm {
  readonly heading = input.required<string>();
  readonly level = input<2 | 3>(3);
  readonly lead = input('');
  /** What went wrong with the last attempt; empty if nothing did. */
  readonly trouble = input('');
  readonly isBusy = input.required<boolean>();
  readonly sendWord = input.required<string>();
  readonly cancelWord = input.required<string>();
  readonly send = output();
  /** By the button, by Escape or by a tap beside the sheet. */
  readonly closed = output();
}
