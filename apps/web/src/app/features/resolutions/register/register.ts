import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { convertToParamMap, Router, RouterLink } from '@angular/router';
import {
  RESOLUTION_SORTS,
  RESOLUTION_STATES,
  type Resolution,
  type ResolutionDetails,
  type ResolutionState,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { DateField } from '@wegmarke/ui/date-field';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { RegisterStore } from '../register-store';
import { ResolutionForm } from '../resolution-form';
import {
  isNarrowed,
  readFilter,
  RESULT_CHOICES,
  SORT_WORDS,
  type FilterName,
  type ResolutionFilter,
} from '../resolution-filter';
import { StateMark } from '../state-mark';

/** The register of resolutions, narrowed and put in order by the address: a plain form, so that it works without a script. */
@Component({
  selector: 'wm-register',
  imports: [
    DateField,
    EmptyState,
    FailurePanel,
    Icon,
    MatButton,
    ResolutionForm,
    RouterLink,
    StateMark,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register.html',
  styleUrl: './register.css',
})
export class Register {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(RegisterStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly states = RESOLUTION_STATES;
  protected readonly results = RESULT_CHOICES;
  protected readonly orders = RESOLUTION_SORTS.flatMap((sort) =>
    [true, false].map((isDown) => ({
      value: isDown ? `-${sort}` : sort,
      isDown,
      word: SORT_WORDS[sort],
    })),
  );
  protected readonly filter = computed<ResolutionFilter>(
    () => this.store.page()?.filter ?? readFilter(convertToParamMap({})),
  );
  protected readonly path = computed(() => `/${this.place.slug()}/resolutions`);
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  protected readonly mayManage = computed(() => this.session.can(this.place.slug(), 'resolution.manage'));
  protected readonly isAdding = signal(false);

  constructor() {
    inject(Live).follow(['plan', 'resolutions'], () => this.store.refresh(), { keepsTyping: true });
    const title = computed(() => this.words.say('nav.resolutions'));
    inject(PageTitle).follow(title, inject(Injector));
    const announcer = inject(Announcer);
    let shown: unknown = null;
    effect(() => {
      const list = this.store.read()?.list;
      if (shown && list && list !== shown)
        announcer.announce(this.words.say('resolutions.found', { count: list.total }));
      shown = list ?? shown;
    });
  }

  protected stateWord(state: ResolutionState): WordKey {
    return `resolution.state.${state}`;
  }

  protected resultWord(result: (typeof RESULT_CHOICES)[number]): WordKey {
    return result === 'none' ? 'resolutions.undecided' : `resolution.result.${result}`;
  }

  /** "beschlossen am 12. März 2026, TOP 7.2" */
  protected decision({ result, decidedOn, item }: Resolution): string {
    const parts = [this.words.say(this.resultWord(result ?? 'none'))];
    if (decidedOn !== null) parts.push(this.words.date(decidedOn));
    if (item !== null) parts.push(this.words.say('resolutions.item', { item }));
    return parts.join(' · ');
  }

  /** The address with some of its parameters changed; another filter starts at the first page. */
  protected query(changes: Partial<Record<FilterName, string | null>>): Record<string, string | null> {
    return { ...this.filter(), cursor: null, ...changes };
  }

  /** What the form leaves as it is. */
  protected readonly kept = computed(() =>
    (['project', 'revision'] as const).flatMap((name) => {
      const value = this.filter()[name];
      return value === null ? [] : [[name, value] as const];
    }),
  );

  protected show(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const given = Object.fromEntries(
      [...data].flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
      ),
    );
    void this.router.navigate([this.path()], { queryParams: given });
  }

  protected onAdded({ id }: ResolutionDetails): void {
    this.isAdding.set(false);
    void this.router.navigate([this.path(), id]);
  }
}
