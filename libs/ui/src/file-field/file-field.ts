import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';

/**
 * A field for one file in the page's words: the browser would write its own, in its own language. The browser's field
 * lies over it unseen, so that keys, drops and forms meet what they know; a name for it stands in a `label` beside it.
 */
@Component({
  selector: 'wm-file-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="choose"><wm-icon name="upload" [size]="18" />{{ chooseWord() }}</span>
    <span class="name" [class.none]="!fileName()" aria-live="polite"
      ><bdi>{{ fileName() || noneWord() }}</bdi></span
    >
    <input
      type="file"
      [attr.id]="fieldId()"
      [attr.name]="name() || null"
      [attr.accept]="accept() || null"
      [attr.aria-describedby]="describedBy() || null"
      [attr.aria-invalid]="invalid() ? 'true' : null"
      [required]="required()"
      (change)="choose($event)"
    />
  `,
  styleUrl: './file-field.css',
  host: { '[class.invalid]': 'invalid()', '(document:reset)': 'forget($event)' },
})
export class FileField {
  readonly fieldId = input.required<string>();
  /** In a form, what the file is sent under. */
  readonly name = input('');
  readonly accept = input('');
  readonly required = input(false);
  readonly invalid = input(false);
  /** Ids of what explains the field. */
  readonly describedBy = input('');
  readonly chooseWord = input.required<string>();
  readonly noneWord = input.required<string>();
  /** Null: the choice was taken back. */
  readonly chosen = output<File | null>();
  protected readonly fileName = signal('');
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected choose(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.fileName.set(file?.name ?? '');
    this.chosen.emit(file);
  }

  /** Its form was emptied. */
  protected forget(event: Event): void {
    if (event.target instanceof Node && event.target.contains(this.element)) this.fileName.set('');
  }
}
