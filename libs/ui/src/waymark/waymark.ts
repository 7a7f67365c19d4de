import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Shape, type WaymarkState } from '@wegmarke/ui/shape';

/**
 * The mark of a milestone within text. With `word` it carries its meaning for screen readers; without, it is
 * an ornament beside a word that is already there.
 */
@Component({
  selector: 'wm-waymark',
  imports: [Shape],
  template: `
    <svg
      viewBox="-10 -10 20 20"
      focusable="false"
      [attr.width]="size()"
      [attr.height]="size()"
      [attr.role]="word() ? 'img' : null"
      [attr.aria-label]="word() || null"
      [attr.aria-hidden]="word() ? null : 'true'"
    >
      @if (word()) {
        <svg:title>{{ word() }}</svg:title>
      }
      <svg:g [wmShape]="state()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: -0.2em;
    }
    svg {
      display: block;
      overflow: visible;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Waymark {
  readonly state = input.required<WaymarkState>();
  /** The state in words, as the reader's language has it. */
  readonly word = input('');
  /** Edge in CSS pixels, 14 to 24. */
  readonly size = input(18);
}
