import { A11yModule } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

let count = 0;

/**
 * A form that opens in its place on a desktop and as a sheet from below on a phone, where it is modal:
 * focus stays inside and returns to where it was. Show and remove it with `@if`.
 */
@Component({
  selector: 'wm-bottom-sheet-form',
  imports: [A11yModule],
  template: `
    <button class="backdrop" type="button" tabindex="-1" aria-hidden="true" (click)="closed.emit()"></button>
    <section
      class="sheet"
      [attr.role]="phone() ? 'dialog' : 'group'"
      [attr.aria-modal]="phone() ? 'true' : null"
      [attr.aria-labelledby]="headingId"
      [cdkTrapFocus]="phone()"
      [cdkTrapFocusAutoCapture]="true"
    >
      @if (level() === 2) {
        <h2 class="wm-panel-title" [id]="headingId">{{ heading() }}</h2>
      } @else {
        <h3 class="wm-panel-title" [id]="headingId">{{ heading() }}</h3>
      }
      @if (lead()) {
        <p>{{ lead() }}</p>
      }
      <ng-content />
      <div class="actions"><ng-content select="[wmSheetActions]" /></div>
    </section>
  `,
  styleUrl: './bottom-sheet-form.css',
  host: { '(keydown.escape)': 'closed.emit()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BottomSheetForm {
  readonly heading = input.required<string>();
  /** Of the heading, below the page's or below a section's. */
  readonly level = input<2 | 3>(3);
  readonly lead = input('');
  /** Escape or a tap beside the sheet. */
  readonly closed = output();

  protected readonly headingId = `wm-sheet-${++count}`;
  protected readonly phone = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 839.98px)')
      .pipe(map((state) => state.matches)),
    { initialValue: false },
  );
}
