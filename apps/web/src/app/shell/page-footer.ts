import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';

@Component({
  selector: 'wm-page-footer',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <footer>
      <ul>
        @if (dataAddress(); as address) {
          <li>
            <a [href]="address">{{ words.say('footer.data') }}</a>
          </li>
        }
        @if (followAddress(); as address) {
          <li>
            <a [href]="address">{{ words.say('follow.title') }}</a>
          </li>
        }
        <li>
          <a href="/api/docs">{{ words.say('footer.api') }}</a>
        </li>
        <li>
          <a href="/">{{ words.say('nav.home') }}</a>
        </li>
      </ul>
      @if (hasSamples()) {
        <p><wm-icon name="flask" [size]="16" /> {{ words.say('sample.note') }}</p>
      }
    </footer>
  `,
  styles: `
    footer {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 8px 32px;
      margin-block-start: 48px;
      padding: 20px var(--wm-bar-margin);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 24px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
    }
    @media print {
      footer {
        margin-block-start: 3mm;
        padding: 1mm 0 0;
        font-size: 9pt;
      }
      ul {
        display: none;
      }
    }
  `,
})
export class PageFooter {
  /** The public data file; null where there is none. */
  readonly dataAddress = input.required<string | null>();
  /** The page that says how to follow it elsewhere; null where nothing is published. */
  readonly followAddress = input<string | null>(null);
  readonly hasSamples = input.required<boolean>();
  protected readonly words = inject(WORDS);
}
