import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A button that opens a list of choices; several can be taken without closing it. */
@Component({
  selector: 'wm-filter-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      class="wm-filter"
      type="button"
      [class.on]="isOn() && narrows()"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="label()"
    >
      {{ name() }}
      @if (isOn() && !isSingle()) {
        <bdi class="count">{{ chosen().length }}</bdi>
      }
      <wm-icon name="chevron-down" [size]="16" />
    </button>
    <mat-menu #menu="matMenu">
      @for (choice of choices(); track choice.value) {
        <button
          mat-menu-item
          type="button"
          [role]="isSingle() ? 'menuitemradio' : 'menuitemcheckbox'"
          [attr.aria-checked]="chosen().includes(choice.value)"
          (click)="take($event, choice.value)"
        >
          <span class="choice"
            ><span class="tick">
              @if (chosen().includes(choice.value)) {
                <wm-icon name="check" [size]="18" />
              }</span
            >{{ choice.text }}</span
          >
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    .choice {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    .tick {
      display: inline-grid;
      inline-size: 18px;
    }
    .wm-filter {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 36px;
      padding-inline: 12px 8px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      font: inherit;
      font-size: 0.875rem;
      font-weight: 500;
      white-space: nowrap;
      cursor: pointer;
    }
    .wm-filter:hover {
      background: var(--mat-sys-surface-container);
    }
    .wm-filter.on {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .count {
      font-weight: 600;
    }
    @media (max-width: 839px) {
      .wm-filter {
        min-block-size: 48px;
      }
    }
  `,
})
export class FilterMenu {
  readonly name = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input.required<readonly string[]>();
  /** One at a time: the menu closes with it. */
  readonly isSingle = input(false);
  /** Whether what is chosen leaves projects out or reorders them: only then the button stands out. */
  readonly narrows = input(true);
  readonly taken = output<string>();
  protected readonly words = inject(WORDS);
  protected readonly isOn = computed(() => this.chosen().some((value) => value !== ''));
  protected readonly label = computed(() => {
    const { length } = this.chosen();
    if (!this.isSingle())
      return this.words.say('member.portfolio.filterBy', { name: this.name(), count: length });
    const text = this.choices().find(({ value }) => this.chosen().includes(value))?.text ?? '';
    return `${this.name()}: ${text}`;
  });

  protected take(event: Event, value: string): void {
    if (!this.isSingle()) event.stopPropagation();
    this.taken.emit(value);
  }
}
