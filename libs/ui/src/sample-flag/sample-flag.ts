import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';

/** Marks invented data wherever it shows: dashed, with a flask. */
@Component({
  selector: 'wm-sample-flag',
  imports: [Icon],
  template: `<wm-icon name="flask" [size]="15" />{{ word() }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      box-sizing: border-box;
      min-block-size: 24px;
      padding-inline: 8px;
      border: 1px dashed var(--mat-sys-outline);
      border-radius: 4px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.75rem;
      line-height: 1rem;
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SampleFlag {
  /** `Beispieldaten` */
  readonly word = input.required<string>();
}
