import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { localDay } from '@wegmarke/domain/calendar';
import type { ResolutionRevision, Revision } from '@wegmarke/domain/contracts';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { failureOf, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { ResolutionsApi } from '../resolutions-api';

/** Chooses one of the latest changes of the plan that is not tied yet. */
@Component({
  selector: 'wm-tie-form',
  imports: [SheetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-sheet-form
      [heading]="words.say('member.resolution.tie')"
      [level]="2"
      [trouble]="trouble()"
      [isBusy]="isBusy() || choices().length === 0"
      [cancelWord]="words.say('action.cancel')"
      [sendWord]="words.say('member.resolution.tie')"
      (closed)="closed.emit()"
      (send)="send()"
    >
      @if (choices().length > 0) {
        <div class="wm-control">
          <label for="tie-revision">{{ words.say('member.resolution.tieWhich') }}</label>
          <select class="wm-input" id="tie-revision" (change)="choose($event)">
            @for (choice of choices(); track choice.revision) {
              <option [value]="choice.revision">{{ choice.text }}</option>
            }
          </select>
        </div>
      } @else if (isRead()) {
        <p>{{ words.say('member.resolution.tieNone') }}</p>
      }
    </wm-sheet-form>
  `,
  styles: `
    .wm-control {
      display: grid;
      max-inline-size: 640px;
    }
  `,
})
export class TieForm implements OnInit {
  readonly tied = input.required<readonly ResolutionRevision[]>();
  readonly isBusy = input.required<boolean>();
  readonly closed = output();
  readonly chosen = output<{ readonly strategyId: string; readonly revision: number }>();
  protected readonly words = inject(WORDS);
  private readonly api = inject(ResolutionsApi);
  private readonly place = inject(PlaceStore);
  private readonly recent = signal<readonly Revision[]>([]);
  private readonly picked = signal<number | null>(null);
  protected readonly isRead = signal(false);
  protected readonly trouble = signal('');
  protected readonly choices = computed(() => {
    const strategyId = this.place.strategy()?.id;
    const known = this.tied().filter((each) => each.strategyId === strategyId);
    return this.recent()
      .filter(({ revision, paper }) => paper === null && known.every((each) => each.revision !== revision))
      .map((revision) => ({ revision: revision.revision, text: this.textOf(revision) }));
  });

  ngOnInit(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const strategy = this.place.strategy();
    try {
      if (strategy) this.recent.set((await this.api.recentRevisions(this.place.slug(), strategy.id)).items);
      this.isRead.set(true);
    } catch (error) {
      this.trouble.set(sayFailure(this.words, failureOf(error)));
    }
  }

  protected choose(event: Event): void {
    this.picked.set(Number((event.target as HTMLSelectElement).value));
  }

  protected send(): void {
    const strategy = this.place.strategy();
    const [first] = this.choices();
    const revision = this.picked() ?? first?.revision;
    if (strategy && revision !== undefined) this.chosen.emit({ strategyId: strategy.id, revision });
  }

  /** "Eintrag 12, 3. Mai 2026: Neu beschlossene Termine, „Baugenehmigung“" */
  private textOf({ revision, recordedAt, kinds, entries }: Revision): string {
    const day = localDay(new Date(recordedAt), this.place.municipality()?.timeZone ?? 'UTC');
    const what = this.words.list(kinds.map((kind) => this.words.say(`ledger.kind.${kind}`)));
    const [first] = entries;
    const about = first && first.subjectType !== 'strategy' ? `: ${this.words.field(first.title)}` : '';
    const entry = this.words.say('ledger.entry', { revision: this.words.number(revision) });
    return `${entry}, ${this.words.shortDate(day)}, ${what}${about}`;
  }
}
