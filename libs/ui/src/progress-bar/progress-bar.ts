import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/**
 * How far something is, and how far it was to be: a track, its fill and a tick for the plan, text beside.
 * Without a value it is a dashed track. Drawn with SVG lengths, so that no style attribute is needed.
 */
@Component({
  selector: 'wm-progress-bar',
  template: `
    <svg
      class="wm-mirror"
      height="16"
      focusable="false"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : 'true'"
    >
      @if (fill(); as width) {
        <svg:rect class="track" y="4" width="100%" height="8" rx="4" />
        @if (width !== '0%') {
          <svg:rect class="fill" y="4" height="8" rx="4" [attr.width]="width" />
        }
        @if (tick(); as x) {
          <svg:svg [attr.x]="x" overflow="visible">
            <svg:rect class="halo" x="-3" width="6" height="16" />
            <svg:rect class="tick" x="-1" width="2" height="16" />
          </svg:svg>
        }
      } @else {
        <svg:rect class="none" x="0.5" y="4.5" width="99.5%" height="7" rx="3.5" />
      }
    </svg>
    @if (text()) {
      <span [attr.aria-hidden]="label() ? 'true' : null">{{ text() }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      inline-size: 100%;
    }
    svg {
      flex: 1 1 40px;
      min-inline-size: 0;
      inline-size: 100%;
      overflow: visible;
    }
    span {
      flex: none;
      /* A list of bars sets one width for all of their texts. */
      min-inline-size: var(--wm-progress-text, auto);
      font-size: 0.8125rem;
      line-height: 1.125rem;
      white-space: nowrap;
    }
    .track {
      fill: var(--wm-road);
    }
    .fill {
      fill: var(--wm-course);
    }
    .halo {
      fill: var(--wm-halo);
    }
    .tick {
      fill: var(--mat-sys-on-surface);
    }
    .none {
      fill: none;
      stroke: var(--mat-sys-outline);
      stroke-dasharray: 3 2;
    }
    @media (forced-colors: active) {
      .track {
        fill: GrayText;
      }
      .fill,
      .tick {
        fill: CanvasText;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProgressBar {
  /** Percent, 0 to 100; null where nothing can be measured. */
  readonly actual = input.required<number | null>();
  /** Percent; null draws no tick. */
  readonly planned = input<number | null>(null);
  /** Shown at the end of the bar: `49 %, geplant 64 %`. */
  readonly text = input('');
  /** For screen readers, where no text stands beside the bar. */
  readonly label = input('');
  protected readonly fill = computed(() => length(this.actual()));
  protected readonly tick = computed(() => (this.fill() === null ? null : length(this.planned())));
}

function length(percent: number | null): string | null {
  return percent === null ? null : `${Math.min(100, Math.max(0, percent))}%`;
}
