import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Course } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';

/** How to read the chart, the rule behind the status, and where the data are; folded on a small screen. */
@Component({
  selector: 'wm-reading-guide',
  imports: [Icon, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="wide wm-panel-title">{{ words.say('read.title') }}</h2>
    <details>
      <summary>
        <wm-icon name="chevron-down" [size]="18" />
        <h2 class="wm-panel-title">{{ words.say('read.title') }}</h2>
      </summary>
      <p>{{ words.say('read.road') }}</p>
      <p>{{ words.say('read.line') }}</p>
      <p>{{ words.say('read.end') }}</p>
      <h3>{{ words.say('read.rule') }}</h3>
      <ul>
        <li>
          <wm-status-chip status="on-course" [word]="words.say('health.on-course')" />
          {{ words.say('read.onCourse', limits()) }}
        </li>
        <li>
          <wm-status-chip status="at-risk" [word]="words.say('health.at-risk')" />
          {{ words.say('read.atRisk', limits()) }}
        </li>
        <li>
          <wm-status-chip status="off-course" [word]="words.say('health.off-course')" />
          {{ words.say('read.offCourse', limits()) }}
        </li>
      </ul>
      <h3>{{ words.say('read.scopes') }}</h3>
      <p>{{ words.say('read.scopesText') }}</p>
      <h3>{{ words.say('read.forecast') }}</h3>
      <p>{{ words.say('read.forecastText') }}</p>
      <p class="wm-muted version">
        {{
          words.say('read.version', {
            version: course().ruleVersion,
            revision: words.number(course().revision),
            knownAt: words.instant(course().knownAt, place.municipality()?.timeZone ?? 'UTC'),
          })
        }}
      </p>
      <p>
        <a class="wm-link" [href]="dataAddress()">{{ words.say('read.data') }}</a>
      </p>
    </details>
  `,
  styles: `
    :host {
      display: block;
      padding-inline-start: 24px;
      border-inline-start: 2px solid var(--mat-sys-outline-variant);
    }
    summary {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 48px;
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    h2 {
      margin: 0;
    }
    .wide {
      display: none;
    }
    p {
      margin-block: 8px;
    }
    h3 {
      margin: 20px 0 8px;
      font-size: 0.9375rem;
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: 10px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    .version {
      margin-block-start: 20px;
      font-size: 0.8125rem;
    }
    /* Folded where it stands below all the rest; open beside it, where the browser can. */
    @media (max-width: 1099px) {
      :host {
        padding: 0;
        border: 0;
      }
    }
    @media print, (min-width: 1100px) {
      @supports selector(::details-content) {
        summary {
          display: none;
        }
        .wide {
          display: block;
        }
        details::details-content {
          content-visibility: visible;
          block-size: auto;
        }
      }
    }
    @media print {
      :host {
        padding: 0;
        border: 0;
        font-size: 9pt;
        line-height: 12pt;
        columns: 2;
        column-gap: 8mm;
      }
      h2 {
        column-span: all;
      }
      h3 {
        margin: 2mm 0 1mm;
        font-size: 9.5pt;
      }
      p {
        margin-block: 1mm;
      }
      ul {
        gap: 1mm;
      }
    }
  `,
})
export class ReadingGuide {
  readonly course = input.required<Course>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly limits = computed(() => ({
    atRisk: this.words.number(this.course().tolerances.atRisk),
    offCourse: this.words.number(this.course().tolerances.offCourse),
  }));
  /** As known when the page was: the figures recomputed from it are those of the page. */
  protected readonly dataAddress = computed(
    () =>
      `/api/v1/municipalities/${this.place.slug()}/strategies/${this.course().strategyId}/data?knownAt=${encodeURIComponent(this.course().knownAt)}`,
  );
}
