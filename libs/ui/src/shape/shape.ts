import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { SHAPES, type ShapeKind } from '@wegmarke/domain/course-drawing';

/**
 * Draws one shape around the origin of the surrounding SVG, 20 units wide. For use inside `<svg>`:
 * `<svg viewBox="-10 -10 20 20"><g wmShape="late"></g></svg>`.
 */
@Component({
  selector: '[wmShape]',
  template: `
    @if (halo()) {
      <svg:path
        [attr.d]="parts()[0]?.d"
        fill="var(--wm-halo)"
        stroke="var(--wm-halo)"
        stroke-width="5"
        stroke-linejoin="round"
      />
    }
    @for (part of parts(); track $index) {
      <svg:path
        [attr.d]="part.d"
        [attr.fill]="part.fill ?? 'none'"
        [attr.stroke]="part.stroke"
        [attr.stroke-width]="part.width"
        [attr.stroke-dasharray]="part.dash"
        [attr.class]="part.mirrored ? 'wm-mirror' : null"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shape {
  readonly kind = input.required<ShapeKind>({ alias: 'wmShape' });
  /** A rim in the colour of the surface, for a shape that lies on a line or bar. */
  readonly halo = input(false, { transform: booleanAttribute });
  protected readonly parts = computed(() => SHAPES[this.kind()]);
}
