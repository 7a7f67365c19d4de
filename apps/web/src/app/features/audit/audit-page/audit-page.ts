import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Params, Router, RouterLink } from '@angular/router';
import { AUDIT_NOUNS, EXPORT_FORMATS } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { Icon } from '@wegmarke/ui/icon';
import { EventLine } from '../../../history/event-line';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { fileAddress } from '../audit-api';
import { AuditStore } from '../audit-store';

/** The log of events: who did what when, beside the plan. */
@Component({
  selector: 'wm-audit-page',
  imports: [DateField, EventLine, FailurePanel, Icon, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(AuditStore);
  private readonly router = inject(Router);
  protected readonly path = computed(() => `/${this.place.slug()}/audit`);
  protected readonly kinds = computed(() => {
    const { compare } = new Intl.Collator(this.words.language);
    return AUDIT_NOUNS.map((noun) => ({ noun, word: this.words.say(`member.audit.noun.${noun}`) })).toSorted(
      (a, b) => compare(a.word, b.word),
    );
  });
  protected readonly files = computed(() =>
    EXPORT_FORMATS.map((format) => ({
      name: format.toUpperCase(),
      address: fileAddress(this.place.slug(), format, this.store.filter(), this.words.language),
    })),
  );

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('member.audit.title')),
      inject(Injector),
    );
    const announcer = inject(Announcer);
    let shown: unknown = null;
    effect(() => {
      const list = this.store.facts()?.list;
      if (shown && list && list !== shown)
        announcer.announce(this.words.say('member.audit.count', { count: list.total }));
      shown = list ?? shown;
    });
  }

  protected older(cursor: string): Params {
    return { ...this.store.filter(), cursor };
  }

  protected show(event: Event): void {
    event.preventDefault();
    const given = [...new FormData(event.target as HTMLFormElement)];
    const queryParams = Object.fromEntries(given.filter(([, value]) => value !== ''));
    void this.router.navigate([this.path()], { queryParams });
  }
}
