import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ShapeKind } from '@wegmarke/domain/course-drawing';
import { Shape } from '@wegmarke/ui/shape';

/** The sign before a word that says the same. */
@Component({
  selector: 'wm-sign',
  imports: [Shape],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (sign(); as kind) {
    <svg viewBox="-10 -10 20 20" width="16" height="16" aria-hidden="true" focusable="false">
      <svg:g [wmShape]="kind" />
    </svg>
  }`,
  styles: `
    svg {
      margin-inline-end: 6px;
      overflow: visible;
      vertical-align: -0.2em;
    }
  `,
})
export class SignMark {
  readonly sign = input<ShapeKind | undefined>();
}
