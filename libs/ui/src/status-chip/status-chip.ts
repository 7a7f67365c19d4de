import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Shape, type StatusKind } from '@wegmarke/ui/shape';

const TONES: Readonly<Record<StatusKind, string>> = {
  'on-course': 'ok',
  'at-risk': 'warn',
  'off-course': 'bad',
  'not-measurable': 'none',
  paused: 'idle',
};
const SHAPE_SIZES = { small: 14, medium: 16, large: 22 } as const;

/** A status as shape and word on its container colour: 22, 26 or 36 pixels high. `bare`: shape and word alone. */
@Component({
  selector: 'wm-status-chip',
  imports: [Shape],
  template: `
    <svg
      viewBox="-10 -10 20 20"
      aria-hidden="true"
      focusable="false"
      [attr.width]="shapeSize()"
      [attr.height]="shapeSize()"
    >
      <svg:g [wmShape]="status()" /></svg
    ><span>{{ word() }}</span>
  `,
  styleUrl: './status-chip.css',
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusChip {
  readonly status = input.required<StatusKind>();
  readonly word = input.required<string>();
  readonly size = input<'small' | 'medium' | 'large'>('medium');
  readonly bare = input(false, { transform: booleanAttribute });
  protected readonly shapeSize = computed(() => SHAPE_SIZES[this.size()]);
  protected readonly classes = computed(
    () => `${this.size()} ${TONES[this.status()]}${this.bare() ? ' bare' : ''}`,
  );
}
