import { ChangeDetectionStrategy, Component, DOCUMENT, inject } from '@angular/core';
import { WORDS } from '../language/words';
import { PageAddress } from './page-address';

/**
 * The first stop of the keyboard: past header and navigation. With scripts it moves the focus itself; by way of the
 * address the router would move it once more, later, and take back a Tab that was pressed at once.
 */
@Component({
  selector: 'wm-skip-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="wm-skip" [href]="address.url() + '#content'" (click)="skip($event)">{{
    words.say('skip.content')
  }}</a>`,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class SkipLink {
  protected readonly words = inject(WORDS);
  protected readonly address = inject(PageAddress);
  private readonly document = inject(DOCUMENT);

  protected skip(event: Event): void {
    const content = this.document.getElementById('content');
    if (!content) return;
    event.preventDefault();
    content.focus();
  }
}
