import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { isDay } from '@wegmarke/domain/calendar';
import { Icon } from '@wegmarke/ui/icon';
import { DATE_WORDS } from '@wegmarke/ui/date-words';
import { DayCalendar } from './day-calendar';

const GAP = 4;

/**
 * Opens a calendar beside a field for a day. The browser's own popover: it lies above dialogs, and inside the one it was
 * opened from, so that it can be used there.
 */
@Component({
  selector: 'wm-calendar-button',
  imports: [A11yModule, DayCalendar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      #opener
      class="opener"
      type="button"
      aria-haspopup="dialog"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-label]="words.openCalendar"
      [attr.title]="words.openCalendar"
      [disabled]="disabled()"
      (click)="toggle()"
    >
      <wm-icon name="calendar" />
    </button>
    <div
      #panel
      class="panel"
      popover
      tabindex="-1"
      [attr.role]="isOpen() ? 'dialog' : null"
      [attr.aria-label]="isOpen() ? words.chooseDay : null"
      (toggle)="follow($event)"
      (keydown.escape)="leave($event)"
    >
      @if (isOpen()) {
        <div cdkTrapFocus>
          @defer (on immediate) {
            <wm-day-calendar
              [selected]="selected()"
              [min]="min()"
              [max]="max()"
              (chosen)="choose($event)"
              (drawn)="place()"
            />
          }
          <button class="close" type="button" (click)="hide()">{{ words.closeCalendar }}</button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: inline-grid;
    }
    .opener {
      display: grid;
      place-items: center;
      inline-size: 40px;
      block-size: 40px;
      padding: 0;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    .opener:hover {
      background: var(--mat-sys-surface-container);
    }
    .opener:disabled {
      opacity: 0.4;
      cursor: default;
    }
    .panel {
      box-sizing: border-box;
      inline-size: min(312px, calc(100vw - 24px));
      min-block-size: 372px;
      padding: 4px 4px 8px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--wm-radius-card);
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      box-shadow: 0 8px 32px rgb(14 22 28 / 25%);
    }
    .close {
      display: block;
      min-block-size: 40px;
      margin-inline: auto 8px;
      padding-inline: 12px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--mat-sys-primary);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    .close:hover {
      background: var(--mat-sys-surface-container);
    }
  `,
})
export class CalendarButton {
  /** What stands in the field; anything but a day shows today's month. */
  readonly day = input.required<string>();
  readonly min = input<string | null>(null);
  readonly max = input<string | null>(null);
  readonly disabled = input(false);
  readonly chosen = output<string>();
  protected readonly words = inject(DATE_WORDS);
  protected readonly isOpen = signal(false);
  protected readonly selected = computed(() => (isDay(this.day()) ? this.day() : null));
  private readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  /** Opens it, also from the field by its keyboard. */
  toggle(): void {
    this.panel().nativeElement.togglePopover();
    this.place();
  }

  protected hide(): void {
    this.panel().nativeElement.hidePopover();
  }

  protected follow(event: Event): void {
    this.isOpen.set((event as ToggleEvent).newState === 'open');
  }

  /** What the field lies in stays open. */
  protected leave(event: Event): void {
    event.stopPropagation();
    event.preventDefault();
    this.hide();
  }

  protected choose(day: string): void {
    this.hide();
    this.chosen.emit(day);
  }

  /** Below the field; above it where there is no room below; inside the window in any case. */
  protected place(): void {
    const panel = this.panel().nativeElement;
    const view = panel.ownerDocument.documentElement;
    const field = this.opener().nativeElement.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const isBelow = field.bottom + GAP + height <= view.clientHeight || field.top < height + GAP;
    const top = isBelow ? field.bottom + GAP : field.top - GAP - height;
    const left = getComputedStyle(panel).direction === 'rtl' ? field.left : field.right - width;
    panel.style.inset = 'auto';
    panel.style.margin = '0';
    panel.style.top = `${Math.max(GAP, Math.min(top, view.clientHeight - height - GAP))}px`;
    panel.style.left = `${Math.max(GAP, Math.min(left, view.clientWidth - width - GAP))}px`;
  }
}
