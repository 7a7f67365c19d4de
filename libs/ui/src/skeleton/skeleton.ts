import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const WIDTHS = ['60%', '100%', '85%', '40%'];

/** Stands in for content that takes longer than 300 ms. */
@Component({
  selector: 'wm-skeleton',
  template: `
    <p>{{ label() }}</p>
    <svg class="wm-mirror" aria-hidden="true" focusable="false" [attr.height]="bars().length * 20">
      @for (bar of bars(); track $index) {
        <rect height="10" rx="5" [attr.y]="bar.y" [attr.width]="bar.width" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      animation: appear 0.2s linear 0.3s both;
    }
    p {
      margin: 0 0 var(--wm-space-3);
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
    svg {
      display: block;
      inline-size: 100%;
    }
    rect {
      fill: var(--wm-road);
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
  host: { role: 'status' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  /** `Kurs wird geladen` */
  readonly label = input.required<string>();
  readonly lines = input(3);
  protected readonly bars = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => ({
      y: line * 20,
      width: WIDTHS[line % WIDTHS.length],
    })),
  );
}
