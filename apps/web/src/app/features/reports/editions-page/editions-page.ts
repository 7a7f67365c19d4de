import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Edition } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { EditionFiles } from '../edition-files';
import { EditionsStore } from '../editions-store';

/** The editions of a session. */
interface Session {
  readonly key: string;
  readonly heading: string;
  readonly editions: readonly Edition[];
}

/** All sealed reports by session, newest first, with what corrects what. */
@Component({
  selector: 'wm-editions-page',
  imports: [EditionFiles, EmptyState, FailurePanel, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './editions-page.html',
  styleUrl: './editions-page.css',
})
export class EditionsPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(EditionsStore);
  private readonly session = inject(SessionStore);
  /** Who holds an office may have one to write or to approve. */
  protected readonly mayCompose = computed(
    () => (this.session.membershipIn(this.place.slug())?.offices.length ?? 0) > 0,
  );
  protected readonly sessions = computed<readonly Session[]>(() => {
    const sessions = new Map<string, Edition[]>();
    for (const edition of this.store.editions() ?? []) {
      const key = `${edition.sessionOn ?? ''} ${edition.body}`;
      sessions.set(key, [...(sessions.get(key) ?? []), edition]);
    }
    return [...sessions].map(([key, editions]) => ({ key, heading: this.headingOf(editions[0]), editions }));
  });

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('reports.title')),
      inject(Injector),
    );
  }

  protected direction({ language }: Edition): 'ltr' | 'rtl' {
    return language === 'ar' ? 'rtl' : 'ltr';
  }

  private headingOf(edition: Edition | undefined): string {
    if (!edition) return '';
    const { body, sessionOn } = edition;
    if (sessionOn === null) return body;
    return `${body}, ${this.words.date(sessionOn)}`;
  }
}
