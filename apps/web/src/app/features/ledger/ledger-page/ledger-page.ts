import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Params, Router, RouterLink } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';
import { DateField } from '@wegmarke/ui/date-field';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { LevelChanges } from '../../../language/level-changes';
import { StrategyFiles } from '../../../export/strategy-files';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import { accountAsked, listAsked } from '../ledger-api';
import { LEDGER_KINDS, type LedgerFilter, type LedgerKind } from '../ledger-filter';
import { LedgerStore } from '../ledger-store';
import { AccountTable } from './account-table';
import { RevisionItem } from './revision-item';

/** The plan ledger: what was changed, when and why; and the account of what became of what was adopted. */
@Component({
  selector: 'wm-ledger-page',
  imports: [
    AccountTable,
    DateField,
    EmptyState,
    FailurePanel,
    Icon,
    LevelChanges,
    MatButton,
    NoStrategy,
    RevisionItem,
    RouterLink,
    StrategyFiles,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ledger-page.html',
  styleUrl: './ledger-page.css',
})
export class LedgerPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(LedgerStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly path = computed(() => `/${this.place.slug()}/ledger`);
  protected readonly today = computed(() => this.place.today());
  protected readonly filter = computed(() => this.store.page()?.filter ?? null);
  protected readonly listAsked = listAsked;
  protected readonly accountAsked = accountAsked;
  /** Texts alone are told to members. */
  protected readonly kinds = computed(() =>
    LEDGER_KINDS.filter(
      (kind) => kind !== 'described' || this.session.membershipIn(this.place.slug()) !== null,
    ),
  );

  constructor() {
    const title = computed(() => this.words.say('nav.ledger'));
    inject(PageTitle).follow(title, inject(Injector));
    const announcer = inject(Announcer);
    let shown: unknown = null;
    effect(() => {
      const list = this.store.facts()?.list;
      if (shown && list && list !== shown)
        announcer.announce(this.words.say('ledger.found', { count: list.total }));
      shown = list ?? shown;
    });
  }

  protected kindWord(kind: LedgerKind): WordKey {
    return `ledger.kind.${kind}`;
  }

  /** The address with some of its parameters changed; another filter starts at the newest entry. */
  protected query(changes: Partial<Record<keyof LedgerFilter, string | null>>): Params {
    const filter = this.filter();
    if (!filter) return changes;
    const { kind, pillar, project, from, to, on } = filter;
    return { kind: kind === 'plan' ? null : kind, pillar, project, from, to, on, ...changes };
  }

  /** What a form leaves as it is. */
  protected keptBeside(...names: readonly string[]): readonly (readonly [string, string])[] {
    return Object.entries(this.query({})).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' && !names.includes(name) ? [[name, value] as const] : [],
    );
  }

  protected show(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const given = [...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    const queryParams = Object.fromEntries(
      given.filter(([name, value]) => value !== '' && !(name === 'kind' && value === 'plan')),
    );
    void this.router.navigate([this.path()], { queryParams });
  }
}
