import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEvent, List } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { load, sayFailure } from '../http/failure';
import { WORDS } from '../language/words';
import { apiOf } from '../place/place-api';
import { PlaceStore } from '../place/place-store';
import { EventLine } from './event-line';

/** What happened to one thing beside the plan, asked for once somebody opens it. */
@Component({
  selector: 'wm-history-panel',
  imports: [EventLine, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details (toggle)="open($event)">
      <summary>
        {{ words.say('member.history.title') }}
        @if (of(); as name) {
          <span class="wm-visually-hidden">: {{ name }}</span>
        }
      </summary>
      <p class="wm-muted">{{ words.say('member.history.lead') }}</p>
      @if (ledger(); as query) {
        <p>
          <a class="wm-link" [routerLink]="['/', place.slug(), 'ledger']" [queryParams]="query">{{
            words.say('nav.ledger')
          }}</a>
        </p>
      }
      @if (trouble(); as text) {
        <p role="alert">{{ text }}</p>
      }
      @if (events(); as list) {
        <ul>
          @for (event of list; track event.id) {
            <li><wm-event-line [event]="event" /></li>
          } @empty {
            <li>{{ words.say('member.history.none') }}</li>
          }
        </ul>
      }
    </details>
  `,
  styles: `
    summary {
      box-sizing: border-box;
      min-block-size: 44px;
      padding-block: 10px;
      font-weight: 600;
      cursor: pointer;
    }
    p {
      margin: 0;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class HistoryPanel {
  /** Id of a project, milestone, office, person, strategy. */
  readonly subject = input.required<string>();
  /** What it is called, where a page has several. */
  readonly of = input('');
  /** What the plan ledger is asked for the other half of the history; null: it holds none of it. */
  readonly ledger = input<Readonly<Record<string, string>> | null>(null);
  protected readonly words = inject(WORDS);
  private readonly http = inject(HttpClient);
  protected readonly place = inject(PlaceStore);
  protected readonly events = signal<readonly AuditEvent[] | null>(null);
  protected readonly trouble = signal('');

  protected async open(event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open) return;
    const url = `${apiOf(this.place.slug())}/history/${encodeURIComponent(this.subject())}`;
    const loaded = await load(() => firstValueFrom(this.http.get<List<AuditEvent>>(url)));
    this.trouble.set(loaded.state === 'failed' ? sayFailure(this.words, loaded.failure) : '');
    if (loaded.state === 'ready') this.events.set(loaded.value.items);
  }
}
