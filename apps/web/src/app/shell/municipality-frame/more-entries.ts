import { ChangeDetectionStrategy, Component, ElementRef, inject, input, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import type { NavigationEntry } from './navigation';

/** On a phone: the places that do not fit into the bar at the bottom. */
@Component({
  selector: 'wm-more-entries',
  imports: [Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details #more>
      <summary #summary><wm-icon name="list" [size]="24" />{{ words.say('member.nav.more') }}</summary>
      <ul>
        @for (entry of entries(); track entry.word) {
          <li>
            <a
              [routerLink]="entry.path"
              routerLinkActive="here"
              ariaCurrentWhenActive="page"
              (click)="more.open = false"
              ><wm-icon [name]="entry.icon" [size]="24" />{{ words.say(entry.word) }}</a
            >
          </li>
        }
      </ul>
    </details>
  `,
  styleUrl: './more-entries.css',
  host: {
    '(document:click)': 'closeUnlessInside($event)',
    '(keydown.escape)': 'closeToSummary()',
  },
})
export class MoreEntries {
  readonly entries = input.required<readonly NavigationEntry[]>();
  protected readonly words = inject(WORDS);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly menu = viewChild.required<ElementRef<HTMLDetailsElement>>('more');
  private readonly summary = viewChild.required<ElementRef<HTMLElement>>('summary');

  protected closeUnlessInside(event: Event): void {
    if (!(event.target instanceof Node) || this.element.nativeElement.contains(event.target)) return;
    this.menu().nativeElement.open = false;
  }

  protected closeToSummary(): void {
    if (!this.menu().nativeElement.open) return;
    this.menu().nativeElement.open = false;
    this.summary().nativeElement.focus();
  }
}
