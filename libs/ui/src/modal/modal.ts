import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';

let count = 0;

/**
 * A modal dialog in the middle of a desktop, a sheet from below on a phone: the browser's own, which keeps the focus
 * inside. The focus returns to where it was. Show and remove it with `@if`.
 */
@Component({
  selector: 'wm-modal',
  imports: [Icon],
  template: `
    <dialog #dialog [attr.aria-labelledby]="headingId" [class.wide]="wide()" (cancel)="cancel($event)">
      <header>
        <h2 class="wm-panel-title" [id]="headingId">{{ heading() }}</h2>
        <button type="button" class="close" [attr.aria-label]="closeWord()" (click)="closed.emit()">
          <wm-icon name="close" />
        </button>
      </header>
      <div class="body"><ng-content /></div>
      <div class="actions"><ng-content select="[wmModalActions]" /></div>
    </dialog>
  `,
  styleUrl: './modal.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Modal {
  readonly heading = input.required<string>();
  /** Of the button with the cross. */
  readonly closeWord = input.required<string>();
  readonly wide = input(false);
  /** Escape or the cross. */
  readonly closed = output();

  protected readonly headingId = `wm-modal-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    const document = inject(DOCUMENT);
    const before = document.activeElement;
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
          before.focus();
      });
    });
  }

  /** Whoever shows the dialog decides whether it goes. */
  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
