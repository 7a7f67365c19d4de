import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { EvidenceShares } from '@wegmarke/domain/contracts';

type EvidenceLevel = keyof EvidenceShares;

const ORDER: readonly EvidenceLevel[] = ['verified', 'evidenced', 'claimed'];
const GAP = 0.8;

/** How well what was achieved is proven: three exclusive shares, from confirmed by another office to reported. */
@Component({
  selector: 'wm-evidence-bar',
  template: `
    <svg class="wm-mirror" height="12" role="img" focusable="false" [attr.aria-label]="label()">
      @for (part of parts(); track part.level) {
        <rect y="0.5" height="11" [attr.x]="part.x" [attr.width]="part.width" [attr.class]="part.level" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 152px;
    }
    svg {
      display: block;
      inline-size: 100%;
      overflow: visible;
    }
    rect {
      stroke-width: 1;
    }
    .verified {
      fill: var(--wm-course);
      stroke: var(--wm-course);
    }
    .evidenced {
      fill: var(--mat-sys-outline);
      stroke: var(--mat-sys-outline);
    }
    .claimed {
      fill: none;
      stroke: var(--wm-plan);
    }
    .none {
      fill: none;
      stroke: var(--mat-sys-outline);
      stroke-dasharray: 3 2;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceBar {
  /** Percent; together 100. Null where nothing is done. */
  readonly shares = input.required<Readonly<Record<EvidenceLevel, number>> | null>();
  readonly label = input.required<string>();

  protected readonly parts = computed(() => {
    const shares = this.shares();
    if (shares === null) {
      return [{ level: 'none', x: '0%', width: '100%' }];
    }
    let start = 0;
    return ORDER.filter((level) => shares[level] > 0).map((level) => {
      const x = start;
      start += shares[level];
      const gap = start < 100 - GAP ? GAP : 0;
      return { level, x: `${x}%`, width: `${Math.max(0.5, shares[level] - gap)}%` };
    });
  });
}
