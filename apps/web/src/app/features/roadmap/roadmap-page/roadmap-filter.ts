import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import type { Grouping } from '../roadmap-question';
import type { Heading } from '../roadmap-rows';

/** One pillar, department or office to choose from. */
export interface FilterField {
  readonly name: Grouping;
  readonly options: readonly Heading[];
  readonly chosen: Heading | null;
}

const LABELS = {
  pillar: 'project.pillar',
  department: 'project.department',
  office: 'project.office',
} as const;

/** Narrows the roadmap to one pillar, department or office; a plain form, so that it works without scripts, too. */
@Component({
  selector: 'wm-roadmap-filter',
  imports: [Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details #fold class="wm-fold" [class.chosen]="count() > 0">
      <summary>
        <wm-icon name="filter" />{{
          words.say(count() > 0 ? 'action.filtered' : 'action.filter', { count: count() })
        }}
      </summary>
    </details>
    <form
      class="wm-form"
      method="get"
      role="search"
      [action]="path()"
      [attr.aria-label]="words.say('roadmap.filter')"
      (submit)="narrow($event, fold)"
    >
      @for (field of offered(); track field.name) {
        <div class="wm-control">
          <label [attr.for]="'roadmap-' + field.name">{{ words.say(labels[field.name]) }}</label>
          <select class="wm-input" [id]="'roadmap-' + field.name" [name]="field.name">
            <option value="">{{ words.say('project.all') }}</option>
            @for (option of field.options; track option.id) {
              <option [value]="option.id" [attr.selected]="option.id === field.chosen?.id ? '' : null">
                {{ option.number }} {{ words.field(option.title) }}
              </option>
            }
          </select>
        </div>
      }
      @for (one of kept(); track one[0]) {
        <input type="hidden" [name]="one[0]" [value]="one[1]" />
      }
      <button matButton="tonal" type="submit">
        <wm-icon name="filter" />{{ words.say('action.apply') }}
      </button>
      @if (isNarrowed()) {
        <a
          class="wm-link"
          [routerLink]="[]"
          [queryParams]="{ pillar: null, department: null, office: null }"
          queryParamsHandling="merge"
          >{{ words.say('action.reset') }}</a
        >
      }
    </form>
    @if (isNarrowed()) {
      <p class="said">{{ words.say('roadmap.onlyThese', { chosen: said() }) }}</p>
    }
  `,
  styles: `
    .wm-fold {
      margin-block-start: 12px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 14px 16px;
      margin-block-start: 16px;
    }
    .wm-control {
      flex: 1 1 180px;
      max-inline-size: 300px;
      min-inline-size: 0;
    }
    .wm-link {
      align-content: center;
      min-block-size: 40px;
    }
    .said {
      display: none;
    }
    @media (max-width: 599.98px) {
      .wm-control {
        flex-basis: 100%;
        max-inline-size: none;
      }
    }
    @media print {
      form,
      .wm-fold {
        display: none;
      }
      .said {
        display: block;
        margin: 0 0 8px;
      }
    }
  `,
})
export class RoadmapFilter {
  readonly fields = input.required<readonly FilterField[]>();
  /** What else the address asks for. */
  readonly rest = input.required<Readonly<Record<string, string | undefined>>>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly router = inject(Router);
  protected readonly labels = LABELS;
  protected readonly path = computed(() => `/${this.place.slug()}/roadmap`);
  /** What there is but one of is no choice. */
  protected readonly offered = computed(() =>
    this.fields().filter(({ options, chosen }) => options.length > 1 || chosen !== null),
  );
  protected readonly count = computed(() => this.fields().filter(({ chosen }) => chosen !== null).length);
  protected readonly isNarrowed = computed(() => this.count() > 0);
  protected readonly kept = computed(() =>
    Object.entries(this.rest()).filter((one): one is [string, string] => one[1] !== undefined),
  );
  protected readonly said = computed(() =>
    this.words.list(
      this.fields().flatMap(({ name, chosen }) =>
        chosen ? [`${this.words.say(LABELS[name])}: ${this.words.field(chosen.title)}`] : [],
      ),
    ),
  );

  protected narrow(event: Event, fold: HTMLDetailsElement): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    const given = this.offered().map(({ name }) => {
      const value = data.get(name);
      return [name, typeof value === 'string' && value !== '' ? value : null] as const;
    });
    void this.router.navigate([], {
      queryParams: Object.fromEntries(given),
      queryParamsHandling: 'merge',
    });
    fold.open = false;
  }
}
