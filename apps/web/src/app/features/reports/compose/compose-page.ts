import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { can } from '@wegmarke/domain/permissions';
import type { OfficeRecord, ReportSection } from '@wegmarke/domain/contracts';
import { differences } from '@wegmarke/domain/editions';
import { Icon } from '@wegmarke/ui/icon';
import { load, sayFailure, sayTrouble } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { MatButton } from '@angular/material/button';
import { EditionDocument } from '../document/edition-document';
import { ReportsApi } from '../reports-api';
import { CouncilFields } from './council-fields';
import { DifferenceList } from './difference-list';
import { Drafting } from './drafting';
import { FrameFields } from './frame-fields';
import { ReportSteps } from './report-steps';
import { ReportStore } from './report-store';
import { SectionFields } from './section-fields';

const PANES = ['edit', 'preview', 'differences'] as const;
type Pane = (typeof PANES)[number];

/** A report under way: what its authors choose and write, the page as it will be, and what is new in it. */
@Component({
  selector: 'wm-compose-page',
  imports: [
    CouncilFields,
    DifferenceList,
    EditionDocument,
    FailurePanel,
    FrameFields,
    Icon,
    MatButton,
    ReportSteps,
    RouterLink,
    SectionFields,
  ],
  providers: [Drafting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compose-page.html',
  styleUrl: './compose-page.css',
})
export class ComposePage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ReportStore);
  private readonly api = inject(ReportsApi);
  private readonly session = inject(SessionStore);
  protected readonly panes = PANES.map((name) => ({ name, word: `member.report.${name}` as const }));
  protected readonly pane = signal<Pane>('edit');
  protected readonly offices = signal<readonly OfficeRecord[]>([]);
  protected readonly marks = signal(false);
  /** Whether whoever looks may change what stands there. */
  protected readonly edits = computed(() => {
    const membership = this.session.membershipIn(this.place.slug());
    if (!membership || this.store.stored()?.state !== 'draft') return false;
    const { personId, roles, offices } = membership;
    return can({ kind: 'member', accountId: '', personId, roles, offices }, 'report.compose');
  });
  protected readonly stateWord = computed(
    () => `member.report.state.${this.store.stored()?.state ?? 'draft'}` as const,
  );
  protected readonly differences = computed(() => {
    const [previous, preview] = [this.store.previous(), this.store.preview()];
    return previous && preview ? differences(previous, preview.content, preview.words) : null;
  });
  protected readonly since = computed(() => {
    const previous = this.store.previous();
    if (!previous) return null;
    const number = this.words.number(previous.number ?? 0);
    return {
      heading: this.words.say('member.report.since', { number, on: this.words.date(previous.on) }),
      mark: this.words.say('member.report.marked', { number }),
    };
  });
  protected readonly marked = computed<ReadonlySet<ReportSection>>(() =>
    this.marks() ? new Set(this.differences()?.map(({ section }) => section)) : new Set(),
  );
  protected readonly saving = computed(() => {
    switch (this.store.saving()) {
      case 'saved':
        return this.words.say('member.report.saved');
      case 'saving':
        return this.words.say('member.report.saving');
      case 'offline':
        return this.words.say('member.report.offline');
      case 'refused': {
        const failure = this.store.refusal();
        return this.words.say('member.report.refused', {
          why: failure ? sayTrouble(this.words, failure) : '',
        });
      }
      case 'conflict':
        return '';
    }
  });
  protected readonly previewTrouble = computed(() => {
    const failure = this.store.previewFailure();
    return failure && `${this.words.say('member.report.previewNone')} ${sayFailure(this.words, failure)}`;
  });
  protected readonly conflict = computed(() => {
    const fields = this.store.conflicts();
    if (fields.length === 0) return null;
    return this.words.say('member.report.conflict', {
      fields: this.words.list(fields.map((field) => this.nameOf(field))),
    });
  });

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.store.stored()?.title ?? this.words.say('member.report.compose')),
      inject(Injector),
    );
    const announcer = inject(Announcer);
    effect(() => {
      if (['offline', 'refused'].includes(this.store.saving())) announcer.announce(this.saving());
    });
    // Only who edits chooses an office.
    effect(() => {
      if (this.edits() && this.offices().length === 0) void this.loadOffices();
      if (this.store.stored() && !this.edits() && this.pane() === 'edit') this.pane.set('preview');
    });
  }

  private nameOf(field: string): string {
    const keys = [`member.report.${field}`, `member.report.${field}Field`];
    const key = keys.find((each) => this.words.has(each));
    return key !== undefined && this.words.has(key)
      ? this.words.say(key)
      : this.words.say('member.report.sections');
  }

  private async loadOffices(): Promise<void> {
    const loaded = await load(() => this.api.offices(this.place.slug()));
    if (loaded.state === 'ready' && loaded.value.items.length > 0) this.offices.set(loaded.value.items);
  }
}
