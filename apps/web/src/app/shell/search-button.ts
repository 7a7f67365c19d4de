import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { SearchDialog } from '../features/search/search-dialog/search-dialog';
import { WORDS } from '../language/words';

/** Opens the search, also by Ctrl or Command and K; its code comes when it is first wanted. */
@Component({
  selector: 'wm-search-button',
  imports: [Icon, SearchDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" aria-keyshortcuts="Control+K Meta+K" (click)="open()">
      <wm-icon name="search" [size]="20" />
      <span class="word">{{ words.say('member.search.open') }}</span>
      <kbd aria-hidden="true">{{ words.say('member.search.keys') }}</kbd>
    </button>
    @defer (when isOpen()) {
      @if (isOpen()) {
        <wm-search-dialog (closed)="isOpen.set(false)" />
      }
    }
  `,
  styles: `
    button {
      position: relative;
      display: inline-flex;
      align-items: center;
      gap: 10px;
      min-block-size: 40px;
      padding-inline: 12px;
      border: 1px solid transparent;
      border-radius: 8px;
      background: var(--mat-sys-surface-container-low);
      color: var(--mat-sys-on-surface-variant);
      font: inherit;
      font-size: 0.875rem;
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container);
    }
    .word {
      min-inline-size: 110px;
      text-align: start;
    }
    kbd {
      padding: 0 6px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 4px;
      background: var(--mat-sys-surface-container-lowest);
      font: inherit;
      font-size: 0.75rem;
      line-height: 1.125rem;
    }
    @media (max-width: 1023px) {
      kbd {
        display: none;
      }
      /* Still its name. */
      .word {
        position: absolute;
        min-inline-size: 0;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      button {
        min-inline-size: 48px;
        min-block-size: 48px;
        justify-content: center;
        background: none;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
  host: { '(document:keydown)': 'onKey($event)' },
})
export class SearchButton {
  protected readonly words = inject(WORDS);
  protected readonly isOpen = signal(false);

  protected open(): void {
    this.isOpen.set(true);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.open();
  }
}
