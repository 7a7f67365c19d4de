import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Pillars have numbers, not colours. */
@Component({
  selector: 'wm-pillar-number',
  template: `
    @if (label()) {
      <span class="wm-visually-hidden">{{ label() }}</span>
    }
    <span [attr.aria-hidden]="label() ? 'true' : null">{{ number() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      box-sizing: border-box;
      position: relative;
      min-inline-size: 24px;
      block-size: 24px;
      padding-inline: 4px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 5px;
      font-size: 0.8125rem;
      line-height: 1;
      font-weight: 600;
      vertical-align: middle;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PillarNumber {
  readonly number = input.required<number>();
  /** For screen readers: `Säule 4`. */
  readonly label = input('');
}
