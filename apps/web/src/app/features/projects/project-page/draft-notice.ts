import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';

/** That a form shows again what was typed into it before, and the way to begin anew. */
@Component({
  selector: 'wm-draft-notice',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="wm-notice" role="status">
    <wm-icon name="info" /><span>{{ words.say('member.draft.restored') }}</span>
    <button matButton type="button" (click)="leave()">{{ words.say('member.draft.discard') }}</button>
  </div>`,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
    }
    span {
      flex: 1 1 200px;
    }
  `,
})
export class DraftNotice {
  protected readonly words = inject(WORDS);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly discard = output();

  /** The button goes with the notice; the focus goes on to the first field, not out of the form. */
  protected leave(): void {
    const form = this.element.nativeElement.closest('wm-sheet-form');
    form?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    this.discard.emit();
  }
}
