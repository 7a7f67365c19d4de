import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roundedMonths } from '@wegmarke/domain/calendar';
import type { Mark } from '@wegmarke/domain/dependencies';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { dayOf, slipOf, stateOf } from './mark-words';
import { partsOf, type Part } from './parts';

/**
 * The same milestones by their day, a part for each year that opens and closes without a script: as tables, and as lists
 * where the screen is narrow.
 */
@Component({
  selector: 'wm-roadmap-table',
  imports: [RouterLink, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (part of parts(); track part.key) {
      <details [open]="part.isOpen || isWhole()">
        <summary>
          <h2>
            {{ name(part) }}
            <span class="wm-muted"
              ><bdi>{{ words.number(part.marks.length) }}</bdi></span
            >
          </h2>
        </summary>
        @if (isNarrow()) {
          <ol class="list">
            @for (mark of part.marks; track mark.milestone.id) {
              <li>
                <wm-waymark [state]="mark.state" [size]="20" />
                <div>
                  <a [routerLink]="['/', place.slug(), 'projects', mark.project.id]"
                    ><wm-text [text]="mark.milestone.title" [language]="words.language"
                  /></a>
                  <p class="wm-muted"><wm-text [text]="mark.project.title" [language]="words.language" /></p>
                  <p>{{ mark.state === 'done' ? day(mark) : state(mark) + ', ' + day(mark) }}</p>
                  @if (slip(mark); as text) {
                    <p class="late">{{ text }}</p>
                  }
                  @if (pushes().get(mark.milestone.id); as titles) {
                    <p>{{ words.say('roadmap.pushes') }}: {{ titles }}</p>
                  }
                </div>
              </li>
            }
          </ol>
        } @else {
          <div class="wm-table-scroll">
            <table class="wm-table">
              <caption class="wm-visually-hidden">
                {{
                  name(part)
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ words.say('roadmap.milestone') }}</th>
                  <th scope="col" class="project">{{ words.say('roadmap.project') }}</th>
                  <th scope="col" class="state">{{ words.say('roadmap.state') }}</th>
                  <th scope="col" class="wm-numbers">{{ words.say('roadmap.baseline') }}</th>
                  <th scope="col" class="wm-numbers">{{ words.say('roadmap.promise') }}</th>
                  <th scope="col" class="wm-numbers">{{ words.say('roadmap.completion') }}</th>
                  <th scope="col" class="wm-numbers">{{ words.say('roadmap.slipColumn') }}</th>
                  <th scope="col">{{ words.say('roadmap.needs') }}</th>
                  <th scope="col">{{ words.say('roadmap.pushes') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (mark of part.marks; track mark.milestone.id) {
                  <tr>
                    <th scope="row"><wm-text [text]="mark.milestone.title" [language]="words.language" /></th>
                    <td>
                      <a class="wm-link" [routerLink]="['/', place.slug(), 'projects', mark.project.id]"
                        ><wm-text [text]="mark.project.title" [language]="words.language"
                      /></a>
                    </td>
                    <td class="state"><wm-waymark [state]="mark.state" [size]="16" /> {{ state(mark) }}</td>
                    <td class="wm-numbers">{{ short(mark.milestone.baselineOn) }}</td>
                    <td class="wm-numbers">{{ short(mark.milestone.promisedOn) }}</td>
                    <td class="wm-numbers">{{ short(mark.milestone.completedOn) }}</td>
                    <td class="wm-numbers">
                      {{ shortSlip(mark.slip) }}
                    </td>
                    <td>{{ needs().get(mark.milestone.id) }}</td>
                    <td>{{ pushes().get(mark.milestone.id) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      </details>
    }
  `,
  styles: `
    details {
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    summary {
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: 48px;
      cursor: pointer;
    }
    summary::before {
      inline-size: 7px;
      block-size: 7px;
      margin: 0 4px 3px;
      border: solid currentcolor;
      border-width: 0 2px 2px 0;
      rotate: 45deg;
      content: '';
    }
    details:not([open]) > summary::before {
      rotate: -45deg;
    }
    :dir(rtl) > details:not([open]) > summary::before {
      rotate: 135deg;
    }
    h2 {
      margin: 0;
      font-size: 1rem;
      line-height: 1.5rem;
    }
    h2 span {
      margin-inline-start: 4px;
      font-weight: 400;
    }
    table {
      min-inline-size: 1040px;
      margin-block-end: 12px;
      table-layout: fixed;
    }
    thead :first-child {
      inline-size: 18%;
    }
    thead .project {
      inline-size: 15%;
    }
    thead .state {
      inline-size: 108px;
    }
    thead .wm-numbers {
      inline-size: 78px;
    }
    .list li:last-child {
      border-block-end: 0;
    }
    .list {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .list li {
      display: flex;
      gap: 12px;
      padding-block: 12px;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .list p {
      margin: 2px 0 0;
      font-size: 0.8125rem;
    }
    .list a {
      display: inline-block;
      min-block-size: 24px;
      color: var(--mat-sys-on-surface);
      font-weight: 500;
    }
    .late {
      color: var(--wm-bad);
    }
    .state {
      white-space: nowrap;
    }
    tbody th {
      font-weight: 500;
    }
  `,
})
export class RoadmapTable {
  readonly marks = input.required<readonly Mark[]>();
  /** By milestone, the titles of what it needs. */
  readonly needs = input.required<ReadonlyMap<string, string>>();
  /** By milestone, the titles of what its slip pushes. */
  readonly pushes = input.required<ReadonlyMap<string, string>>();
  readonly isNarrow = input(false);
  /** Everything is shown: paper has no button. */
  readonly isWhole = input(false);
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly parts = computed(() => partsOf(this.marks(), this.place.today()));

  protected state(mark: Mark): string {
    return stateOf(mark, this.words);
  }

  /** "+33 Mon."; empty where it is not later than adopted. */
  protected shortSlip(days: number): string {
    return days > 0 ? this.words.say('roadmap.slipShort', { days, months: roundedMonths(days) }) : '';
  }

  protected day(mark: Mark): string {
    return dayOf(mark, this.words);
  }

  protected slip(mark: Mark): string | null {
    return slipOf(mark, this.words);
  }

  protected short(day: string | null): string {
    return day === null ? '' : this.words.shortDate(day);
  }

  protected name({ kind, year }: Part): string {
    if (kind === 'open') return String(year);
    return this.words.say(`roadmap.part.${kind}`, { year: String(year) });
  }
}
