import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A heading with a quiet remark beside it and room for links at its end. */
@Component({
  selector: 'wm-section-heading',
  template: `
    <div class="words">
      @switch (level()) {
        @case (2) {
          <h2 class="wm-section-title">{{ heading() }}</h2>
        }
        @case (3) {
          <h3 class="wm-panel-title">{{ heading() }}</h3>
        }
      }
      @if (note()) {
        <p>{{ note() }}</p>
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: var(--wm-space-1) var(--wm-space-6);
      margin-block-end: var(--wm-space-4);
    }
    .words {
      flex: 1 1 auto;
      max-inline-size: 80ch;
    }
    h2,
    h3,
    p {
      margin: 0;
    }
    p {
      margin-block-start: var(--wm-space-1);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionHeading {
  readonly heading = input.required<string>();
  readonly note = input('');
  readonly level = input<2 | 3>(2);
}
