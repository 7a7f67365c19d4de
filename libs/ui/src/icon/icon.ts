import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { DIRECTED, ICONS, type IconName } from './icons';

/** A line icon in the colour of the text. An ornament, unless `label` gives it a meaning of its own. */
@Component({
  selector: 'wm-icon',
  template: `
    <svg
      viewBox="0 0 24 24"
      focusable="false"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      [attr.class]="directed() ? 'wm-mirror' : null"
      [attr.width]="size()"
      [attr.height]="size()"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : 'true'"
    >
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: -0.25em;
    }
    svg {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Edge in CSS pixels. */
  readonly size = input(20);
  readonly label = input('');
  protected readonly path = computed(() => ICONS[this.name()]);
  protected readonly directed = computed(() => DIRECTED.has(this.name()));
}
