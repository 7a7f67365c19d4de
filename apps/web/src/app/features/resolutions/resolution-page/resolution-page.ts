import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { localDay } from '@wegmarke/domain/calendar';
import type { DecidedMilestone, Revision, RevisionEntry, RevisionKind } from '@wegmarke/domain/contracts';
import { entryDeed, entryToward, entryValue } from '@wegmarke/domain/sentences';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { failureOf, sayTrouble, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { ResolutionForm } from '../resolution-form';
import { ResolutionStore, type TiedRevision } from '../resolution-store';
import { ResolutionsApi } from '../resolutions-api';
import { StateMark } from '../state-mark';
import { TieForm } from './tie-form';

/** So many entries of a revision are told; the ledger tells all. */
const MOST_ENTRIES = 6;
/** Of several states the one that a mark shows: what needs attention first. */
const URGENCY: readonly WaymarkState[] = ['done', 'overdue', 'late', 'due'];

/** One resolution: what it decided in the plan, and how far that is carried out. */
@Component({
  selector: 'wm-resolution-page',
  imports: [
    FailurePanel,
    Icon,
    MatButton,
    ResolutionForm,
    RouterLink,
    SampleFlag,
    StateMark,
    TieForm,
    UserText,
    Waymark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './resolution-page.html',
  styleUrl: './resolution-page.css',
})
export class ResolutionPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ResolutionStore);
  private readonly api = inject(ResolutionsApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly resolution = computed(() => this.store.read()?.resolution ?? null);
  protected readonly path = computed(() => `/${this.place.slug()}/resolutions`);
  protected readonly mayManage = computed(() => this.session.can(this.place.slug(), 'resolution.manage'));
  protected readonly isEditing = signal(false);
  protected readonly isTying = signal(false);
  /** Asked once more before it is gone. */
  protected readonly isRemoving = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  /** "beschlossen · 12. März 2026 · Rat · TOP 7.2 · Entscheidung" */
  protected readonly facts = computed(() => {
    const shown = this.resolution();
    if (!shown) return [];
    const { result, decidedOn, item, body, role } = shown;
    return [
      [this.words.say('resolutions.body'), body],
      [this.words.say('resolutions.role'), this.words.say(`resolution.role.${role}`)],
      [
        this.words.say('resolutions.result'),
        this.words.say(result === null ? 'resolutions.undecided' : `resolution.result.${result}`),
      ],
      [
        this.words.say('resolutions.decided'),
        [
          decidedOn === null ? '–' : this.words.date(decidedOn),
          ...(item === null ? [] : [this.words.say('resolutions.item', { item })]),
        ].join(' · '),
      ],
    ] as const;
  });

  constructor() {
    inject(Live).follow(['plan', 'resolutions'], () => this.store.refresh(), { keepsTyping: true });
    const title = computed(() => this.resolution()?.reference ?? this.words.say('nav.resolutions'));
    inject(PageTitle).follow(title, inject(Injector));
  }

  protected kinds({ kinds }: Revision): string {
    return this.words.list(kinds.map((kind: RevisionKind) => this.words.say(`ledger.kind.${kind}`)));
  }

  protected recorded({ recordedAt, office }: Revision): string {
    const day = localDay(new Date(recordedAt), this.place.municipality()?.timeZone ?? 'UTC');
    const at = this.words.date(day);
    return [this.words.say('ledger.recorded', { at }), office && this.words.field(office)]
      .filter((text) => text !== null && text !== '')
      .join(' · ');
  }

  protected told({ entries }: Revision): readonly RevisionEntry[] {
    return entries.slice(0, MOST_ENTRIES);
  }

  protected beyond({ entryCount }: Revision): number {
    return Math.max(0, entryCount - MOST_ENTRIES);
  }

  /** "Termin neu beschlossen: 1. Mai 2026 statt 1. März 2026" */
  protected sentence(entry: RevisionEntry): string {
    const more = [entryToward(this.words, entry), entryValue(this.words, entry)].filter(
      (text) => text !== '',
    );
    return [entryDeed(this.words, entry), ...more].join(' · ');
  }

  protected isLeading({ strategyId }: TiedRevision): boolean {
    return this.place.strategy()?.id === strategyId;
  }

  protected state({ states }: DecidedMilestone): WaymarkState {
    return URGENCY.find((state) => states.some((each) => each === state)) ?? 'planned';
  }

  protected stateWord(milestone: DecidedMilestone): WordKey {
    if (milestone.left !== null) return `ledger.col.${milestone.left}`;
    return `state.${this.state(milestone)}`;
  }

  protected dayOf({ completedOn, promisedOn, baselineOn }: DecidedMilestone): string | null {
    return completedOn ?? promisedOn ?? baselineOn;
  }

  protected async follow(follows: boolean): Promise<void> {
    await this.send(
      this.store.write((slug, { id }) => this.api.follow(slug, id, follows)),
      '',
    );
  }

  protected async tie(
    tied: { readonly strategyId: string; readonly revision: number },
    isTied: boolean,
  ): Promise<void> {
    const done = this.words.say(isTied ? 'member.resolution.tied' : 'member.resolution.untied');
    await this.send(
      this.store.write((slug, resolution) => this.api.tie(slug, resolution, tied, isTied)),
      done,
    );
    if (this.trouble() === '') this.isTying.set(false);
  }

  protected untieWord({ told }: TiedRevision): string {
    return this.words.say('member.resolution.untie', { revision: this.words.number(told.revision) });
  }

  protected async remove(): Promise<void> {
    const shown = this.resolution();
    if (!shown) return;
    if (!this.isRemoving()) {
      this.isRemoving.set(true);
      return;
    }
    try {
      await this.api.remove(this.place.slug(), shown);
      await this.router.navigate([this.path()]);
    } catch (error) {
      this.isRemoving.set(false);
      this.trouble.set(sayTrouble(this.words, failureOf(error)));
    }
  }

  protected async onSaved(): Promise<void> {
    this.isEditing.set(false);
    await this.store.refresh();
  }

  private async send(written: Promise<Failure | null>, done: string): Promise<void> {
    this.isBusy.set(true);
    const failure = await written;
    this.isBusy.set(false);
    this.trouble.set(failure ? sayTrouble(this.words, failure) : '');
    if (!failure && done !== '') this.announcer.announce(done);
  }
}
