import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Facts side by side between two rules; two by two where it is narrow. */
@Component({
  selector: 'dl[wmFactStrip]',
  template: '<ng-content />',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      overflow: hidden;
      margin: 0;
      padding: 0;
      border-block: 1px solid var(--mat-sys-outline-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FactStrip {}

/** One fact: a label and what stands for it. */
@Component({
  selector: 'div[wmFact]',
  template: `
    <dt>{{ label() }}</dt>
    <dd><ng-content /></dd>
  `,
  styles: `
    :host {
      flex: 1 1 auto;
      padding: 14px 18px;
      /* The rule of the first fact of a row falls outside the strip. */
      margin-inline-start: -1px;
      border-inline-start: 1px solid var(--mat-sys-outline-variant);
    }
    :host(:first-child) {
      padding-inline-start: 1px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
    dd {
      margin: 2px 0 0;
    }
    @media (max-width: 839.98px) {
      :host {
        flex: 1 1 42%;
        padding: 12px 12px;
        margin-block-start: -1px;
        border-block-start: 1px solid var(--mat-sys-outline-variant);
      }
      :host(:first-child) {
        padding-inline-start: 12px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Fact {
  readonly label = input.required<string>();
}
