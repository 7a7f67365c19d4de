import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from '@wegmarke/ui/icon';

/** Nothing here yet, or something went wrong: what happened, and the next step. */
@Component({
  selector: 'wm-empty-state',
  imports: [Icon],
  template: `
    <wm-icon [name]="icon()" [size]="28" />
    <h2 class="wm-panel-title">{{ heading() }}</h2>
    <div class="body"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--wm-space-6);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 10px;
      background: var(--mat-sys-surface-container-lowest);
    }
    wm-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    h2 {
      margin: var(--wm-space-2) 0 var(--wm-space-1);
    }
    .body {
      max-inline-size: 60ch;
      color: var(--mat-sys-on-surface-variant);
    }
    .body:empty {
      display: none;
    }
  `,
  host: { '[attr.role]': "tone() === 'error' ? 'alert' : null" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly icon = input<IconName>('signpost');
  readonly tone = input<'plain' | 'error'>('plain');
}
