import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Params, RouterLink } from '@angular/router';
import { localDay } from '@wegmarke/domain/calendar';
import type { Revision, RevisionEntry, RevisionKind, Share } from '@wegmarke/domain/contracts';
import { entryDeed, entryToward, entryValue } from '@wegmarke/domain/sentences';
import type { WordKey } from '@wegmarke/domain/words';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { TakeBack } from './take-back';

/** So many entries stand open; the others unfold. */
const SHOWN = 6;

interface FigureRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** One revision: what it did, when, why, by which office and on whose paper, and the figures around it. */
@Component({
  selector: 'wm-revision-item',
  imports: [MatButton, RouterLink, TakeBack, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './revision-item.html',
  styleUrl: './revision-item.css',
})
export class RevisionItem {
  readonly revision = input.required<Revision>();
  /** Something was taken back: what the list shows is no longer all. */
  readonly taken = output();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  protected readonly isTaking = signal(false);

  protected readonly first = computed(() => this.revision().entries.slice(0, SHOWN));
  protected readonly rest = computed(() => this.revision().entries.slice(SHOWN));
  protected readonly path = computed(() => `/${this.place.slug()}/ledger`);
  protected readonly day = computed(() => localDay(new Date(this.revision().recordedAt), this.timeZone()));
  protected readonly courseThen = computed<Params>(() => ({ on: this.day(), knownAt: this.day() }));
  protected readonly mayTakeBack = computed(
    () => this.revision().undoneBy === null && this.session.can(this.place.slug(), 'plan.change'),
  );
  protected readonly heading = computed(() =>
    this.words.list(this.revision().kinds.map((kind) => this.words.say(this.kindWord(kind)))),
  );
  /** "12. März 2026 um 14:02 · Stabsstelle Digitalisierung · Vorlage 2026/0077" */
  protected readonly remarks = computed(() => {
    const { recordedAt, office, person, paper } = this.revision();
    return [
      this.words.say('ledger.recorded', { at: this.words.instant(recordedAt, this.timeZone()) }),
      office && this.words.field(office),
      person,
      paper && this.words.say('changes.paper', { paper }),
    ]
      .filter((text) => text !== null && text !== '')
      .join(' · ');
  });
  /** What the product itself gives as the reason is said in the reader's language. */
  protected reasonSaid(reason: string): string {
    const { reasonTexts } = this.revision();
    return reasonTexts ? this.words.field(reasonTexts) : reason;
  }

  protected readonly figures = computed<readonly FigureRow[]>(() => {
    const { before, after } = this.revision();
    const rows = (['today', 'adopted'] as const).flatMap((scope) =>
      (['actual', 'planned'] as const).map((figure) => ({
        name: this.words.say('ledger.figure', {
          scope: this.words.say(scope === 'today' ? 'fact.today' : 'fact.adopted'),
          what: this.words.say(figure === 'actual' ? 'explain.actual' : 'explain.planned'),
        }),
        before: this.percent(before?.[scope][figure] ?? null),
        after: this.percent(after[scope][figure]),
      })),
    );
    return rows;
  });
  protected readonly isMoving = computed(() => this.figures().some(({ before, after }) => before !== after));

  protected kindWord(kind: RevisionKind): WordKey {
    return `ledger.kind.${kind}`;
  }

  protected deed(entry: RevisionEntry): string {
    return entryDeed(this.words, entry);
  }

  /** "nach „Schule“ · Gewicht 1 → 4 · gilt ab 1. März 2026 · inzwischen zurückgenommen" */
  protected details(entry: RevisionEntry): string {
    return [
      entryToward(this.words, entry),
      entryValue(this.words, entry),
      entry.validOn === this.day()
        ? ''
        : this.words.say('ledger.validOn', { on: this.words.date(entry.validOn) }),
      entry.retracted ? this.words.say('ledger.retracted') : '',
    ]
      .filter((text) => text !== '')
      .join(' · ');
  }

  protected onTaken(): void {
    this.isTaking.set(false);
    this.taken.emit();
  }

  private percent(share: Share | null): string {
    return share ? this.words.percent(share, 1) : '–';
  }

  private timeZone(): string {
    return this.place.municipality()?.timeZone ?? 'UTC';
  }
}
