import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { PHASES, type Health } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { StrategyFiles } from '../../../export/strategy-files';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import { narrowings, SORT_WORDS, SORTS, type FilterName, type ProjectFilter } from '../project-filter';
import { ProjectListStore } from '../project-list-store';
import { ProjectTable } from './project-table';

const NO_FILTER: ProjectFilter = {
  pillar: null,
  office: null,
  phase: null,
  health: null,
  q: null,
  sort: null,
  cursor: null,
};

/** All projects, narrowed and put in order by the address: a plain form, so that it works without a script. */
@Component({
  selector: 'wm-project-list',
  imports: [EmptyState, FailurePanel, Icon, MatButton, NoStrategy, ProjectTable, RouterLink, StrategyFiles],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-list.html',
  styleUrl: './project-list.css',
})
export class ProjectList {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ProjectListStore);
  private readonly router = inject(Router);
  protected readonly phases = PHASES;
  protected readonly healths: readonly Health[] = ['off-course', 'at-risk', 'on-course', 'not-measurable'];

  protected readonly orders = SORTS.flatMap((sort) =>
    [false, true].map((isDown) => ({
      value: isDown ? `-${sort}` : sort,
      isDown,
      word: SORT_WORDS[sort],
    })),
  );

  protected readonly filter = computed(() => this.store.page()?.filter ?? NO_FILTER);
  protected readonly path = computed(() => `/${this.place.slug()}/projects`);
  protected readonly narrowedBy = computed(() => narrowings(this.filter()));
  /** What the list is asked, whatever the page. */
  protected readonly asked = computed(() => ({ ...this.filter(), cursor: null }));
  protected readonly list = this.store.list;

  constructor() {
    inject(Live).follow(['plan', 'offices'], () => this.store.refresh());
    const title = computed(() => this.words.say('nav.projects'));
    inject(PageTitle).follow(title, inject(Injector));
    const announcer = inject(Announcer);
    let shown: unknown = null;
    effect(() => {
      const list = this.list();
      if (shown && list && list !== shown) {
        announcer.announce(this.words.say('project.found', { count: list.total }));
      }
      shown = list ?? shown;
    });
  }

  protected phaseWord(phase: (typeof PHASES)[number]): WordKey {
    return `phase.${phase}`;
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  /** The address with some of its parameters changed; another filter starts at the first page. */
  protected query(changes: Partial<Record<FilterName, string | null>>): Record<string, string | null> {
    return { ...this.filter(), cursor: null, ...changes };
  }

  protected show(event: Event, fold: HTMLDetailsElement): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const given = Object.fromEntries(
      [...data].flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
      ),
    );
    void this.router.navigate([this.path()], { queryParams: given });
    fold.open = false;
  }
}
