import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Occasion } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import type { AsOfQuestion } from '../as-of';

/** So many occasions are offered beside the free choice of a day. */
const OFFERED = 3;

/** Which day, compared with which, as known when. A plain form and links: it works without a script. */
@Component({
  selector: 'wm-as-of-form',
  imports: [DateField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './as-of-form.html',
  styleUrl: './as-of-form.css',
})
export class AsOfForm {
  readonly question = input.required<AsOfQuestion>();
  /** The page that answers. */
  readonly path = input.required<string>();
  /** Query parameters that stay as they are. */
  readonly kept = input<Readonly<Record<string, string>>>({});
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly router = inject(Router);

  protected readonly today = computed(() => this.place.today());
  protected readonly on = computed(() => this.question().on ?? this.today());
  protected readonly keptFields = computed(() => Object.entries(this.kept()));
  protected readonly occasions = computed<readonly Occasion[]>(() =>
    (this.place.strategy()?.occasions ?? []).filter((occasion) => occasion.on < this.on()).slice(0, OFFERED),
  );
  /** The two ways to look at a past day. */
  protected readonly isPast = computed(() => this.on() < this.today());

  protected isUnreadable(name: 'on' | 'compare'): boolean {
    return this.question().unreadable.includes(name);
  }

  protected query(changes: Readonly<Record<string, string | null>>): Record<string, string | null> {
    const { on, knownAt, compare } = this.question();
    return { ...this.kept(), on, knownAt, compare, ...changes };
  }

  protected show(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string | null => {
      const value = data.get(name);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    const on = text('on');
    void this.router.navigate([this.path()], {
      queryParams: this.query({
        on: on === this.today() ? null : on,
        compare: text('compare') ?? 'none',
        knownAt: this.question().knownAt === null || on === this.today() ? null : on,
      }),
    });
  }
}
